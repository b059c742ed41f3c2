import { type ReferralEvent, type ReferralState, type Side } from '@/lib/referrals/model'

/**
 * Every step a referral may take (decisions 27). What is not a row here cannot happen; the database holds
 * the same pairs in a CHECK. Beyond the line of decisions 27 stands one step, `giveBack`: when its release was returned,
 * lapsed or recalled there is nothing to send, and the referral is its writer's again.
 */
const transitions = {
  draft: { submit: 'underReview', markInError: 'enteredInError' },
  underReview: { giveBack: 'draft', refuse: 'refused', send: 'sent', markInError: 'enteredInError' },
  refused: { markInError: 'enteredInError' },
  sent: { receive: 'received', withdraw: 'withdrawn', markInError: 'enteredInError' },
  received: { askForMore: 'needsMore', accept: 'accepted', decline: 'declined', withdraw: 'withdrawn', markInError: 'enteredInError' },
  // A sender who never answers must not hold the person up: the receiver may decide on what there is.
  needsMore: { supply: 'received', accept: 'accepted', decline: 'declined', withdraw: 'withdrawn', markInError: 'enteredInError' },
  accepted: { start: 'ongoing', markInError: 'enteredInError' },
  declined: { markInError: 'enteredInError' },
  withdrawn: { markInError: 'enteredInError' },
  ongoing: { pause: 'onHold', complete: 'completed', stop: 'stopped', markInError: 'enteredInError' },
  onHold: { resume: 'ongoing', stop: 'stopped', markInError: 'enteredInError' },
  completed: { feedBack: 'fedBack', markInError: 'enteredInError' },
  stopped: { feedBack: 'fedBack', markInError: 'enteredInError' },
  fedBack: { markInError: 'enteredInError' },
  enteredInError: {},
} as const satisfies Record<ReferralState, Partial<Record<ReferralEvent, ReferralState>>>

/** The state after `event`, or null when it cannot happen in `from`. */
export function nextState(from: ReferralState, event: ReferralEvent): ReferralState | null {
  const steps: Partial<Record<ReferralEvent, ReferralState>> = transitions[from]
  return steps[event] ?? null
}

/** Whose step it is. No step belongs to both: what one side does the other cannot undo, only answer. */
export const sideOf = {
  submit: 'sender', giveBack: 'sender', refuse: 'sender', send: 'sender', receive: 'receiver', askForMore: 'receiver', supply: 'sender',
  accept: 'receiver', decline: 'receiver', withdraw: 'sender', start: 'receiver', pause: 'receiver', resume: 'receiver',
  complete: 'receiver', stop: 'receiver', feedBack: 'receiver', markInError: 'sender',
} as const satisfies Record<ReferralEvent, Side>
