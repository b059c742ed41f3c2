import type { Actor, Role } from '@/lib/auth/model'
import { permissions } from '@/lib/auth/permissions'

/** Whether the form for it is of use to somebody: a role that may, in a unit that has files. */
export const mayBreakGlass = ({ grants }: Pick<Actor, 'grants'>): boolean => {
  const roles: readonly Role[] = permissions['case.breakGlass'].roles
  return grants.some(({ role, unitId }) => unitId !== null && roles.includes(role))
}
