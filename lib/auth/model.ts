/** Who acts. Pure; screens may import it. */
import type { AccountId, AuthorityId, UnitId } from '@/lib/core/ids'

/** The closed list of roles. The CHECK of portal.role_grant holds the same words; a test compares. */
export const roles = [
  'contactPointOfficer', 'coordinator', 'caseworker', 'secrecyOfficer', 'manager', 'regionalCoordinator', 'statistician',
  'author', 'reviewer', 'publisher', 'translator', 'grantOfficer', 'logReviewer', 'registrar', 'directoryEditor', 'userAdmin', 'systemAdmin', 'legalEditor',
] as const
export type Role = (typeof roles)[number]

/** One role in one unit; `unitId` null: in the authority as a whole. */
interface Grant { role: Role; unitId: UnitId | null; unitName: string | null }

/** A person who is signed in, as read from the database for this very request. */
export interface Actor {
  accountId: AccountId
  authorityId: AuthorityId
  name: string
  authorityName: string
  /** Those that hold today; never empty. */
  grants: Grant[]
  /** When the person last proved who they are, epoch ms: the identity provider's `auth_time` (decisions 29). */
  authTime: number
  sessionId: string
}
