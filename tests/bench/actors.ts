import { accountId, authorityId, unitId } from '@/lib/core/ids'
import type { Actor } from '@/lib/auth/model'
import type { LargeAccount } from '@/tests/bench/large/plan'

/** A measured person as the session would give them. */
export const actorOf = ({ id, authorityId: authority, grants }: LargeAccount, now: number): Actor => ({
  accountId: accountId.parse(id), authorityId: authorityId.parse(authority), name: 'Person (mätning)', authorityName: 'Myndighet (mätning)',
  grants: grants.map(({ role, unitId: unit }) => ({ role, unitId: unitId.parse(unit), unitName: null })), authTime: now, sessionId: '00000000-0000-4000-8000-000000000009',
})
