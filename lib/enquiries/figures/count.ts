/** Figures of the contact point, from rows without anybody in them. Pure; days are Swedish, `2026-11-26`. */
import { Temporal } from 'temporal-polyfill'

interface Counted { onDay: string; channel: string; locale: string; region: string | null; referredTo: string | null; minutes: number | null }

/** Fewer than this could point at somebody, so the number is not told (OSL 24:8 for official statistics; the same care here). */
const smallest = 5

/** A number, or null where it is hidden. */
export interface Cell { key: string; count: number | null }

/**
 * Hides cells of one to four. What is hidden can be added up from the sum, which another table may tell, so the smallest of the others are
 * hidden with it until it is more than one cell and at least five together. A zero says that there was nobody, and is told.
 */
export function hideSmall(cells: readonly { key: string; count: number }[]): Cell[] {
  const rising = cells.filter(({ count }) => count > 0).sort((a, b) => a.count - b.count)
  const hidden = new Set<string>()
  let together = 0
  for (const { key, count } of rising) {
    if (count >= smallest && (hidden.size === 0 || (hidden.size > 1 && together >= smallest))) break
    hidden.add(key)
    together += count
  }
  return cells.map(({ key, count }) => ({ key, count: hidden.has(key) ? null : count }))
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const date = Temporal.PlainDate.from(day)
  return date.subtract({ days: date.dayOfWeek - 1 }).toString()
}

const tally = (rows: readonly Counted[], keyOf: (row: Counted) => string, keys: readonly string[]) =>
  hideSmall(keys.map((key) => ({ key, count: rows.filter((row) => keyOf(row) === key).length })))

export interface ContactFigures {
  weeks: { monday: string; total: number | null; channels: Cell[] }[]
  languages: Cell[]
  regions: Cell[]
  referred: Cell[]
  /** Minutes to the first answer of what came through the site; null when fewer than five were answered. */
  firstAnswer: { median: number; slowest: number } | null
  /** Came through the site and has no answer yet; null when so few that they could be pointed at. */
  unanswered: number | null
}

const channels = ['web', 'phone', 'mail', 'visit']

/** @param today the last day counted; twelve whole weeks back and the one that runs */
export function contactFigures(rows: readonly Counted[], today: string, keys: { languages: readonly string[]; regions: readonly string[]; referred: readonly string[] }): ContactFigures {
  const first = Temporal.PlainDate.from(mondayOf(today)).subtract({ weeks: 12 })
  const mondays = Array.from({ length: 13 }, (_, week) => first.add({ weeks: week }).toString())
  const inside = rows.filter(({ onDay }) => onDay >= first.toString() && onDay <= today)
  const weeks = mondays.map((monday) => {
    const own = inside.filter(({ onDay }) => mondayOf(onDay) === monday)
    return { monday, count: own.length, channels: tally(own, ({ channel }) => channel, channels) }
  })
  const totals = hideSmall(weeks.map(({ monday, count }) => ({ key: monday, count })))
  const answered = inside.flatMap(({ channel, minutes }) => (channel === 'web' && minutes !== null ? [minutes] : [])).sort((a, b) => a - b)
  const unanswered = inside.filter(({ channel, minutes }) => channel === 'web' && minutes === null).length
  return {
    // Channels of a week whose sum is hidden would tell the sum.
    weeks: weeks.map(({ monday, channels: cells }, at) => ({ monday, total: totals[at]?.count ?? null, channels: totals[at]?.count === null ? cells.map(({ key }) => ({ key, count: null })) : cells })),
    languages: tally(inside, ({ locale }) => locale, keys.languages),
    regions: tally(inside, ({ region }) => region ?? 'unsaid', [...keys.regions, 'unsaid']),
    referred: tally(inside, ({ referredTo }) => referredTo ?? 'notYet', [...keys.referred, 'notYet']),
    firstAnswer: answered.length < smallest ? null : { median: median(answered), slowest: answered.at(-1) ?? 0 },
    unanswered: unanswered > 0 && unanswered < smallest ? null : unanswered,
  }
}

/** The middle one, or the lower of two. */
const median = (sorted: readonly number[]): number => sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
