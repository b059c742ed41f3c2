import 'server-only'
import { command } from '@/lib/core/command'
import { movedEvent } from '@/lib/referrals/audit'
import { AskForMore } from '@/lib/referrals/schemas'
import { findReferral } from '@/lib/referrals/store'
import { takeStep } from '@/lib/referrals/take-step'

/** A question before the answer, as a code: it holds no more about the person than was received. */
export const askForMore = command({
  permission: 'referral.askForMore',
  input: AskForMore,
  load: (tx, { referralId }) => findReferral(tx, referralId),
  run: ({ tx, subject, actor, now, input }) => takeStep(tx, subject, 'askForMore', { actor, now }, { reason: input.reason }),
  audit: ({ subject, actor, value }) => movedEvent(subject, actor.authorityId, 'askForMore', value.reason),
})
