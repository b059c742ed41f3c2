import 'server-only'
import { countAccess } from '@/lib/access/count'
import { can } from '@/lib/auth/can'
import type { Permission } from '@/lib/auth/permissions'
import type { Context } from '@/lib/core/pipeline'
import type { Query } from '@/lib/core/query'
import { countToDecide } from '@/lib/disclosure/count'
import { countNotices } from '@/lib/outbox/count'
import { countToAnswer, countUnanswered } from '@/lib/referrals/count'

/** How many wait behind each place of the rail. */
export interface Waits { news: number; referrals: number; releases: number; unanswered: number; access: number }

type ListPermission = Extract<Permission, 'notice.list' | 'referral.list' | 'release.list' | 'referral.listUnanswered' | 'access.list'>

/** The numbers of the rail, each counted through the rights of its list: what the actor may not see is in none of them. */
export async function readWaits(context: Context): Promise<Waits> {
  const { actor, now } = context
  const counted = async (permission: ListPermission, count: Query<number>): Promise<number> => {
    if (!can(actor, permission, { authorityId: actor.authorityId }, now).ok) return 0
    const counting = await count(context, {})
    return counting.ok ? counting.value : 0
  }
  const [news, referrals, releases, unanswered, access] = await Promise.all([
    counted('notice.list', countNotices), counted('referral.list', countToAnswer), counted('release.list', countToDecide),
    counted('referral.listUnanswered', countUnanswered), counted('access.list', countAccess),
  ])
  return { news, referrals, releases, unanswered, access }
}
