import { clockTime, monthAndYear, weekdayAndLongDay } from '@/lib/i18n/dates'
import { translator } from '@/lib/i18n/translator'
import { instantIn, type Moment, type Occasion } from '@/lib/news/model'
import type { Locale } from '@/lib/routes'

/** Word joiner: a time does not end its line between its two ends. */
const unbroken = '\u2060'

const clock = (moment: Moment, locale: Locale): string | null => {
  const at = instantIn(moment)
  return at === null ? null : clockTime(at, locale)
}

/** When, in words: `torsdag 14 januari 2027, 13.00–16.00`. A day alone when no time is said. */
export function whenIn({ starts, ends }: Occasion, locale: Locale): string {
  const t = translator(locale, 'news')
  const [from, to] = [clock(starts, locale), ends && clock(ends, locale)]
  const day = weekdayAndLongDay(starts.day, locale)
  if (ends === null || ends.day === starts.day) return from === null ? day : t('onDay', { day, time: to === null ? from : `${from}${unbroken}–${unbroken}${to}` })
  const whole = (name: string, time: string | null) => (time === null ? name : t('onDay', { day: name, time }))
  return `${whole(day, from)} – ${whole(weekdayAndLongDay(ends.day, locale), to)}`
}

export interface Shelf<Entry> { name: string; entries: Entry[] }

/** Entries in their order under what `nameOf` says, such as a month or a year. */
export function onShelves<Entry>(entries: readonly Entry[], nameOf: (entry: Entry) => string): Shelf<Entry>[] {
  const shelves: Shelf<Entry>[] = []
  for (const entry of entries) {
    const name = nameOf(entry)
    const last = shelves.at(-1)
    if (last?.name === name) last.entries.push(entry)
    else shelves.push({ name, entries: [entry] })
  }
  return shelves
}

export const monthOf = (day: string, locale: Locale): string => { const name = monthAndYear(day, locale); return name.charAt(0).toUpperCase() + name.slice(1) }
