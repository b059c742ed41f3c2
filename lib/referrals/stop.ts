import 'server-only'
import { command } from '@/lib/core/command'
import { movedEvent } from '@/lib/referrals/audit'
import { StopReferral } from '@/lib/referrals/schemas'
import { findReferral } from '@/lib/referrals/store'
import { takeStep } from '@/lib/referrals/take-step'

/** The work ends before its aim; whose choice it was is said. */
export const stopReferral = command({
  permission: 'referral.stop',
  input: StopReferral,
  load: (tx, { referralId }) => findReferral(tx, referralId),
  run: ({ tx, subject, actor, now, input }) => takeStep(tx, subject, 'stop', { actor, now }, { reason: input.reason }),
  audit: ({ subject, actor, value }) => movedEvent(subject, actor.authorityId, 'stop', value.reason),
})
