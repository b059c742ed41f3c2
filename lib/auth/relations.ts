import type { Actor, Role } from '@/lib/auth/model'
import { principalsOf, workUnitsOf } from '@/lib/auth/principals'
import type { AccessReason } from '@/lib/cases/model'
import type { RefusalCode } from '@/lib/core/result'

/** A named condition between actor and subject, and what is said when it does not hold. Pure; `now` is epoch milliseconds. */
export interface Relation<Subject> {
  name: string
  refusal: RefusalCode
  holds(actor: Actor, subject: Subject, now: number): boolean
}

/** One row of `access`: who, why, from when, until when (null: until ended). */
interface AccessFact {
  accountId: string | null
  unitId: string | null
  reason: AccessReason
  validFrom: number
  validUntil: number | null
}

/** What the rules about a file need to know of it. */
export interface FileFacts {
  authorityId: string
  unitId: string
  protection: 'none' | 'marked' | 'protectedRegistration' | 'assumedIdentity'
  access: AccessFact[]
  /** Those who have declared a tie to the person (FL 16–17 §§): accounts to whom the file is closed. */
  closedTo: readonly string[]
}

/** Whether a row counts at `now`. */
export const isLive = ({ validFrom, validUntil }: Pick<AccessFact, 'validFrom' | 'validUntil'>, now: number): boolean =>
  validFrom <= now && (validUntil === null || validUntil > now)

/** OSL 8:1: secrecy holds between authorities, so another authority's row does not exist for the actor. */
export const atOwnAuthority: Relation<{ authorityId: string }> = {
  name: 'atOwnAuthority',
  refusal: 'notFound',
  holds: (actor, subject) => subject.authorityId === actor.authorityId,
}

/**
 * Decisions 24: a live access row for the person or a unit of theirs; a protected file only a row for the person. A declared
 * conflict closes every row: it stands here and not beside, so that no permission can be written without it.
 */
export const hasLiveAccess: Relation<FileFacts> = {
  name: 'hasLiveAccess',
  refusal: 'notFound',
  holds(actor, { protection, access, closedTo }, now) {
    const principals = new Set(principalsOf(actor))
    return !closedTo.includes(actor.accountId) && access.some((row) => isLive(row, now)
      && (protection === 'none' ? principals.has(row.accountId ?? row.unitId ?? '') : row.accountId === actor.accountId))
  },
}

/** Who leads the unit's work distributes its files; a coordinator elsewhere does not. */
export const leadsTheUnit: Relation<{ unitId: string }> = {
  name: 'leadsTheUnit',
  refusal: 'notPermitted',
  holds: (actor, { unitId }) => holdsIn(actor, unitId, ['coordinator', 'manager']),
}

/** A file is opened in a unit where one works with files. */
export const worksInUnit: Relation<{ unitId: string }> = {
  name: 'worksInUnit',
  refusal: 'notPermitted',
  holds: (actor, { unitId }) => holdsIn(actor, unitId, ['caseworker', 'coordinator']),
}

/** What a unit says of its own work is said by somebody who works with files there. */
export const sharesTheWork: Relation<{ unitId: string }> = {
  name: 'sharesTheWork',
  refusal: 'notPermitted',
  holds: (actor, { unitId }) => workUnitsOf(actor).includes(unitId),
}

/** Decisions 31: one more person on a protected file takes a second named person's yes. */
export const isUnprotected: Relation<{ protection: FileFacts['protection'] }> = {
  name: 'isUnprotected',
  refusal: 'protectedNeedsTwo',
  holds: (_actor, { protection }) => protection === 'none',
}

/** What is closed is a record of what was; it is no longer written in. */
export const isOpenFile: Relation<{ closedAt: number | null }> = {
  name: 'isOpenFile',
  refusal: 'caseClosed',
  holds: (_actor, { closedAt }) => closedAt === null,
}

/** Only what has ended begins again. */
export const isClosedFile: Relation<{ closedAt: number | null }> = {
  name: 'isClosedFile',
  refusal: 'changedByOther',
  holds: (_actor, { closedAt }) => closedAt !== null,
}

/** What everybody does to themselves and nobody to another. */
export const isOneself: Relation<{ accountId: string }> = {
  name: 'isOneself',
  refusal: 'notFound',
  holds: (actor, { accountId }) => accountId === actor.accountId,
}

export const holdsIn = (actor: Actor, unitId: string, roles: readonly Role[]): boolean =>
  actor.grants.some((grant) => grant.unitId === unitId && roles.includes(grant.role))
