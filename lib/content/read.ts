import 'server-only'
import type { z } from 'zod'
import { liveKey, toLiveTexts, type LiveTexts } from '@/lib/content/live'
import { document, type ContentType, type Document } from '@/lib/content/model'
import { readLiveRows, readLiveVersion } from '@/lib/content/store'
import type { Body } from '@/lib/content/text/text-form'
import type { Locale } from '@/lib/routes'

/** What is live, read once per version: a publication asks for the same hundred texts a thousand times. An outage is not remembered. */
let held: { version: string; texts: Promise<LiveTexts> } | null = null

async function live(): Promise<LiveTexts> {
  const version = await readLiveVersion()
  if (held?.version !== version) {
    const texts = readLiveRows().then(toLiveTexts)
    const mine = held = { version, texts }
    texts.catch(() => { if (held === mine) held = null })
  }
  return held.texts
}

/**
 * The live text of a document in one language. Missing or wrong text is a bug, not an empty page: it throws with its name,
 * and the publisher then keeps the release it has.
 */
export const readDocument = (locale: Locale, type: ContentType, slug: string): Promise<Document> => readContent(document, locale, type, slug)

/** Every text of a kind that is live in a language, or was taken down and still has its address. */
export async function readEvery(locale: Locale, type: ContentType): Promise<{ slug: string; body: Body }[]> {
  const before = liveKey(locale, type, '')
  return [...await live()].flatMap(([key, body]) => (key.startsWith(before) ? [{ slug: key.slice(before.length), body }] : []))
}

/** The same for a kind of content that has a schema of its own. */
export async function readContent<Shape extends z.ZodType>(shape: Shape, locale: Locale, type: ContentType, slug: string): Promise<z.infer<Shape>> {
  const key = liveKey(locale, type, slug)
  const parsed = shape.safeParse((await live()).get(key))
  if (!parsed.success) throw new Error(`${key}: ${parsed.error.message}`)
  return parsed.data
}
