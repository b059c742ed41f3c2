import 'server-only'
import { z } from 'zod'
import type { Tx } from '@/lib/db/as-actor'
import { releaseStates, type ReleaseState } from '@/lib/disclosure/model'
import { purposes, urgencies, type Purpose, type Urgency } from '@/lib/referrals/model'

/** Decided alone, still standing, and judged by nobody. */
const unjudged = { urgent: true, state: { in: ['authorised', 'used'] }, reviews: { none: {} } }

export interface ReleaseLine {
  id: string
  state: ReleaseState
  toUnitId: string
  requestedBy: string
  requestedAt: number
  decidedAt: number | null
  urgent: boolean
  /** Decided alone and not yet looked at by anybody else. */
  unjudged: boolean
  number: string
  purpose: Purpose
  urgency: Urgency
}

/** What waits for a decision or for a judgement afterwards, oldest first, or what has been decided, newest first. */
export async function listReleases(tx: Tx, authorityId: string, waiting: boolean, take: number): Promise<ReleaseLine[]> {
  const rows = await tx.release.findMany({
    where: { authorityId, ...(waiting ? { OR: [{ state: 'inReview' }, unjudged] } : { state: { in: ['returned', 'refused', 'authorised', 'used', 'lapsed', 'recalled'] } }) },
    select: { id: true, state: true, toUnitId: true, requestedBy: true, requestedAt: true, decidedAt: true, urgent: true, reviews: { select: { verdict: true } }, referral: { select: { number: true, purpose: true, urgency: true } } },
    orderBy: { requestedAt: waiting ? 'asc' : 'desc' },
    take,
  })
  return rows.map(({ referral, reviews, ...row }) => ({
    ...row, state: z.enum(releaseStates).parse(row.state), requestedAt: row.requestedAt.getTime(), decidedAt: row.decidedAt?.getTime() ?? null,
    unjudged: row.urgent && reviews.length === 0 && (row.state === 'authorised' || row.state === 'used'),
    number: referral.number, purpose: z.enum(purposes).parse(referral.purpose), urgency: z.enum(urgencies).parse(referral.urgency),
  }))
}

/** Which of these referrals have a yes that is not yet spent, and since when (epoch ms). Empty for the receiver's side. */
export async function authorisedAmong(tx: Tx, referralIds: string[]): Promise<Map<string, number>> {
  const rows = await tx.release.findMany({ where: { referralId: { in: referralIds }, state: 'authorised' }, select: { referralId: true, decidedAt: true, requestedAt: true } })
  return new Map(rows.map(({ referralId, decidedAt, requestedAt }) => [referralId, (decidedAt ?? requestedAt).getTime()]))
}

/** How many wait for a decision in the authority that this account did not ask for itself. */
export const countWaiting = (tx: Tx, { authorityId, accountId }: { authorityId: string; accountId: string }): Promise<number> =>
  tx.release.count({ where: { authorityId, OR: [{ state: 'inReview' }, unjudged], requestedBy: { not: accountId } } })
