import 'server-only'
import { readDocument, readEvery } from '@/lib/content/read'
import { calendarFile } from '@/lib/news/calendar-file'
import { eventOf, eventText, newsText, overAt, pageOf, type Coming, type ComingType, type EventEntry, type NewsEntry, type OnePage } from '@/lib/news/model'
import { calendarFilePath, comingPages, comingPath, locales, nextComingPath, type ComingPage, type Locale } from '@/lib/routes'

/** Something with an address of its own; `isCurrent`: neither taken down nor over. */
interface Standing { type: ComingType; slug: string; locale: Locale; isCurrent: boolean }

/** What has been taken down has no day, and is no entry any more (lib/content/live.ts). */
const newsIn = async (locale: Locale): Promise<NewsEntry[]> =>
  (await readEvery(locale, 'news')).flatMap(({ slug, body }) => { const { data } = newsText.safeParse(body); return data ? [{ slug, text: data }] : [] })

const eventsIn = async (locale: Locale, now: number): Promise<EventEntry[]> =>
  (await readEvery(locale, 'event')).flatMap(({ slug, body }) => { const { data } = eventText.safeParse(body); return data ? [eventOf(slug, data, now)] : [] })

/** All news of a language, newest first. */
export const readNews = async (locale: Locale): Promise<NewsEntry[]> =>
  (await newsIn(locale)).sort((one, other) => other.text.day.localeCompare(one.text.day) || one.slug.localeCompare(other.slug))

/** What is still to come in a language, the next first. */
export const readEvents = async (locale: Locale, now: number): Promise<EventEntry[]> =>
  (await eventsIn(locale, now)).filter(({ isOver }) => !isOver)
    .sort((one, other) => one.text.starts.localeCompare(other.text.starts) || one.slug.localeCompare(other.slug))

async function goneOr<Entry>(locale: Locale, type: ComingType, slug: string, entries: readonly (Entry & { slug: string })[]): Promise<OnePage<Entry>> {
  const entry = entries.find((each) => each.slug === slug)
  if (entry) return { kind: 'entry', entry }
  const isThere = (await readEvery(locale, type)).some((each) => each.slug === slug)
  return isThere ? { kind: 'gone', document: await readDocument(locale, type, slug) } : null
}

/** A piece of news, or the page that says why it was taken down; null when there never was one by that slug. */
export const readOneNews = async (locale: Locale, slug: string): Promise<OnePage<NewsEntry>> => goneOr(locale, 'news', slug, await newsIn(locale))
/** The same of an event; one that is over keeps its page. */
export const readOneEvent = async (locale: Locale, slug: string, now: number): Promise<OnePage<EventEntry>> => goneOr(locale, 'event', slug, await eventsIn(locale, now))

/** Languages that have this entry as a page. */
export const languagesWith = async (type: ComingType, slug: string): Promise<Locale[]> => {
  const found = await Promise.all(locales.map(async (locale) => ((await readEvery(locale, type)).some((each) => each.slug === slug) ? [locale] : [])))
  return found.flat()
}

/** Which of the two lists have something on them in a language; asked for by each page, for its menu. */
export async function readListed(locale: Locale, now: number): Promise<ComingPage[]> {
  const counts = { news: (await newsIn(locale)).length, calendar: (await readEvents(locale, now)).length }
  return comingPages.filter((page) => counts[page] > 0)
}

/** @param host of the public site, for names that calendars tell entries apart by */
export async function readComing(now: number, host: string): Promise<Coming> {
  const found = await Promise.all(locales.map(async (locale) => {
    const [news, events] = [await readEvery(locale, 'news'), await readEvery(locale, 'event')]
    const [live, all] = [new Set((await newsIn(locale)).map(({ slug }) => slug)), await eventsIn(locale, now)]
    const ahead = all.filter(({ isOver }) => !isOver)
    return {
      standing: [
        ...news.map(({ slug }): Standing => ({ type: 'news', slug, locale, isCurrent: live.has(slug) })),
        ...events.map(({ slug }): Standing => ({ type: 'event', slug, locale, isCurrent: ahead.some((each) => each.slug === slug) })),
      ],
      listed: (await readListed(locale, now)).map((page) => `${locale}/${page}`),
      files: ahead.map((entry) => ({ path: calendarFilePath(entry.slug, locale), content: calendarFile(entry, locale, host, now) })),
      ends: ahead.map(({ occasion }) => overAt(occasion)),
    }
  }))
  const ends = found.flatMap((each) => each.ends)
  return {
    entries: found.flatMap((each) => each.standing).map(({ type, slug, locale, isCurrent }) => ({
      path: comingPath(pageOf[type], slug, locale), from: nextComingPath(pageOf[type], slug, locale), locale, isCurrent,
    })),
    listed: found.flatMap((each) => each.listed).sort(), files: found.flatMap((each) => each.files), until: ends.length === 0 ? null : Math.min(...ends),
  }
}
