import type { Actor, Role } from '@/lib/auth/model'

/** The roles whose work is with persons. Only they open files, and only through them is one of those who share a unit's inbox. */
const caseRoles = ['caseworker', 'coordinator', 'manager'] as const satisfies readonly Role[]

const isCaseRole = (role: Role): boolean => caseRoles.some((one) => one === role)

/** The units where the person works with files. */
export const workUnitsOf = (actor: Actor): string[] =>
  [...new Set(actor.grants.flatMap(({ role, unitId }) => (unitId !== null && isCaseRole(role) ? [unitId] : [])))]

/** On whose behalf access rows count (decisions 24): the person, and each unit where the person works with files. */
export const principalsOf = (actor: Actor): string[] => [actor.accountId, ...workUnitsOf(actor)]

/**
 * The setting `app.roles`: each role as such, and as `role@unit` where it belongs to a unit, since roles belong to a person in a
 * unit; `role@authority` where it belongs to none.
 */
export const roleWords = (actor: Actor): string[] => [
  ...new Set(actor.grants.flatMap(({ role, unitId }) => [role, `${role}@${unitId ?? 'authority'}`])),
]
