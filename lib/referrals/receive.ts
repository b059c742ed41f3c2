import 'server-only'
import { command } from '@/lib/core/command'
import { movedEvent } from '@/lib/referrals/audit'
import { OneReferral } from '@/lib/referrals/schemas'
import { findReferral } from '@/lib/referrals/store'
import { takeStep } from '@/lib/referrals/take-step'

/** The receiving unit has it: a function, at a moment (FHIR `received`; OSL 5:1). Not yet an answer. */
export const receiveReferral = command({
  permission: 'referral.receive',
  input: OneReferral,
  load: (tx, { referralId }) => findReferral(tx, referralId),
  run: ({ tx, subject, actor, now }) => takeStep(tx, subject, 'receive', { actor, now }),
  audit: ({ subject, actor, value }) => movedEvent(subject, actor.authorityId, 'receive', value.reason),
})
