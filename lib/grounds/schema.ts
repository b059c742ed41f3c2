import { z } from 'zod'
import { aims, deciders, effects, initiatives, needs, receivers, secrecyRules, senders, type Ground, type Paragraph, type Sheet, type Statute } from '@/lib/grounds/model'
import { sheetSlug } from '@/lib/grounds/sheets'
import { recordCode } from '@/lib/grounds/situation'

/** One file of `prisma/data/grounds`: a statute with the paragraphs that are used and the grounds that rest on it. */
const words = z.string().min(1)
const day = z.iso.date()
const code = z.string().regex(/^[a-zA-Z0-9]{2,40}$/)
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

export const groundSchema = z.strictObject({
  code,
  version: z.int().min(1),
  validFrom: day,
  validUntil: day.nullable(),
  law: z.array(words).min(1),
  title: words,
  describes: words,
  effect: z.enum(effects),
  from: z.array(z.enum(senders)).min(1),
  to: z.array(z.enum(receivers)).min(1),
  purposes: z.array(z.enum(aims)).min(1),
  initiative: z.enum([...initiatives, 'any']),
  lifts: z.union([z.literal('all'), z.array(z.enum(secrecyRules)).min(1)]),
  except: z.array(z.enum(secrecyRules)),
  exceptLaw: words.nullable(),
  needs: z.array(z.array(z.enum(needs)).min(1)),
  consent: z.enum(['required', 'notNeeded']),
  ownOnly: z.boolean(),
  reservation: z.boolean(),
  mustWeigh: z.array(z.strictObject({ code, question: words })).min(1),
  limits: z.array(words).min(1),
  doubt: z.strictObject({ from: z.array(z.enum(senders)).min(1), purposes: z.array(z.enum(aims)).min(1), text: words }).nullable(),
  decidedBy: z.enum(deciders),
  source: z.strictObject({ name: words, url: z.url(), retrievedOn: day }),
  reviewedBy: words.nullable(),
}).superRefine((ground, context) => {
  const add = (message: string) => { context.addIssue({ code: 'custom', message: `${ground.code} ${ground.version}: ${message}` }) }
  if (ground.validUntil !== null && ground.validUntil < ground.validFrom) add('ends before it begins')
  if (ground.except.length > 0 && ground.exceptLaw === null) add('makes an exception without naming the paragraph')
  if (ground.lifts !== 'all' && ground.except.length > 0) add('lists what it lifts and excepts from it')
  if (ground.mustWeigh.some(({ code: asked }) => asked === recordCode)) add(`asks a question by the code ${recordCode}, under which the question to the law is kept`)
  if ((ground.consent === 'required') !== ground.needs.some((group) => group.includes('consent'))) add('says two things about consent')
}) satisfies z.ZodType<Ground>

const paragraph = { cite: words, slug, heading: words, says: z.array(words).min(1), since: day.nullable(), amendedBy: words.nullable() }
const paragraphSchema = z.strictObject(paragraph) satisfies z.ZodType<Paragraph>

const statuteSchema = z.strictObject({
  code: words, name: words, sfs: z.string().regex(/^\d{4}:\d+$/), url: z.url(), register: z.strictObject({ name: words, url: z.url(), on: day }).nullable().default(null),
}) satisfies z.ZodType<Statute>

/** A sheet as it is kept; until when it stands follows from the next one. */
export const sheetSchema = z.strictObject({ ...paragraph, statute: statuteSchema, version: z.int().min(1), validFrom: day, validUntil: z.null().default(null) }).refine(
  (sheet) => sheet.slug === sheetSlug(sheet.cite), { error: 'a sheet by another name than its paragraph' }) satisfies z.ZodType<Sheet>

export const statuteFile = z.strictObject({ statute: statuteSchema, paragraphs: z.array(paragraphSchema).min(1), grounds: z.array(groundSchema) })
