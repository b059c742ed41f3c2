/** When a thread is erased and when a wait is long, by rules that are data with a version. Pure; instants are epoch milliseconds, days are Swedish. */
import { z } from 'zod'
import { dateAt, dayOf, startOfDay } from '@/lib/directory/days'
import type { EnquiryState } from '@/lib/enquiries/model'
import contactRules from '@/prisma/data/contact-rules.json'

const Rule = z.strictObject({
  version: z.int(), from: z.iso.date(), reviewedByLawyer: z.string().nullable(), note: z.string(),
  /** Days from the last word, of whichever side, when nothing waits to be read or answered. */
  quietDays: z.int().positive(),
  /** Days from when the visitor closed the code. */
  codeEndedDays: z.int().positive(),
  /** Days from an answer that nobody has read: the clock stands still that long and no longer. */
  unreadDays: z.int().positive(),
  /** Days that the visitor may add, and how many times. */
  extensionDays: z.int().positive(), mostExtensions: z.int().nonnegative(),
  /** Minutes that somebody may wait for an answer before the contact point is reminded. */
  remindAfterMinutes: z.strictObject({ danger: z.int().positive(), soon: z.int().positive(), ordinary: z.int().positive() }),
})
export type ErasureRule = z.infer<typeof Rule>

const rules = z.array(Rule).nonempty().parse(contactRules.rules).sort((a, b) => a.from.localeCompare(b.from))

/** The rule that holds at an instant: the newest that has begun, or the first. */
export const ruleAt = (now: number): ErasureRule => rules.findLast(({ from }) => startOfDay(from) <= now) ?? rules[0] ?? Rule.parse(null)

export interface ThreadTimes {
  state: EnquiryState
  writtenAt: number
  answeredAt: number | null
  readAt: number | null
  keptUntil: number | null
  codeEndedAt: number | null
}

/** Whether the contact point has answered something that the visitor has not come back to read. */
export const isUnread = ({ answeredAt, readAt, codeEndedAt }: ThreadTimes): boolean => codeEndedAt === null && answeredAt !== null && (readAt === null || readAt < answeredAt)

/** Whether the visitor waits for an answer. Of a thread that was closed nobody does, answered or not. */
export const isUnanswered = ({ state }: Pick<ThreadTimes, 'state'>): boolean => state === 'waiting'

/** The first day on which it is no longer there, `2027-01-25`. An unread answer and an unanswered question stop the clock, for `unreadDays` at most. */
export function erasureDay(times: ThreadTimes, rule: ErasureRule): string {
  if (times.codeEndedAt !== null) return daysAfter(times.codeEndedAt, rule.codeEndedDays)
  const last = Math.max(times.writtenAt, times.answeredAt ?? 0, times.readAt ?? 0)
  const days = isUnread(times) || isUnanswered(times) ? rule.unreadDays : rule.quietDays
  const day = daysAfter(last, days)
  const kept = times.keptUntil === null ? '' : dayOf(times.keptUntil)
  return kept > day ? kept : day
}

export const isDue = (times: ThreadTimes, now: number): boolean => erasureDay(times, ruleAt(now)) <= dayOf(now)

/** Until when one more extension keeps it, from the day it would have been erased. */
export const extendedUntil = (times: ThreadTimes, rule: ErasureRule): number => startOfDay(daysAfter(startOfDay(erasureDay(times, rule)), rule.extensionDays))

const daysAfter = (instant: number, days: number): string => dateAt(instant).add({ days }).toString()
