/**
 * What help can be, and who does what. A measure (insats) is something done for a person with somebody responsible;
 * which authority does which part of it is maintained as data (`prisma/data/measures.json`), so that the page of a measure
 * and the overview of all of them can never say different things.
 */
import { z } from 'zod'
import { inlineText } from '@/lib/content/model'
import type { FactSource } from '@/lib/content/sources'

/** What an actor does in a measure, in the order it is told. */
const parts = ['decides', 'gives', 'helps'] as const
export type Part = (typeof parts)[number]

const words = z.string().min(1)
const slug = z.string().regex(/^[a-z]+(-[a-z]+)*$/)
const sourceKeys = z.array(z.string()).min(1)

export const matrixShape = z.strictObject({
  note: words,
  owner: words,
  /** `short` may hold soft hyphens: it stands at the head of a narrow column or row. */
  actors: z.array(z.strictObject({ key: slug, name: words, short: words })).min(1),
  measures: z.array(z.strictObject({ slug, short: words })).min(1),
  cells: z.array(z.strictObject({ measure: slug, actor: slug, parts: z.array(z.enum(parts)).min(1), text: words, sources: sourceKeys })).min(1),
})
export type MatrixFacts = z.infer<typeof matrixShape>

/** The text of one measure: every question a person has about it, none of them optional. */
export const measureText = z.strictObject({
  /** Neutral: it stands in tabs and history lists. */
  title: words.max(40),
  heading: words,
  lead: inlineText,
  owner: words,
  reviewedOn: z.iso.date().nullable(),
  reviewedBy: z.string().nullable(),
  sources: sourceKeys,
  what: z.array(inlineText).min(1),
  looks: z.array(inlineText).min(2),
  cost: z.array(inlineText).min(1),
  ask: z.array(inlineText).min(1),
  /** One sentence to say when asking for it. */
  say: words,
  meanwhile: z.array(inlineText).min(1),
  law: z.array(z.strictObject({ law: words, about: words })).min(1),
})
export type MeasureText = z.infer<typeof measureText>

export interface Actor { key: string; name: string; short: string }
export interface Measure { slug: string; short: string }
/** One actor's part in one measure. */
export interface Deed { actor: Actor; measure: Measure; parts: Part[]; text: string; sources: FactSource[] }

export interface Matrix {
  owner: string
  actors: Actor[]
  measures: Measure[]
  /** One row per actor; one place per measure in their order, null where the actor has no part. */
  rows: { actor: Actor; deeds: (Deed | null)[] }[]
  /** The same deeds, by measure. */
  list: { measure: Measure; deeds: Deed[] }[]
}

/** A measure as its page and the index show it. */
export interface MeasurePage { slug: string; text: MeasureText; sources: FactSource[]; deeds: Deed[]; others: { slug: string; title: string }[] }
