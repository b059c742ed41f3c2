/** News and events: documents with a day, that come and go. */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { document, type ContentType, type Document } from '@/lib/content/model'
import { dayAfter, instantOf, startOfDay } from '@/lib/directory/days'
import type { ComingPage, Locale } from '@/lib/routes'

/** On which page each kind stands. */
export const pageOf = { news: 'news', event: 'calendar' } as const satisfies Partial<Record<ContentType, ComingPage>>
export type ComingType = keyof typeof pageOf
export const comingTypes = Object.keys(pageOf) as [ComingType, ...ComingType[]]
export const isComingType = (type: ContentType): type is ComingType => type in pageOf

/** A piece of news, with the day it is from. */
export const newsText = document.extend({ day: z.iso.date() })
export type NewsText = z.infer<typeof newsText>

/** When something begins or ends by the clock on a Swedish wall; `time` null: the day is all that is said. */
export interface Moment { day: string; time: string | null }

/** `2027-01-20` or `2027-01-20 13:00`; null for what is neither. */
export function momentOf(written: string): Moment | null {
  const [, day, time = null] = /^(\d{4}-\d{2}-\d{2})(?: ((?:[01]\d|2[0-3]):[0-5]\d))?$/.exec(written) ?? []
  if (day === undefined) return null
  try {
    return { day: Temporal.PlainDate.from(day, { overflow: 'reject' }).toString(), time }
  } catch {
    // The 31st of November.
    return null
  }
}

const moment = z.string().refine((written) => momentOf(written) !== null)
const words = z.string().min(1)

/** An event: when, where or how, and for whom. */
export const eventText = document.extend({
  starts: moment,
  ends: moment.optional(),
  /** Where one goes; missing when it is on the net alone. */
  place: words.optional(),
  /** Where one joins on the net. */
  online: z.url({ protocol: /^https$/ }).optional(),
  audience: words,
}).refine(({ place, online }) => place !== undefined || online !== undefined, { path: ['place'] })
  .refine(({ starts, ends }) => ends === undefined || isInOrder(starts, ends), { path: ['ends'] })
export type EventText = z.infer<typeof eventText>

/** Both say a time or neither does; otherwise nobody could tell how long it is. */
function isInOrder(starts: string, ends: string): boolean {
  return momentOf(starts)?.time == null ? momentOf(ends)?.time == null && ends >= starts : momentOf(ends)?.time != null && ends > starts
}

/** A moment that the schema has let through. */
const held = (written: string): Moment => {
  const found = momentOf(written)
  if (!found) throw new Error(`${written} is no moment`)
  return found
}

export interface Occasion { starts: Moment; ends: Moment | null }
export const occasionOf = ({ starts, ends }: Pick<EventText, 'starts' | 'ends'>): Occasion => ({ starts: held(starts), ends: ends === undefined ? null : held(ends) })

/** Epoch milliseconds from which an event is over: when its last day ends in Sweden, so that whoever comes late in the day still finds the place. */
export const overAt = ({ starts, ends }: Occasion): number => startOfDay(dayAfter((ends ?? starts).day))

/** Epoch milliseconds of a moment that says a time. */
export const instantIn = ({ day, time }: Moment): number | null => (time === null ? null : instantOf(day, time))

export interface NewsEntry { slug: string; text: NewsText }
export interface EventEntry { slug: string; text: EventText; occasion: Occasion; isOver: boolean }

/** @param now epoch milliseconds */
export function eventOf(slug: string, text: EventEntry['text'], now: number): EventEntry {
  const occasion = occasionOf(text)
  return { slug, text, occasion, isOver: overAt(occasion) <= now }
}

/** One of them by its address; one that was taken down says so there. Null: there never was one. */
export type OnePage<Entry> = { kind: 'entry'; entry: Entry } | { kind: 'gone'; document: Document } | null

/** What the publisher must know beside the pages. */
export interface Coming {
  entries: { path: string; from: string; locale: Locale; isCurrent: boolean }[]
  /** `sv/news`: a list that has something on it, and therefore stands in the menus. */
  listed: string[]
  /** Events as calendar files, by public path. */
  files: { path: string; content: string }[]
  /** Epoch milliseconds when the next event is over; null: none. */
  until: number | null
}

export const titleOf = (page: Exclude<OnePage<{ text: { title: string } }>, null>): string => (page.kind === 'entry' ? page.entry.text.title : page.document.title)
