import type { Actor, Role } from '@/lib/auth/model'
import { principalsOf } from '@/lib/auth/principals'
import type { RefusalCode } from '@/lib/core/result'

/** A named condition between actor and subject, and what is said when it does not hold. Pure; `now` is epoch milliseconds. */
export interface Relation<Subject> {
  name: string
  refusal: RefusalCode
  holds(actor: Actor, subject: Subject, now: number): boolean
}

/** One row of `access`: who, from when, until when (null: until ended). */
interface AccessFact {
  accountId: string | null
  unitId: string | null
  validFrom: number
  validUntil: number | null
}

/** What the rules about a file need to know of it. */
export interface FileFacts {
  authorityId: string
  unitId: string
  protection: 'none' | 'marked' | 'protectedRegistration' | 'assumedIdentity'
  access: AccessFact[]
}

/** OSL 8:1: secrecy holds between authorities, so another authority's row does not exist for the actor. */
export const atOwnAuthority: Relation<{ authorityId: string }> = {
  name: 'atOwnAuthority',
  refusal: 'notFound',
  holds: (actor, subject) => subject.authorityId === actor.authorityId,
}

/** Decisions 24: a live access row for the person or a unit of theirs; a protected file only a row for the person. */
export const hasLiveAccess: Relation<FileFacts> = {
  name: 'hasLiveAccess',
  refusal: 'notFound',
  holds(actor, { protection, access }, now) {
    const principals = new Set(principalsOf(actor))
    return access.some(({ accountId, unitId, validFrom, validUntil }) =>
      validFrom <= now && (validUntil === null || validUntil > now)
      && (protection === 'none' ? principals.has(accountId ?? unitId ?? '') : accountId === actor.accountId))
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

const holdsIn = (actor: Actor, unitId: string, roles: readonly Role[]): boolean =>
  actor.grants.some((grant) => grant.unitId === unitId && roles.includes(grant.role))
