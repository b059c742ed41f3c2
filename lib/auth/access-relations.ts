/** Who is named in a file, who answers for it, and who looks into what was done with it. Pure; `now` is epoch milliseconds. */
import type { Actor } from '@/lib/auth/model'
import { principalsOf } from '@/lib/auth/principals'
import { hasLiveAccess, holdsIn, isLive, type FileFacts, type Relation } from '@/lib/auth/relations'

/**
 * The named persons of a file: a live row of their own and no conflict. A broken glass names nobody: who came in that way
 * reads for half an hour and decides nothing.
 */
export const namedPersons = ({ access, closedTo }: Pick<FileFacts, 'access' | 'closedTo'>, now: number): string[] => [
  ...new Set(access.flatMap((row) =>
    (row.accountId !== null && row.reason !== 'breakGlass' && isLive(row, now) && !closedTo.includes(row.accountId) ? [row.accountId] : []))),
]

export const isNamed: Relation<FileFacts> = {
  name: 'isNamed',
  refusal: 'onlyNamed',
  holds: (actor, file, now) => namedPersons(file, now).includes(actor.accountId),
}

export const isProtected: Relation<{ protection: FileFacts['protection'] }> = {
  name: 'isProtected',
  refusal: 'notProtected',
  holds: (_actor, { protection }) => protection !== 'none',
}

/** Whoever leads the unit ends rows of an open file; of a protected one only the named persons know who has one. */
export const endsRows: Relation<FileFacts> = {
  name: 'endsRows',
  refusal: 'notPermitted',
  holds: (actor, file, now) => (file.protection === 'none' ? holdsIn(actor, file.unitId, ['coordinator', 'manager']) : isNamed.holds(actor, file, now)),
}

/** A row of one's own: what one shares with a unit is not one's to give up. */
export const holdsOwnRow: Relation<FileFacts> = {
  name: 'holdsOwnRow',
  refusal: 'notPermitted',
  holds: (actor, { access }, now) => access.some((row) => row.accountId === actor.accountId && isLive(row, now)),
}

/** The manager of the unit, or of the authority as a whole. */
export const managesTheUnit: Relation<{ unitId: string }> = {
  name: 'managesTheUnit',
  refusal: 'notFound',
  holds: (actor, { unitId }) => actor.grants.some(({ role, unitId: own }) => role === 'manager' && (own === unitId || own === null)),
}

/** A protected file of one's own unit that one may not open. Whoever is shut out by a conflict is told the same as if there were none. */
export const isBehindGlass: Relation<FileFacts> = {
  name: 'isBehindGlass',
  refusal: 'notFound',
  holds: (actor, file, now) => file.protection !== 'none' && holdsIn(actor, file.unitId, ['caseworker', 'coordinator', 'manager'])
    && !file.closedTo.includes(actor.accountId) && !hasLiveAccess.holds(actor, file, now),
}

export interface RequestFacts {
  unitId: string
  askedBy: string
  /** Whom it would name; null when it is about the protection. */
  accountId: string | null
  /** The file's named persons now, and those it is closed to. */
  named: readonly string[]
  closedTo: readonly string[]
}

/** Another named person answers; where the asker is the only one, whoever manages the unit, who sees nothing of the file. */
export const mayAnswer: Relation<RequestFacts> = {
  name: 'mayAnswer',
  refusal: 'notFound',
  holds: (actor, { unitId, askedBy, accountId, named, closedTo }, now) =>
    accountId !== actor.accountId && !closedTo.includes(actor.accountId) && named.includes(askedBy)
    && (named.includes(actor.accountId) || (named.length === 1 && managesTheUnit.holds(actor, { unitId }, now))),
}

/** A question is known to who asked, to the file's named persons, to whoever may answer it, and to whoever did. */
export const knowsOfIt: Relation<RequestFacts & { decidedBy: string | null }> = {
  name: 'knowsOfIt',
  refusal: 'notFound',
  holds: (actor, request, now) => !request.closedTo.includes(actor.accountId)
    && (request.named.includes(actor.accountId) || request.askedBy === actor.accountId || request.decidedBy === actor.accountId || mayAnswer.holds(actor, request, now)),
}

export const notTheOneWhoAsked: Relation<{ askedBy: string }> = {
  name: 'notTheOneWhoAsked',
  refusal: 'ownAccessRequest',
  holds: (actor, { askedBy }) => askedBy !== actor.accountId,
}

export const askedIt: Relation<Pick<RequestFacts, 'askedBy' | 'closedTo'>> = {
  name: 'askedIt',
  refusal: 'notFound',
  holds: (actor, { askedBy, closedTo }) => askedBy === actor.accountId && !closedTo.includes(actor.accountId),
}

/** Where a colleague works; null: in the authority as a whole. */
export interface ColleagueFacts { accountId: string; units: readonly (string | null)[] }

export const leadsThePerson: Relation<ColleagueFacts> = {
  name: 'leadsThePerson',
  refusal: 'notPermitted',
  holds: (actor, { accountId, units }) => accountId !== actor.accountId && units.length > 0
    && actor.grants.some(({ role, unitId }) => (unitId === null ? role === 'manager' : (role === 'coordinator' || role === 'manager') && units.includes(unitId))),
}

/** What one has declared oneself another takes back. */
export const notTheDeclarer: Relation<{ declaredBy: string }> = {
  name: 'notTheDeclarer',
  refusal: 'conflictTakesAnother',
  holds: (actor, { declaredBy }) => declaredBy !== actor.accountId,
}

/**
 * Who answers from the manager's side: whoever manages the unit or the authority; where none of them may, a manager of another unit;
 * where there is none, a second log reviewer. Told by the database (`portal.manager_side`), which knows everybody's roles and ties.
 */
export const managerSides = ['manager', 'otherManager', 'logReviewer', 'nobody'] as const
export type ManagerSide = (typeof managerSides)[number]

export interface GlassFacts { unitId: string; openedBy: string; managerSide: ManagerSide; spoken: readonly { side: 'manager' | 'logReviewer'; isOwn: boolean }[] }

const isReviewer = (actor: Actor, unitId: string): boolean =>
  actor.grants.some(({ role }) => role === 'logReviewer') && !principalsOf(actor).includes(unitId)

/**
 * From which side somebody looks into a broken glass; never one's own. Log review is by somebody outside the unit (lag 2001:454 10 §).
 * Whoever has spoken stays on the side they spoke from, whatever role they get: nobody is both. Where a second log reviewer stands in for
 * the manager, the side that is left is the side of whoever comes second.
 */
export function checkingSide(actor: Actor, { unitId, openedBy, managerSide, spoken }: GlassFacts, now: number): 'manager' | 'logReviewer' | null {
  if (openedBy === actor.accountId) return null
  const manages = managesTheUnit.holds(actor, { unitId }, now) || (managerSide === 'otherManager' && actor.grants.some(({ role }) => role === 'manager'))
  if (!manages && !isReviewer(actor, unitId)) return null
  const own = spoken.find(({ isOwn }) => isOwn)
  if (own) return own.side
  if (manages) return 'manager'
  return managerSide === 'logReviewer' && spoken.some(({ side }) => side === 'logReviewer') ? 'manager' : 'logReviewer'
}

export const looksInto: Relation<GlassFacts> = {
  name: 'looksInto',
  refusal: 'notFound',
  holds: (actor, glass, now) => checkingSide(actor, glass, now) !== null,
}
