/**
 * A text as a document of typed blocks (decisions 19): what an editor owns. Labels stay in `messages/`.
 * Documents live in `prisma/data/content/<locale>/<type>/<slug>.json` until the editorial part moves them.
 */
import { z } from 'zod'
import { locales, pageIds, type PageId } from '@/lib/routes'

const pageId = z.custom<PageId>((value) => pageIds.some((id) => id === value), 'unknown page')

/** A run of text: plain, strong, a link to a page of ours, or a telephone number that dials. */
const inline = z.union([
  z.string().min(1),
  z.strictObject({ strong: z.string().min(1) }),
  /** A language by its own name, or words that may be another language than the page's. */
  z.strictObject({ foreign: z.string().min(1), lang: z.enum(locales) }),
  z.strictObject({ page: pageId, text: z.string().min(1) }),
  /** Another site's address, shown as it is: the law asks for the supervisor's (DOS-lagen 13 §). */
  z.strictObject({ site: z.url({ protocol: /^https$/ }), text: z.string().min(1) }),
  z.strictObject({ dial: z.string().regex(/^\+?\d+$/), shown: z.string().min(2) }),
])
/** Swedish to say aloud; `sound` is how it sounds, in the reader's script. */
const say = { say: z.string().min(1), sound: z.string().min(1).optional() }
const text = z.array(inline).min(1)
const items = z.array(text).min(1)

const block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('paragraph'), text }),
  z.strictObject({ type: z.literal('lead'), text }),
  z.strictObject({ type: z.literal('list'), items, ordered: z.boolean().optional() }),
  z.strictObject({ type: z.literal('note'), kind: z.enum(['do', 'know', 'done', 'wrong']), text }),
  z.strictObject({ type: z.literal('unknown'), text }),
  z.strictObject({ type: z.literal('facts'), items: z.array(z.strictObject({ term: z.string(), text })).min(1) }),
  z.strictObject({ type: z.literal('says'), items: z.array(z.strictObject(say)).min(1) }),
  z.strictObject({ type: z.literal('steps'), items: z.array(z.strictObject({ heading: z.string(), text })).min(2) }),
  z.strictObject({ type: z.literal('boxes'), items: z.array(z.strictObject({ heading: z.string(), text: items })).min(2).max(2) }),
  z.strictObject({ type: z.literal('table'), caption: z.string(), head: z.array(z.string()), rows: z.array(z.array(text)) }),
  /** Contacts of the directory by key: numbers are never typed into a text. */
  z.strictObject({ type: z.literal('contacts'), keys: z.array(z.string()).min(1) }),
  z.strictObject({ type: z.literal('finder') }),
])

export const document = z.strictObject({
  /** Short and neutral: it stands in tabs and history lists (decisions 14). */
  title: z.string().min(1).max(40),
  heading: z.string().min(1),
  lead: text.optional(),
  /** The one yellow block of the page: a number and a sentence to say. */
  call: z.strictObject({ before: z.string(), dial: z.string(), shown: z.string(), ...say, after: z.string().optional() }).optional(),
  owner: z.string().min(1),
  reviewedOn: z.iso.date().nullable(),
  reviewedBy: z.string().nullable(),
  sources: z.array(z.string()),
  sections: z.array(z.strictObject({ heading: z.string().optional(), blocks: z.array(block).min(1) })).min(1),
})

export type Inline = z.infer<typeof inline>
export type Block = z.infer<typeof block>
export type Document = z.infer<typeof document>
