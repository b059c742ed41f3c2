import 'server-only'
import { ruleAt } from '@/lib/enquiries/erasure/rules'
import { tellOfWaits } from '@/lib/enquiries/waiting/store'

const minuteMs = 60_000

/**
 * The waiting clock: tells the contact point when somebody has waited longer for an answer than the rule for their urgency says, once for
 * each time that they wait. @returns how many notices were written
 */
export async function remindOfEnquiries(now: number): Promise<number> {
  const { danger, soon, ordinary } = ruleAt(now).remindAfterMinutes
  return tellOfWaits({ danger: now - danger * minuteMs, soon: now - soon * minuteMs, ordinary: now - ordinary * minuteMs }, now)
}
