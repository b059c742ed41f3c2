import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { leavingOf, spendRelease } from '@/lib/disclosure/spend'
import { ok } from '@/lib/core/result'
import { removeDraft } from '@/lib/referrals/drafts/remove'
import { movedEvent } from '@/lib/referrals/audit'
import { OneReferral } from '@/lib/referrals/schemas'
import { findReferral } from '@/lib/referrals/store'
import { takeStep } from '@/lib/referrals/take-step'

/** Sends what was decided, exactly, once. In one transaction: the authorisation is spent and the receiver has it, or neither. */
export const sendReferral = command({
  permission: 'referral.send',
  input: OneReferral,
  load: (tx, { referralId }) => findReferral(tx, referralId),
  async run({ tx, subject, actor, now }) {
    const step = await takeStep(tx, subject, 'send', { actor, now })
    if (!step.ok) return step
    const spent = await spendRelease(tx, subject, actor, now)
    if (!spent.ok) return spent
    await removeDraft(tx, subject.id)
    return ok({ ...step.value, releaseId: spent.value.id, fields: leavingOf(spent.value) })
  },
  audit: ({ subject, actor, value }) => [
    movedEvent(subject, actor.authorityId, 'send', null),
    event('release.moved', subject.fromFile, { releaseId: value.releaseId, event: 'use', fields: value.fields }),
  ],
})
