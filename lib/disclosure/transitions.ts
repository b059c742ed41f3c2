import type { ReleaseEvent, ReleaseState } from '@/lib/disclosure/model'

/**
 * Every step a release may take (decisions 27). An authorisation is spent once: `used` has no way on. Who regrets before
 * anything left recalls; what has been returned is changed as a new release, so that a decision never loses its content.
 */
const transitions = {
  proposed: { submit: 'inReview', recall: 'recalled' },
  inReview: { giveBack: 'returned', refuse: 'refused', authorise: 'authorised', recall: 'recalled' },
  returned: {},
  refused: {},
  authorised: { use: 'used', lapse: 'lapsed', recall: 'recalled' },
  used: {},
  lapsed: {},
  recalled: {},
} as const satisfies Record<ReleaseState, Partial<Record<ReleaseEvent, ReleaseState>>>

/** The state after `event`, or null when it cannot happen in `from`. */
export function nextReleaseState(from: ReleaseState, event: ReleaseEvent): ReleaseState | null {
  const steps: Partial<Record<ReleaseEvent, ReleaseState>> = transitions[from]
  return steps[event] ?? null
}
