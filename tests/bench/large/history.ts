import type { ReferralEvent, ReferralState } from '@/lib/referrals/model'
import { nextState, sideOf } from '@/lib/referrals/transitions'

/** How a made-up referral got to where it is, and how many of a hundred stand there: most are over, as in an old archive. */
const ways: { events: ReferralEvent[]; weight: number }[] = [
  { events: ['submit'], weight: 3 },
  { events: ['submit', 'send'], weight: 6 },
  { events: ['submit', 'send', 'receive'], weight: 8 },
  { events: ['submit', 'send', 'receive', 'askForMore'], weight: 3 },
  { events: ['submit', 'send', 'receive', 'accept', 'start'], weight: 15 },
  { events: ['submit', 'send', 'receive', 'accept', 'start', 'complete', 'feedBack'], weight: 35 },
  { events: ['submit', 'send', 'receive', 'decline'], weight: 20 },
  { events: ['submit', 'send', 'withdraw'], weight: 10 },
]
const total = ways.reduce((sum, { weight }) => sum + weight, 0)

/** Reasons and next steps as codes; which one does not matter to a measurement. */
const reasons: Partial<Record<ReferralEvent, string>> = { askForMore: 'purpose', decline: 'notOurs', withdraw: 'notNeeded', complete: 'goalsReached', feedBack: 'outcome' }

export interface LargeStep { version: number; event: ReferralEvent; from: ReferralState; to: ReferralState; side: 'sender' | 'receiver'; reason: string | null; nextStep: string | null }

/** The whole history of one referral, through the product's own table of transitions. @param draw 0 ≤ x < 1 */
export function historyOf(draw: number): LargeStep[] {
  let left = draw * total
  const way = ways.find(({ weight }) => (left -= weight) < 0) ?? ways[0]
  let state: ReferralState = 'draft'
  return (way?.events ?? []).map((event, index) => {
    const from: ReferralState = state
    const to = nextState(from, event)
    if (to === null) throw new Error(`no step ${event} from ${from}`)
    state = to
    return { version: index + 1, event, from, to, side: sideOf[event], reason: reasons[event] ?? null, nextStep: event === 'decline' ? 'callOther' : null }
  })
}

/** Who may read a step: the CHECK of portal.referral_event, in its words. */
export function audienceOf({ from, to }: LargeStep): 'sender' | 'receiver' | 'both' {
  if (to === 'draft' || to === 'underReview' || to === 'refused') return 'sender'
  if (to === 'onHold' || to === 'completed' || to === 'stopped' || (from === 'onHold' && to === 'ongoing')) return 'receiver'
  return 'both'
}
