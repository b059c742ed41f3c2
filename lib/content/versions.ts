import 'server-only'
import type { ContentType, ToldVersion } from '@/lib/content/model'
import { readChangedSince, readLiveVersion, readOpened, readVersionRows, type ChangedText } from '@/lib/content/store'
import { dayOf } from '@/lib/directory/days'
import type { Locale } from '@/lib/routes'

/** Moves at every change of what is live; what was published before a change has another one. Apart from the texts, for processes that show none. */
export const readContentVersion = (): Promise<string> => readLiveVersion()
/** What has become another text since a version, for the publisher. */
export const readChangedTexts = (since: string): Promise<ChangedText[]> => readChangedSince(since)
/** Languages that somebody with a name has opened, having read all of their safety set. */
export const readOpenedLocales = (): Promise<Locale[]> => readOpened()
/** The versions of a text that have been live, latest first, for its page. */
export const readToldVersions = async (locale: Locale, type: ContentType, slug: string): Promise<ToldVersion[]> =>
  (await readVersionRows(locale, type, slug)).map(({ n, publishedAt, minor, approvedFor }) => ({ n, since: publishedAt === null ? null : dayOf(publishedAt), minor, readFor: approvedFor }))
