import type { Locale } from '@/lib/routes'

const zone = 'Europe/Stockholm'
/** Western digits in Arabic too: telephone numbers and times are read off the page to a Swedish ear. */
const tags = { sv: 'sv-SE', en: 'en-GB', ar: 'ar-u-nu-latn' } as const satisfies Record<Locale, string>

const formats = new Map<string, Intl.DateTimeFormat>()

/** Made once each: making one takes longer than a hundred uses of it, and a list has one on every line. */
function format(locale: Locale, options: Intl.DateTimeFormatOptions, timeZone: string): Intl.DateTimeFormat {
  const name = `${locale} ${timeZone} ${JSON.stringify(options)}`
  const made = formats.get(name) ?? new Intl.DateTimeFormat(tags[locale], { ...options, timeZone })
  formats.set(name, made)
  return made
}

/** `2026-11-20` → `20 november 2026`. */
export const longDay = (day: string, locale: Locale): string =>
  format(locale, { day: 'numeric', month: 'long', year: 'numeric' }, 'UTC').format(Date.parse(`${day}T12:00Z`))

/** `2027-01-14` → `torsdag 14 januari 2027`. */
export const weekdayAndLongDay = (day: string, locale: Locale): string =>
  format(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, 'UTC').format(Date.parse(`${day}T12:00Z`))

/** `2027-01-14` → `januari 2027`. */
export const monthAndYear = (day: string, locale: Locale): string =>
  format(locale, { month: 'long', year: 'numeric' }, 'UTC').format(Date.parse(`${day}T12:00Z`))

/** A month (`2026-11`) as it stands in a table: nov. 2026. */
export const shortMonth = (month: string, locale: Locale): string =>
  format(locale, { month: 'short', year: 'numeric' }, 'UTC').format(Date.parse(`${month}-01T12:00Z`))

/** Epoch milliseconds → `måndag 24 november`, as the clock on a Swedish wall has it. */
export const weekdayAndDay = (instant: number, locale: Locale): string =>
  format(locale, { weekday: 'long', day: 'numeric', month: 'long' }, zone).format(instant)

/** Epoch milliseconds → `16.30` in Swedish, `16:30` elsewhere. */
export function clockTime(instant: number, locale: Locale): string {
  const shown = format(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, zone).format(instant)
  return locale === 'sv' ? shown.replace(':', '.').replace(/^0/, '') : shown
}

/** ISO weekday 1–7 → `måndag`. */
export const weekdayName = (weekday: number, locale: Locale): string =>
  // 2024-01-01 was a Monday.
  format(locale, { weekday: 'long' }, 'UTC').format(Date.UTC(2024, 0, weekday, 12))
