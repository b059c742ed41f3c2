import 'server-only'
import { countAccess } from '@/lib/access/count'
import { can } from '@/lib/auth/can'
import type { Permission } from '@/lib/auth/permissions'
import type { Context } from '@/lib/core/pipeline'
import { readTogether, type Query } from '@/lib/core/query'
import { wasJustAway } from '@/lib/db/away'
import { isOutage } from '@/lib/db/errors'
import { countReports } from '@/lib/directory/reports/count'
import { countToDecide } from '@/lib/disclosure/count'
import { countTexts } from '@/lib/editorial/count'
import { countQueue } from '@/lib/enquiries/list'
import { countNotices } from '@/lib/outbox/count'
import { countToAnswer, countUnanswered } from '@/lib/referrals/count'

/** How many wait behind each place of the rail. */
export interface Waits { news: number; referrals: number; releases: number; unanswered: number; access: number; reports: number; enquiries: number; texts: number }

type ListPermission = Extract<Permission, 'notice.list' | 'referral.list' | 'release.list' | 'referral.listUnanswered' | 'access.list' | 'contactReport.list' | 'enquiry.list' | 'content.list'>

const noWaits: Waits = { news: 0, referrals: 0, releases: 0, unanswered: 0, access: 0, reports: 0, enquiries: 0, texts: 0 }

/**
 * The numbers of the rail, each counted through the rights of its list: what the actor may not see is in none of them. None
 * while the database is away: the page around them may hold what somebody has just written.
 */
export async function readWaits(context: Context): Promise<Waits> {
  if (wasJustAway(context.now)) return noWaits
  try {
    return await countWaits(context)
  } catch (error) {
    if (isOutage(error)) return noWaits
    throw error
  }
}

/** What stands behind each number, and who may ask for it. */
const counts = {
  news: ['notice.list', countNotices], referrals: ['referral.list', countToAnswer], releases: ['release.list', countToDecide],
  unanswered: ['referral.listUnanswered', countUnanswered], access: ['access.list', countAccess], reports: ['contactReport.list', countReports],
  enquiries: ['enquiry.list', countQueue], texts: ['content.list', countTexts],
} as const satisfies Record<keyof Waits, readonly [ListPermission, Query<number>]>

async function countWaits(context: Context): Promise<Waits> {
  const { actor, now } = context
  const allowed = (Object.keys(counts) as (keyof Waits)[]).filter((place) => can(actor, counts[place][0], { authorityId: actor.authorityId }, now).ok)
  const waits = { ...noWaits }
  if (allowed.length > 0) await readTogether(context, async (read) => {
    for (const place of allowed) {
      const counted = await read(counts[place][1], {})
      if (counted.ok) waits[place] = counted.value
    }
  })
  return waits
}
