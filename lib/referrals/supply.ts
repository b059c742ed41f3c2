import 'server-only'
import { command } from '@/lib/core/command'
import { movedEvent } from '@/lib/referrals/audit'
import { OneReferral } from '@/lib/referrals/schemas'
import { findReferral } from '@/lib/referrals/store'
import { takeStep } from '@/lib/referrals/take-step'

/** The sender has answered the question, by telephone or with what was already released. More data is a release of its own. */
export const supplyMore = command({
  permission: 'referral.supply',
  input: OneReferral,
  load: (tx, { referralId }) => findReferral(tx, referralId),
  run: ({ tx, subject, actor, now }) => takeStep(tx, subject, 'supply', { actor, now }),
  audit: ({ subject, actor, value }) => movedEvent(subject, actor.authorityId, 'supply', value.reason),
})
