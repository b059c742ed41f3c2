import 'server-only'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { z } from 'zod'
import type { Locale } from '@/lib/routes'
import { document, type Document } from './model'

/** `page`: has an address of its own; `easy-read`: the same in easier words; `guide`: an ending of the guided questions. */
const documentTypes = ['page', 'easy-read', 'guide'] as const
export type DocumentType = (typeof documentTypes)[number]

/**
 * One document in one language, checked against the schema. Missing or wrong text is a bug, not an empty page: it throws
 * with the file and the field, and the publisher then keeps the release it has.
 */
export const readDocument = (locale: Locale, type: DocumentType, slug: string): Promise<Document> =>
  readContent(document, locale, type, slug)

/** The same for a kind of document that has a schema of its own; `folder` lies beside `page`. */
export async function readContent<Shape extends z.ZodType>(shape: Shape, locale: Locale, folder: string, slug: string): Promise<z.infer<Shape>> {
  const file = path.join(process.cwd(), 'prisma', 'data', 'content', locale, folder, `${slug}.json`)
  const parsed = shape.safeParse(JSON.parse(await readFile(file, 'utf8')))
  if (!parsed.success) throw new Error(`${locale}/${folder}/${slug}.json: ${parsed.error.message}`)
  return parsed.data
}
