import type { RequestEvent, RequestState } from '@/lib/access/model'

/** Every step a request may take: it is asked once and answered once. The trigger of migration 0008 holds the same. */
const transitions = {
  asked: { approve: 'approved', refuse: 'refused', withdraw: 'withdrawn', lapse: 'lapsed' },
  approved: {},
  refused: {},
  withdrawn: {},
  lapsed: {},
} as const satisfies Record<RequestState, Partial<Record<RequestEvent, RequestState>>>

/** The state after `event`, or null when it cannot happen in `from`. */
export function nextRequestState(from: RequestState, event: RequestEvent): RequestState | null {
  const steps: Partial<Record<RequestEvent, RequestState>> = transitions[from]
  return steps[event] ?? null
}
