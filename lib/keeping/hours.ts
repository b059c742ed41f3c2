import type { WeeklyHours } from '@/lib/directory/model'

/** ISO weekdays with the names of their fields. */
export const weekdayFields = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type WeekdayField = (typeof weekdayFields)[number]

const time = /^([01]?\d|2[0-3])[.:]([0-5]\d)$|^24[.:]00$/
const clock = (written: string): string | null => {
  if (!time.test(written)) return null
  const [hours = '', minutes = ''] = written.split(/[.:]/)
  return `${hours.padStart(2, '0')}:${minutes}`
}

export interface Span { opens: string; closes: string }

/** `8.00–12.00, 13.00–16.30` → spans; empty: closed that day. Null: not understood. */
export function spansOf(written: string): Span[] | null {
  const parts = written.trim() === '' ? [] : written.split(',').map((part) => part.trim())
  const spans = parts.map((part) => {
    const [from = '', to = '', more] = part.split(/\s*[–-]\s*/)
    const [opens, closes] = [clock(from), clock(to)]
    return more === undefined && opens !== null && closes !== null && opens !== closes && opens !== '24:00' ? { opens, closes } : null
  })
  return spans.every((span) => span !== null) ? spans : null
}

/** The reverse, for the form. */
export const writtenSpans = (spans: readonly Span[]): string => spans.map(({ opens, closes }) => `${opens}–${closes}`).join(', ')

const minutesOf = (written: string): number => Number(written.slice(0, 2)) * 60 + Number(written.slice(3))
const dayMinutes = 24 * 60
const weekMinutes = 7 * dayMinutes

/** The later of two openings that meet, also over midnight and from Sunday to Monday; null when none do. */
export function overlapIn(days: Record<WeekdayField, Span[]>): WeekdayField | null {
  const openings = weekdayFields.flatMap((field, at) => days[field].map(({ opens, closes }) => {
    const [from, to] = [minutesOf(opens), minutesOf(closes)]
    return { field, from: at * dayMinutes + from, length: to > from ? to - from : to - from + dayMinutes }
  })).sort((one, other) => one.from - other.from)
  for (const [at, { from, length }] of openings.entries()) {
    const next = openings[(at + 1) % openings.length]
    const until = next && at + 1 < openings.length ? next.from : (next?.from ?? 0) + weekMinutes
    if (next && from + length > until) return next.field
  }
  return null
}

/** One row per opening with all its weekdays, as the directory has them. */
export function weeklyOf(days: Record<WeekdayField, Span[]>): WeeklyHours[] {
  const rows = new Map<string, WeeklyHours>()
  for (const [at, field] of weekdayFields.entries())
    for (const span of days[field]) {
      const key = `${span.opens} ${span.closes}`
      const row = rows.get(key) ?? { weekdays: [], ...span }
      rows.set(key, { ...row, weekdays: [...row.weekdays, at + 1] })
    }
  return [...rows.values()]
}
