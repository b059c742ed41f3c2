import 'server-only'
import { command } from '@/lib/core/command'
import { movedEvent } from '@/lib/referrals/audit'
import { CompleteReferral } from '@/lib/referrals/schemas'
import { findReferral } from '@/lib/referrals/store'
import { takeStep } from '@/lib/referrals/take-step'

/** The work has come to its end, and nothing ends without an outcome (FHIR `refer-9`). */
export const completeReferral = command({
  permission: 'referral.complete',
  input: CompleteReferral,
  load: (tx, { referralId }) => findReferral(tx, referralId),
  run: ({ tx, subject, actor, now, input }) => takeStep(tx, subject, 'complete', { actor, now }, { reason: input.reason }),
  audit: ({ subject, actor, value }) => movedEvent(subject, actor.authorityId, 'complete', value.reason),
})
