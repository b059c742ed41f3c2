import type { EnquiryEvent, EnquiryState, OpeningEvent, OpeningState } from '@/lib/enquiries/model'

/** What happens to a thread. What the visitor writes makes it wait again, also after it was closed. The trigger of migration 0023 holds the same. */
const transitions = {
  waiting: { answer: 'answered', close: 'closed', write: 'waiting' },
  answered: { answer: 'answered', close: 'closed', write: 'waiting' },
  closed: { write: 'waiting' },
} as const satisfies Record<EnquiryState, Partial<Record<EnquiryEvent, EnquiryState>>>

/** The state after `event`, or null when it cannot happen in `from`. */
export function nextEnquiryState(from: EnquiryState, event: EnquiryEvent): EnquiryState | null {
  const steps: Partial<Record<EnquiryEvent, EnquiryState>> = transitions[from]
  return steps[event] ?? null
}

/** A question about an identity is asked once and answered once. */
const openings = {
  asked: { approve: 'approved', refuse: 'refused', withdraw: 'withdrawn' },
  approved: {}, refused: {}, withdrawn: {},
} as const satisfies Record<OpeningState, Partial<Record<OpeningEvent, OpeningState>>>

export function nextOpeningState(from: OpeningState, event: OpeningEvent): OpeningState | null {
  const steps: Partial<Record<OpeningEvent, OpeningState>> = openings[from]
  return steps[event] ?? null
}
