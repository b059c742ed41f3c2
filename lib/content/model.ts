/**
 * A text as a document of typed blocks (decisions 19): what an editor owns. Labels stay in `messages/`.
 * Documents live in the database as editions (lib/editorial); `prisma/data/content/<locale>/<type>/<slug>.json` is what
 * an installation begins with.
 */
import { z } from 'zod'
import { locales, pageIds, type PageId } from '@/lib/routes'

/**
 * `page`: has an address of its own; `easy-read`: the same in easier words; `guide`: an ending of the guided questions;
 * `measure` and `knowledge` have shapes of their own; `news` and `event` are documents with a day (lib/news/model.ts), and come and go.
 */
export const contentTypes = ['page', 'easy-read', 'guide', 'measure', 'knowledge', 'news', 'event'] as const
export type ContentType = (typeof contentTypes)[number]

/** One version of a text that is or was live. `since`: null where it was there from the start. `readFor`: the authority for which another read it through. */
export interface ToldVersion { n: number; since: string | null; minor: boolean; readFor: string | null }

/** Why a page was taken down. Fixed, because one person takes it down and every reader is told in their own language. */
export const withdrawReasons = ['outdated', 'wrong', 'moved', 'underReview'] as const
export type WithdrawReason = (typeof withdrawReasons)[number]

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
/** A sentence or more with its links and numbers, for documents with parts of their own. */
export const inlineText = text
const items = z.array(text).min(1)
/** The name of a section inside its page; the same in every language, so that a link to it holds. */
const anchor = z.string().regex(/^[a-z]+(-[a-z]+)*$/)
const headed = z.strictObject({ heading: z.string().min(1), text: items })

/** Where a fact stands: a statute by its name, or a page that can be read. Swedish in every language. */
const source = z.union([z.string().min(1), z.strictObject({ name: z.string().min(1), site: z.url({ protocol: /^https?$/ }) })])

const block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('paragraph'), text }),
  z.strictObject({ type: z.literal('lead'), text }),
  z.strictObject({ type: z.literal('list'), items, ordered: z.boolean().optional() }),
  z.strictObject({ type: z.literal('note'), kind: z.enum(['do', 'know', 'done', 'wrong']), text }),
  z.strictObject({ type: z.literal('unknown'), text }),
  z.strictObject({ type: z.literal('facts'), items: z.array(z.strictObject({ term: z.string(), text })).min(1) }),
  z.strictObject({ type: z.literal('says'), items: z.array(z.strictObject(say)).min(1) }),
  z.strictObject({ type: z.literal('steps'), items: z.array(z.strictObject({ heading: z.string(), text })).min(2) }),
  /** Steps with more to say: who, when, and at most one place where the way forks in two that both lead on. */
  z.strictObject({
    type: z.literal('path'),
    steps: z.array(z.strictObject({
      heading: z.string().min(1), who: z.string().optional(), when: z.string().optional(), text: items,
      fork: z.array(headed).length(2).optional(),
    })).min(2),
  }),
  /** Questions that open to their answer; the browser does it, without a script. */
  z.strictObject({ type: z.literal('questions'), items: z.array(z.strictObject({ question: z.string().min(1), answer: items })).min(1) }),
  /** Swedish to hold up at a counter instead of speaking: large, alone, and printable. */
  z.strictObject({ type: z.literal('card'), heading: z.string().min(1), lines: z.array(z.strictObject(say)).min(1) }),
  /** Pages to go on to, each with a line about whom it is for. */
  z.strictObject({ type: z.literal('ways'), items: z.array(z.strictObject({ page: pageId, heading: z.string().min(1), text: z.string().min(1) })).min(1).max(5) }),
  z.strictObject({ type: z.literal('boxes'), items: z.array(headed).length(2) }),
  z.strictObject({ type: z.literal('table'), caption: z.string(), head: z.array(z.string()), rows: z.array(z.array(text)) }),
  /** Contacts of the directory by key: numbers are never typed into a text. */
  z.strictObject({ type: z.literal('contacts'), keys: z.array(z.string()).min(1) }),
  /** One of them with all that is known about calling it. */
  z.strictObject({ type: z.literal('contact'), key: z.string() }),
  /** Straight to a section of the same page, for readers who each want another part of it. */
  z.strictObject({ type: z.literal('jump'), items: z.array(z.strictObject({ to: anchor, text: z.string().min(1) })).min(2) }),
  /**
   * A picture of the library by its id (lib/media). What it shows, and the words under it, are the library's unless the text has its own; a
   * text in another language than Swedish has, or shows the Swedish as Swedish.
   */
  z.strictObject({ type: z.literal('image'), id: z.uuid(), alt: z.string().min(1).max(250).optional(), caption: z.string().min(1).max(300).optional() }),
  z.strictObject({ type: z.literal('finder') }),
  /** A part of the accessibility statement, which is facts (prisma/data/accessibility.json) and not text. */
  z.strictObject({ type: z.literal('statement'), part: z.enum(['degree', 'faults', 'method']) }),
])

export const document = z.strictObject({
  /** Short and neutral: it stands in tabs and history lists (decisions 14). */
  title: z.string().min(1).max(40),
  heading: z.string().min(1),
  lead: text.optional(),
  /** The one yellow block of the page: a number and a sentence to say. A contact of the directory brings its own hours. */
  call: z.union([
    z.strictObject({ before: z.string(), dial: z.string(), shown: z.string(), ...say, after: z.string().optional() }),
    z.strictObject({ contact: z.string(), ...say }),
  ]).optional(),
  owner: z.string().min(1),
  reviewedOn: z.iso.date().nullable(),
  reviewedBy: z.string().nullable(),
  /** The day its facts were last read against its sources by those who wrote it; a review is somebody else's. */
  checkedOn: z.iso.date().optional(),
  /** How long it may stand before that is done again. */
  reviewMonths: z.int().min(1).max(12).optional(),
  sources: z.array(source),
  sections: z.array(z.strictObject({
    id: anchor.optional(),
    heading: z.string().optional(),
    /** Which of `sources` its facts stand in, counted from 1; empty when it states none. */
    from: z.array(z.int().min(1)).optional(),
    blocks: z.array(block).min(1),
  })).min(1),
})

export type Inline = z.infer<typeof inline>
export type Block = z.infer<typeof block>
export type Source = z.infer<typeof source>
export type Document = z.infer<typeof document>
