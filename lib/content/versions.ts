import 'server-only'
import { readChangedSince, readLiveVersion, readOpened, type ChangedText } from '@/lib/content/store'
import type { Locale } from '@/lib/routes'

/** Moves at every change of what is live; what was published before a change has another one. Apart from the texts, for processes that show none. */
export const readContentVersion = (): Promise<string> => readLiveVersion()
/** What has become another text since a version, for the publisher. */
export const readChangedTexts = (since: string): Promise<ChangedText[]> => readChangedSince(since)
/** Languages that somebody with a name has opened, having read all of their safety set. */
export const readOpenedLocales = (): Promise<Locale[]> => readOpened()
