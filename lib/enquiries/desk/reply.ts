/** What the desk answers a visitor with: which published page, and what is written into it. Plain data between the application and the front. */
import { z } from 'zod'

/** Pages of the desk, each published once per language and filled in per visitor. */
export const deskLetters = ['write', 'code', 'sent', 'open', 'thread', 'ended', 'wait'] as const
export type DeskLetter = (typeof deskLetters)[number]

/** What each letter is filled in with, marks of its lists included. A published letter has all of them and no other. */
export const deskMarks = {
  write: ['TOKEN', 'TEXT'],
  code: ['DRAFT', 'FIRST', 'SECOND', 'W1', 'W2', 'KEYID', 'KEY', 'WORD', 'DIGITS'],
  sent: [],
  open: ['CODE', 'KEPT', 'KEPTNAME', 'UNKNOWN'],
  thread: ['VISIT', 'TOKEN', 'KEPT', 'KEPTNAME', 'EXTENSIONS', 'DAY', 'ENDED', 'LONGER', 'RECIPIENT', 'FORCODE', 'AT', 'TEXT', 'SEALED'],
  ended: ['DAY'],
  wait: ['NAME', 'VALUE'],
} as const satisfies Record<DeskLetter, readonly string[]>

export const Filling = z.strictObject({
  /** Tokens `%%NAME%%`, escaped where they are written in. */
  values: z.record(z.string(), z.string()),
  /** Which of the parts marked `data-when` stay. */
  parts: z.array(z.string()),
  /** Chosen radio button or option, by field. */
  chosen: z.record(z.string(), z.string()),
  /** Rows of the parts marked `data-each`, with tokens of their own. */
  lists: z.record(z.string(), z.array(z.record(z.string(), z.string()))),
})
export type Filling = z.infer<typeof Filling>

export const DeskReply = z.strictObject({ letter: z.enum(deskLetters), status: z.int().min(200).max(599), filling: Filling })
export type DeskReply = z.infer<typeof DeskReply>

/** What the front asks the desk: the fields as the browser sent them, unread. A form that was too large is not sent on. */
export const DeskAsk = z.strictObject({
  form: z.enum(['write', 'open']), locale: z.enum(['sv', 'en', 'ar']), method: z.enum(['GET', 'POST']),
  fields: z.record(z.string(), z.string()),
  /** The browser says that another site sent the form. */
  isForeign: z.boolean(),
})
export type DeskAsk = z.infer<typeof DeskAsk>

export const nothingFilled: Filling = { values: {}, parts: [], chosen: {}, lists: {} }

export const reply = (letter: DeskLetter, status: number, filling: Partial<Filling> = {}): DeskReply => ({ letter, status, filling: { ...nothingFilled, ...filling } })

/** Every field that came, as a list that a form of hidden fields is made from: nothing that was written is lost. */
export const keptFields = (fields: Record<string, string>): Record<string, string>[] => Object.entries(fields).map(([NAME, VALUE]) => ({ NAME, VALUE }))
