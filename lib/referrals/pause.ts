import 'server-only'
import { command } from '@/lib/core/command'
import { movedEvent } from '@/lib/referrals/audit'
import { OneReferral } from '@/lib/referrals/schemas'
import { findReferral } from '@/lib/referrals/store'
import { takeStep } from '@/lib/referrals/take-step'

/** The work rests for a time; it is not over. */
export const pauseReferral = command({
  permission: 'referral.pause',
  input: OneReferral,
  load: (tx, { referralId }) => findReferral(tx, referralId),
  run: ({ tx, subject, actor, now }) => takeStep(tx, subject, 'pause', { actor, now }),
  audit: ({ subject, actor, value }) => movedEvent(subject, actor.authorityId, 'pause', value.reason),
})
