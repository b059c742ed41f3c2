import 'server-only'
import { command } from '@/lib/core/command'
import { movedEvent } from '@/lib/referrals/audit'
import { OneReferral } from '@/lib/referrals/schemas'
import { findReferral } from '@/lib/referrals/store'
import { takeStep } from '@/lib/referrals/take-step'

/** The work goes on where it rested. */
export const resumeReferral = command({
  permission: 'referral.resume',
  input: OneReferral,
  load: (tx, { referralId }) => findReferral(tx, referralId),
  run: ({ tx, subject, actor, now }) => takeStep(tx, subject, 'resume', { actor, now }),
  audit: ({ subject, actor, value }) => movedEvent(subject, actor.authorityId, 'resume', value.reason),
})
