/** The clock of a release that one person decided: another looks at it within one working day. Pure. */
import { dateAt, startOfDay } from '@/lib/directory/days'
import { isPublicHoliday } from '@/lib/directory/holidays'

const saturday = 6
const dayMs = 24 * 3_600_000

/** The last day of it: the first working day after the day it was decided (`2026-11-27`). */
export function judgedBy(decidedAt: number): string {
  let day = dateAt(decidedAt).add({ days: 1 })
  while (day.dayOfWeek >= saturday || isPublicHoliday(day.toString())) day = day.add({ days: 1 })
  return day.toString()
}

/** In whole days by the calendar, as other clocks of "Min dag": gone, left, and all of them. `now` and `decidedAt` are epoch ms. */
export function judgeClock(decidedAt: number, now: number): { days: number; left: number; term: number } {
  const [began, today, last] = [dateAt(decidedAt).toString(), dateAt(now).toString(), judgedBy(decidedAt)].map(startOfDay) as [number, number, number]
  const days = (from: number, to: number) => Math.round((to - from) / dayMs)
  return { days: days(began, today), left: days(today, last), term: days(began, last) }
}
