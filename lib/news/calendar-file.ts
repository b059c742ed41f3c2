import ical from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import { instantIn, type EventEntry } from '@/lib/news/model'
import { calendarFilePath, comingPath, type Locale } from '@/lib/routes'

const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`)

/**
 * An event as an iCalendar file (RFC 5545): what it is called, when, where, and the address of its page. Nothing reminds by
 * itself: a calendar is read over shoulders too.
 * @param now epoch milliseconds; when the file was written
 */
export function calendarFile({ slug, text, occasion: { starts, ends } }: EventEntry, locale: Locale, host: string, now: number): string {
  const from = instantIn(starts)
  const to = ends && instantIn(ends)
  const calendar = ical({ prodId: { company: 'Vidare', product: 'Vidare', language: locale } })
  calendar.createEvent({
    id: `${calendarFilePath(slug, locale)}@${host}`,
    stamp: new Date(now),
    summary: text.title,
    ...(from === null
      // The day a whole-day event ends on is the one after its last.
      ? { allDay: true, start: dateOf(starts.day), end: dateOf(Temporal.PlainDate.from((ends ?? starts).day).add({ days: 1 }).toString()) }
      : { start: new Date(from), ...(to === null ? {} : { end: new Date(to) }) }),
    ...(text.place === undefined ? {} : { location: text.place }),
    url: text.online ?? `https://${host}${comingPath('calendar', slug, locale)}`,
  })
  return calendar.toString()
}
