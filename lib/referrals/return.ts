import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { refuse } from '@/lib/core/result'
import { findReferral } from '@/lib/referrals/store'
import { takeStep } from '@/lib/referrals/take-step'

/** There is nothing to send: the referral is its writer's again (`giveBack`), or ends here (`refuse`). Inside the deciding transaction. */
export async function returnReferral(
  tx: Parameters<typeof findReferral>[0], id: string, event: 'giveBack' | 'refuse', by: { actor: Actor; now: number }, reason: string | null,
): ReturnType<typeof takeStep> {
  const referral = await findReferral(tx, id)
  if (!referral) return refuse('referralNotThere')
  return takeStep(tx, referral, event, by, reason === null ? {} : { reason })
}
