import 'server-only'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { z } from 'zod'
import { contentTypes, document, type ContentType, type Document } from '@/lib/content/model'
import { shapeOf, type Body } from '@/lib/content/text/text-form'
import { locales, type Locale } from '@/lib/routes'

/** The texts an installation begins with; from then on editors keep them in the database. */
const root = path.join(process.cwd(), 'prisma', 'data', 'content')

/** Missing or wrong text is a bug: throws with the file and the field. */
export async function readFirst<Shape extends z.ZodType>(shape: Shape, locale: Locale, type: ContentType, slug: string): Promise<z.infer<Shape>> {
  const parsed = shape.safeParse(JSON.parse(await readFile(path.join(root, locale, type, `${slug}.json`), 'utf8')))
  if (!parsed.success) throw new Error(`${locale}/${type}/${slug}.json: ${parsed.error.message}`)
  return parsed.data
}

export const readFirstDocument = (locale: Locale, type: ContentType, slug: string): Promise<Document> => readFirst(document, locale, type, slug)

export interface FirstText { locale: Locale; type: ContentType; slug: string; body: Body }

/** Every one of them, in a fixed order; Swedish before its translations. */
export async function readFirstTexts(): Promise<FirstText[]> {
  const found: FirstText[] = []
  for (const locale of locales)
    for (const type of contentTypes)
      for (const file of (await readdir(path.join(root, locale, type)).catch(() => [])).sort()) {
        const slug = file.replace(/\.json$/, '')
        found.push({ locale, type, slug, body: await readFirst(shapeOf(type), locale, type, slug) })
      }
  return found
}
