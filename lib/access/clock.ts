import { dayOf, startOfDay } from '@/lib/directory/days'

const dayMs = 24 * 3_600_000
const daysBetween = (from: number, to: number): number => Math.round((startOfDay(dayOf(to)) - startOfDay(dayOf(from))) / dayMs)

/**
 * How long something has waited and has left, in whole days by the wall's calendar.
 * @param since epoch ms
 * @param until epoch ms; when it is a midnight, the day before is the last
 */
export const waitingUntil = (since: number, until: number, now: number): { days: number; left: number; term: number } => ({
  days: daysBetween(since, now), left: daysBetween(now, until - 1), term: Math.max(1, daysBetween(since, until - 1)),
})
