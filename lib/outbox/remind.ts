import 'server-only'
import { authorityIds, remindUnits } from '@/lib/outbox/store'
import type { Urgency } from '@/lib/referrals/model'
import { waitingFor } from '@/lib/referrals/view'

/** Days past the term after which a referral stands on the manager's list (casework.md 4). Never an answer by itself. */
const longDays = 3

const urgencyOf = (urgency: string): Urgency => (urgency === 'urgent' ? 'urgent' : 'ordinary')

/** The unanswered-referral clock, one authority at a time. @returns how many notices were written */
export async function remindOfUnanswered(now: number): Promise<number> {
  let told = 0
  for (const authorityId of await authorityIds())
    told += await remindUnits(authorityId, ({ urgency, sentAt }) => {
      const left = waitingFor({ state: 'sent', urgency: urgencyOf(urgency), sentAt }, now)?.left ?? 0
      if (left >= 0) return []
      return left < -longDays ? ['unanswered', 'unansweredLong'] : ['unanswered']
    }, now)
  return told
}
