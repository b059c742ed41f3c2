import 'server-only'
import { command } from '@/lib/core/command'
import { movedEvent } from '@/lib/referrals/audit'
import { WithdrawReferral } from '@/lib/referrals/schemas'
import { findReferral } from '@/lib/referrals/store'
import { takeStep } from '@/lib/referrals/take-step'

/** The sender takes it back. Loses to an answer that is already committed (SORMAS #6241, OSCaR #2249). */
export const withdrawReferral = command({
  permission: 'referral.withdraw',
  input: WithdrawReferral,
  load: (tx, { referralId }) => findReferral(tx, referralId),
  run: ({ tx, subject, actor, now, input }) => takeStep(tx, subject, 'withdraw', { actor, now }, { reason: input.reason }),
  audit: ({ subject, actor, value }) => movedEvent(subject, actor.authorityId, 'withdraw', value.reason),
})
