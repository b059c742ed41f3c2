import 'server-only'
import { authorityIds } from '@/lib/db/as-worker'
import { remindUnits } from '@/lib/outbox/store'
import type { Urgency } from '@/lib/referrals/model'
import { longDays } from '@/lib/referrals/unanswered-view'
import { waitingFor } from '@/lib/referrals/view'

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
