import 'server-only'
import { command } from '@/lib/core/command'
import { movedEvent } from '@/lib/referrals/audit'
import { DeclineReferral } from '@/lib/referrals/schemas'
import { findReferral } from '@/lib/referrals/store'
import { takeStep } from '@/lib/referrals/take-step'

/** A no, with the reason and what comes instead. Neither is free text: that would be a release nobody decided. */
export const declineReferral = command({
  permission: 'referral.decline',
  input: DeclineReferral,
  load: (tx, { referralId }) => findReferral(tx, referralId),
  run: ({ tx, subject, actor, now, input }) => takeStep(tx, subject, 'decline', { actor, now }, input),
  audit: ({ subject, actor, value }) => movedEvent(subject, actor.authorityId, 'decline', value.reason),
})
