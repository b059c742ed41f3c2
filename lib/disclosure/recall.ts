import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'
import { findLatestRelease } from '@/lib/disclosure/store'
import { moveRelease } from '@/lib/disclosure/writing/store'
import { nextReleaseState } from '@/lib/disclosure/transitions'
import { findForRelease } from '@/lib/referrals/find'
import { returnReferral } from '@/lib/referrals/return'
import { OneReferral } from '@/lib/referrals/schemas'

/** The sender regrets before anything has left: the question or the yes is taken back, and the referral can be written again. */
export const recallRelease = command({
  permission: 'release.recall',
  input: OneReferral,
  load: (tx, { referralId }) => findForRelease(tx, referralId),
  async run({ tx, subject, actor, now }) {
    const release = await findLatestRelease(tx, subject.id)
    const to = release && nextReleaseState(release.state, 'recall')
    if (!release || !to) return refuse(release?.state === 'used' ? 'alreadySpent' : 'referralNotThere')
    const moved = await moveRelease(tx, release, { to, accountId: actor.accountId, at: now, decision: null, contentHash: null, decides: false })
    if (!moved) return refuse('changedByOther')
    const back = await returnReferral(tx, subject.id, 'giveBack', { actor, now }, null)
    return back.ok ? ok({ id: subject.id, releaseId: release.id }) : back
  },
  audit: ({ subject, value }) => event('release.moved', subject.fromFile, { releaseId: value.releaseId, event: 'recall', fields: [] }),
})
