/**
 * Is anyone there right now, until when, and when does it change? Hours are data (M25), the instant is an argument.
 * Times of day mean the clock on the wall in Sweden; public holidays are those of lag (1989:253).
 */
import { Temporal } from 'temporal-polyfill'
import { dateAt, startOfDay, zone } from '@/lib/directory/days'
import { isPublicHoliday } from '@/lib/directory/holidays'
import type { DayHours, Opening, WeeklyHours } from '@/lib/directory/model'

/** Other hours than usual on one day, or closed all day. Several rows of one day are several openings. */
export type OpeningException =
  | { date: string; closed: true }
  | { date: string; closed: false; opens: string; closes: string }

export type Schedule =
  | { kind: 'always' } | { kind: 'daytimeWeekdays' } | { kind: 'unknown' }
  | {
    kind: 'schedule'
    weekly: WeeklyHours[]
    exceptions: OpeningException[]
    /** `closed`: weekly hours do not apply on public holidays ("helgfria vardagar"). An exception wins over both. */
    onHolidays: 'asUsual' | 'closed'
    /** False when sources disagree: then we show the hours but never claim that it is open. */
    certain: boolean
  }

/** How many days, today the first, of which other hours than usual are told. */
const daysTold = 7

/** Days within the next `within` on which other hours hold than the weekday's own: an exception, or closed for a holiday. */
function otherDays(schedule: Schedule, now: number, within: number): DayHours[] {
  if (schedule.kind !== 'schedule' || !schedule.certain) return []
  const plain = { ...schedule, exceptions: [], onHolidays: 'asUsual' as const }
  const today = dateAt(now)
  const shape = (hours: { opens: string; closes: string }[]) => hours.map(({ opens, closes }) => ({ opens, closes })).sort((a, b) => (a.opens < b.opens ? -1 : 1))
  return Array.from({ length: within }, (_, ahead) => today.add({ days: ahead })).flatMap((date) => {
    const [hours, usual] = [shape(hoursOn(schedule, date)), shape(hoursOn(plain, date))]
    return JSON.stringify(hours) === JSON.stringify(usual) ? [] : [{ day: date.toString(), hours }]
  })
}

/** The next midnight after `now` when a day with other hours comes within a week, or has passed; null when none does. */
export function nextTold(schedules: Schedule[], now: number): number | null {
  const edges = schedules.flatMap((schedule) => otherDays(schedule, now, daysAhead)).flatMap(({ day }) => {
    const date = Temporal.PlainDate.from(day)
    return [date.subtract({ days: daysTold - 1 }), date.add({ days: 1 })].map((edge) => startOfDay(edge.toString()))
  }).filter((edge) => edge > now)
  return edges.length > 0 ? Math.min(...edges) : null
}

/** From `opens` until, but not including, `closes`; epoch milliseconds. */
interface Span { opens: number; closes: number }

/** Long enough to pass any closing for summer; what opens later than this is not announced. */
const daysAhead = 62

/** What to show about a contact at `now` (epoch milliseconds). */
export function openingAt(schedule: Schedule, now: number): Opening {
  if (schedule.kind !== 'schedule') return schedule
  const { weekly, certain, onHolidays } = schedule
  const span = currentOrNext(schedule, now)
  const state = span && span.opens <= now
    ? { open: true as const, until: span.closes }
    : { open: false as const, opensAt: span?.opens ?? null }
  return { kind: 'schedule', weekly, certain, onHolidays, now: state, ahead: otherDays(schedule, now, daysTold) }
}

/** The next instant after `now` when any of the schedules opens or closes; null when none ever does. */
export function nextChange(schedules: Schedule[], now: number): number | null {
  const changes = schedules.flatMap((schedule) => {
    const span = schedule.kind === 'schedule' ? currentOrNext(schedule, now) : null
    if (!span) return []
    return [span.opens > now ? span.opens : span.closes]
  })
  return changes.length > 0 ? Math.min(...changes) : null
}

/** The opening that holds at `now`, else the first after it. Openings that touch (to 24:00, from 00:00) are one. */
function currentOrNext(schedule: Schedule & { kind: 'schedule' }, now: number): Span | null {
  const today = dateAt(now)
  let found: Span | null = null
  // Yesterday first: its evening may have passed midnight.
  for (let day = -1; day <= daysAhead; day++) {
    for (const span of spansOf(schedule, today.add({ days: day }))) {
      if (span.closes <= now) continue
      if (!found) found = span
      else if (span.opens <= found.closes) found = { opens: found.opens, closes: Math.max(found.closes, span.closes) }
      else return found
    }
  }
  return found
}

/** The openings that begin on a day, in order. */
function spansOf(schedule: Schedule & { kind: 'schedule' }, date: Temporal.PlainDate): Span[] {
  return hoursOn(schedule, date)
    .map(({ opens, closes }) => ({ opens: opensAt(date, opens), closes: closesAt(date, opens, closes) }))
    .filter((span) => span.opens < span.closes)
    .sort((a, b) => a.opens - b.opens)
}

function hoursOn({ weekly, exceptions, onHolidays }: Schedule & { kind: 'schedule' }, date: Temporal.PlainDate): { opens: string; closes: string }[] {
  const day = date.toString()
  const special = exceptions.filter((exception) => exception.date === day)
  if (special.length > 0) return special.flatMap((exception) => (exception.closed ? [] : [exception]))
  if (onHolidays === 'closed' && isPublicHoliday(day)) return []
  return weekly.filter((hours) => hours.weekdays.includes(date.dayOfWeek))
}

// On the two nights when clocks change, a time may come twice or not at all. Then the opening is the later reading and
// the closing the earlier one: we would rather send nobody to a phone that is not answered.
const opensAt = (date: Temporal.PlainDate, opens: string): number => instant(date, opens, 'later')

function closesAt(date: Temporal.PlainDate, opens: string, closes: string): number {
  if (closes === '24:00') return instant(date.add({ days: 1 }), '00:00', 'earlier')
  return instant(closes > opens ? date : date.add({ days: 1 }), closes, 'earlier')
}

function instant(date: Temporal.PlainDate, time: string, disambiguation: 'earlier' | 'later'): number {
  return date.toPlainDateTime(Temporal.PlainTime.from(time)).toZonedDateTime(zone, { disambiguation }).epochMilliseconds
}
