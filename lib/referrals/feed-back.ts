import 'server-only'
import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/result'
import { movedEvent } from '@/lib/referrals/audit'
import { OneReferral } from '@/lib/referrals/schemas'
import { findReferral, stepsOf } from '@/lib/referrals/store'
import { takeStep } from '@/lib/referrals/take-step'

/**
 * Closes the loop: the sender learns how it ended, as the code that the end was given. The least there is; whoever wants to
 * say more makes a release of their own.
 */
export const feedBackReferral = command({
  permission: 'referral.feedBack',
  input: OneReferral,
  load: (tx, { referralId }) => findReferral(tx, referralId),
  async run({ tx, subject, actor, now }) {
    const end = (await stepsOf(tx, subject.id)).findLast(({ toState }) => toState === 'completed' || toState === 'stopped')
    if (!end?.reason) return refuse('referralNotThere')
    return takeStep(tx, subject, 'feedBack', { actor, now }, { reason: end.reason })
  },
  audit: ({ subject, actor, value }) => movedEvent(subject, actor.authorityId, 'feedBack', value.reason),
})
