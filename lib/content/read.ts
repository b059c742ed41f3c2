import 'server-only'
import type { z } from 'zod'
import { liveKey, toLiveTexts, type LiveTexts } from '@/lib/content/live'
import { document, type ContentType, type Document } from '@/lib/content/model'
import { readLiveRows, readLiveVersion, readOpened } from '@/lib/content/store'
import type { Locale } from '@/lib/routes'

/** What is live, read once per version: a publication asks for the same hundred texts a thousand times. An outage is not remembered. */
let held: { version: string; live: Promise<{ texts: LiveTexts; opened: readonly Locale[] }> } | null = null

async function live(): Promise<{ texts: LiveTexts; opened: readonly Locale[] }> {
  const version = await readLiveVersion()
  if (held?.version !== version) {
    const read = async () => ({ texts: toLiveTexts(await readLiveRows()), opened: await readOpened() })
    const mine = held = { version, live: read() }
    mine.live.catch(() => { if (held === mine) held = null })
  }
  return held.live
}

/**
 * The live text of a document in one language. Missing or wrong text is a bug, not an empty page: it throws with its name,
 * and the publisher then keeps the release it has.
 */
export const readDocument = (locale: Locale, type: ContentType, slug: string): Promise<Document> => readContent(document, locale, type, slug)

/** The same for a kind of content that has a schema of its own. */
export async function readContent<Shape extends z.ZodType>(shape: Shape, locale: Locale, type: ContentType, slug: string): Promise<z.infer<Shape>> {
  const key = liveKey(locale, type, slug)
  const parsed = shape.safeParse((await live()).texts.get(key))
  if (!parsed.success) throw new Error(`${key}: ${parsed.error.message}`)
  return parsed.data
}

/** Languages that somebody with a name has opened, having read all of their safety set. */
export const readOpenedLocales = async (): Promise<readonly Locale[]> => (await live()).opened
