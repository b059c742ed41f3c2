import { can } from '@/lib/auth/can'
import type { Actor } from '@/lib/auth/model'
import type { Permission } from '@/lib/auth/permissions'
import type { ReferralSides } from '@/lib/auth/referral-relations'
import { dayOf, startOfDay } from '@/lib/directory/days'
import type { ReferralEvent, ReferralState, Side, Urgency } from '@/lib/referrals/model'
import { nextState } from '@/lib/referrals/transitions'

const dayMs = 24 * 3_600_000

/** Days until an answer is due, counted from the day it was sent: urgent the next day, otherwise a week. A rule of ours, not of law. */
const answerDays = { urgent: 1, ordinary: 7 } as const satisfies Record<Urgency, number>

/** How long a referral has waited for an answer, and how long it has left; in whole days, by the wall's calendar. */
export interface Waiting { days: number; left: number; term: number }

/** Null when nobody waits for the receiver's answer. */
export function waitingFor({ state, urgency, sentAt }: { state: ReferralState; urgency: Urgency; sentAt: number | null }, now: number): Waiting | null {
  if (sentAt === null || (state !== 'sent' && state !== 'received' && state !== 'needsMore')) return null
  return clockFrom(sentAt, urgency, now)
}

/** What waits since `since` (epoch ms), under the same rule as an answer. */
export function clockFrom(since: number, urgency: Urgency, now: number): Waiting {
  const days = Math.round((startOfDay(dayOf(now)) - startOfDay(dayOf(since))) / dayMs)
  const term = answerDays[urgency]
  return { days, term, left: term - days }
}

/** Permission of each step that a person takes on a referral's own page. */
const permissionOf = {
  send: 'referral.send', withdraw: 'referral.withdraw', supply: 'referral.supply', receive: 'referral.receive', askForMore: 'referral.askForMore',
  accept: 'referral.accept', decline: 'referral.decline', start: 'referral.start', pause: 'referral.pause', resume: 'referral.resume',
  complete: 'referral.complete', stop: 'referral.stop', feedBack: 'referral.feedBack',
} as const satisfies Partial<Record<ReferralEvent, Permission>>
export type PageStep = keyof typeof permissionOf

/** What this actor may do here now: the transition table and `can()` asked together, as the commands will. */
export const stepsFor = (actor: Actor, referral: ReferralSides & { state: ReferralState }, now: number): PageStep[] =>
  (Object.keys(permissionOf) as PageStep[]).filter((step) =>
    nextState(referral.state, step) !== null && can(actor, permissionOf[step], referral, now).ok)

/** One point of the drawn loop and of the same facts as a list (mock-up 09). */
export interface LoopPoint {
  key: 'sent' | 'received' | 'answered' | 'worked' | 'fedBack'
  /** The state that says how the point went, or null while it is still to come. */
  state: ReferralState | null
  at: number | null
  side: Side
  reason: string | null
  nextStep: string | null
}

interface StepSeen { toState: ReferralState; event: ReferralEvent; at: number; reason: string | null; nextStep: string | null }

const points: { key: LoopPoint['key']; side: Side; by: ReferralEvent[] }[] = [
  { key: 'sent', side: 'sender', by: ['send'] },
  { key: 'received', side: 'receiver', by: ['receive'] },
  { key: 'answered', side: 'receiver', by: ['accept', 'decline'] },
  { key: 'worked', side: 'receiver', by: ['complete', 'stop'] },
  { key: 'fedBack', side: 'sender', by: ['feedBack'] },
]

/**
 * The closed loop as far as this side can see it. What the receiver did behind its wall is not among the sender's steps; that
 * it has ended shows in the referral's state alone, and how only when it is fed back.
 */
export function loopOf(steps: readonly StepSeen[], state: ReferralState): LoopPoint[] {
  const over = state === 'declined' || state === 'withdrawn' || state === 'refused' || state === 'enteredInError'
  return points.flatMap(({ key, side, by }): LoopPoint[] => {
    const step = steps.findLast(({ event }) => by.includes(event))
    if (step) return [{ key, side, state: step.toState, at: step.at, reason: step.reason, nextStep: step.nextStep }]
    if (key === 'worked' && (state === 'completed' || state === 'stopped' || state === 'fedBack')) return [{ key, side, state: 'completed', at: null, reason: null, nextStep: null }]
    return over ? [] : [{ key, side, state: null, at: null, reason: null, nextStep: null }]
  })
}

/** A state as its side may know it: that work rests, or was broken off, is the receiver's until it is fed back. */
export const seenBy = (side: Side, state: ReferralState): ReferralState =>
  (side === 'receiver' ? state : state === 'onHold' ? 'ongoing' : state === 'stopped' ? 'completed' : state)

/** Whose move a state waits for; null when nobody's. */
export const awaits: Record<ReferralState, Side | 'officer' | null> = {
  draft: 'sender', underReview: 'officer', refused: null, sent: 'receiver', received: 'receiver', needsMore: 'sender', accepted: 'receiver',
  declined: null, withdrawn: null, ongoing: 'receiver', onHold: 'receiver', completed: 'receiver', stopped: 'receiver', fedBack: null, enteredInError: null,
}
