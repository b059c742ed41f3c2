import type { ReferralState, Side, Urgency } from '@/lib/referrals/model'
import { clockFrom, waitingFor, type PageStep, type Waiting } from '@/lib/referrals/view'

/** What one does oneself, verb first. */
const own = ['answer', 'receive', 'send', 'decide', 'supply', 'start', 'carryOn', 'feedBack', 'answerError', 'judge', 'answerAccess', 'checkGlass', 'giveFile'] as const
/** What somebody else does, and one waits for. */
type AwaitedKind = 'awaitDecision' | 'awaitAnswer' | 'awaitMore' | 'awaitAccess'
type JobKind = (typeof own)[number] | AwaitedKind

/** One line of "Min dag": nothing of a person, only a number, the other unit and a clock. */
export interface Job {
  /** Of the referral; of the release, the question or the opening when it is one of those that waits. */
  id: string
  kind: JobKind
  /** As it is said: `P3XM-7KTD`. */
  number: string
  side: Side
  other: string | null
  /** Null: nothing says when it must be done. */
  waiting: Waiting | null
  /** Epoch ms: since when it has been so. */
  since: number
}

/** A referral as far as "Min dag" asks. Instants are epoch ms. */
export interface Moving {
  state: ReferralState
  urgency: Urgency
  side: Side
  sentAt: number | null
  movedAt: number
  /** When its release got a yes that is not yet spent. */
  authorisedAt: number | null
  /** What the reader may do with it now. */
  may: readonly PageStep[]
}

/** What a referral asks of its reader, and since when; null when it asks nothing and nobody is waited for. */
export function jobOf(referral: Moving, now: number): Pick<Job, 'kind' | 'waiting' | 'since'> | null {
  const kind = kindOf(referral)
  if (kind === null) return null
  const { urgency, sentAt, movedAt, authorisedAt } = referral
  const since = kind === 'send' && authorisedAt !== null ? authorisedAt : (kind === 'answer' || kind === 'receive' || kind === 'awaitAnswer') && sentAt !== null ? sentAt : movedAt
  // Work that goes on has no day by which it must be over.
  const waiting = kind === 'carryOn' ? null : waitingFor(referral, now) ?? clockFrom(since, urgency, now)
  return { kind, waiting, since }
}

function kindOf({ state, side, authorisedAt, may }: Moving): JobKind | null {
  const mine = (step: PageStep, kind: JobKind): JobKind | null => (may.includes(step) ? kind : null)
  if (side === 'sender') {
    if (state === 'underReview') return authorisedAt === null ? 'awaitDecision' : mine('send', 'send')
    if (state === 'needsMore') return mine('supply', 'supply')
    return state === 'sent' || state === 'received' ? 'awaitAnswer' : null
  }
  switch (state) {
    case 'sent': return mine('receive', 'receive')
    case 'received': return mine('accept', 'answer')
    case 'needsMore': return 'awaitMore'
    case 'accepted': return mine('start', 'start')
    case 'ongoing': return mine('complete', 'carryOn')
    case 'completed':
    case 'stopped': return mine('feedBack', 'feedBack')
    default: return null
  }
}

/** By the clock: the least time left first, then what has waited longest; what has no clock comes last. */
export function sortedDay(jobs: readonly Job[]): { mine: Job[]; others: Job[] } {
  const left = ({ waiting }: Job) => waiting?.left ?? Number.POSITIVE_INFINITY
  const byClock = [...jobs].sort((a, b) => (left(a) === left(b) ? a.since - b.since : left(a) < left(b) ? -1 : 1))
  const isMine = ({ kind }: Job) => own.some((one) => one === kind)
  return { mine: byClock.filter(isMine), others: byClock.filter((job) => !isMine(job)) }
}
