import 'server-only'
import { listToDecide } from '@/lib/access/read'
import { can } from '@/lib/auth/can'
import type { Context } from '@/lib/core/pipeline'
import { judgeClock } from '@/lib/disclosure/judge-clock'
import { listForReview } from '@/lib/disclosure/read'
import { countTexts } from '@/lib/editorial/count'
import { accessJobs } from '@/lib/my-day/access-jobs'
import { countQueue } from '@/lib/enquiries/list'
import { jobOf, sortedDay, type Job } from '@/lib/my-day/view'
import { readNotices, type NoticeLine } from '@/lib/outbox/notices'
import { listErrorsToAnswer } from '@/lib/referrals/errors/list'
import { listReferralJobs } from '@/lib/referrals/jobs'
import type { Addressee } from '@/lib/referrals/addressee'
import { clockFrom } from '@/lib/referrals/view'

const named = (unit: Addressee | null): string | null => (unit === null ? null : `${unit.authorityName}, ${unit.unitName}`)

/**
 * What waits for this person and whom they wait for, by the clock. Asks only what their roles may list: a page that everybody
 * opens first must not fill the log with refusals.
 */
export async function readMyDay(context: Context): Promise<{ mine: Job[]; others: Job[]; news: NoticeLine[]; enquiries: number; texts: number }> {
  const { actor, now } = context
  const mayList = (permission: 'referral.list' | 'release.list' | 'notice.list' | 'access.list' | 'enquiry.list' | 'content.list') => can(actor, permission, { authorityId: actor.authorityId }, now).ok
  const referrals = mayList('referral.list') ? await listReferralJobs(context, {}) : null
  const releases = mayList('release.list') ? await listForReview(context, { waiting: true }) : null
  const notices = mayList('notice.list') ? await readNotices(context, {}) : null
  const decisions = mayList('access.list') ? await listToDecide(context, {}) : null
  const enquiries = mayList('enquiry.list') ? await countQueue(context, {}) : null
  const texts = mayList('content.list') ? await countTexts(context, {}) : null
  const jobs: Job[] = decisions?.ok ? accessJobs(decisions.value, now) : []
  if (referrals?.ok) for (const { id, number, other, ...moving } of referrals.value) {
    const job = jobOf(moving, now)
    if (job) jobs.push({ id, number, side: moving.side, other: named(other), ...job })
  }
  const errors = referrals && await listErrorsToAnswer(context, {})
  if (errors?.ok) for (const { id, number, askedAt, to } of errors.value)
    jobs.push({ id, number, kind: 'answerError', side: 'sender', other: named(to), since: askedAt, waiting: clockFrom(askedAt, 'urgent', now) })
  // Who asks does not answer (decisions 29), so one's own question is no job of one's own.
  if (releases?.ok) for (const { id, number, to, urgency, requestedAt, isOwn, judgeSince } of releases.value) {
    if (isOwn) continue
    const line = { id, number, side: 'sender' as const, other: named(to) }
    jobs.push(judgeSince !== null
      ? { ...line, kind: 'judge', since: judgeSince, waiting: judgeClock(judgeSince, now) }
      : { ...line, kind: 'decide', since: requestedAt, waiting: clockFrom(requestedAt, urgency, now) })
  }
  return { ...sortedDay(jobs), news: notices?.ok ? notices.value : [], enquiries: enquiries?.ok ? enquiries.value : 0, texts: texts?.ok ? texts.value : 0 }
}
