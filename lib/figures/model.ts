/** Published figures, as they were published. A figure nobody has published is null, and shown as missing, never as zero. */
import { z } from 'zod'
import type { FactSource } from '@/lib/content/sources'

const words = z.string().min(1)
const key = z.string().regex(/^[a-z]+(-[a-z]+)*$/)

export const figuresShape = z.strictObject({
  note: words,
  owner: words,
  figures: z.array(z.strictObject({
    key,
    /** Says the finding, not the subject. */
    heading: words,
    /** How it was counted, and what one unit is. */
    how: words,
    unit: words,
    /** End of the scale; it starts at zero. */
    scaleMax: z.number().positive(),
    series: z.array(z.strictObject({ key, label: words })).min(1).max(2),
    rows: z.array(z.strictObject({ label: words, values: z.record(z.string(), z.number().nonnegative().nullable()), note: words.nullable(), sources: z.array(z.string()) })).min(2),
  })),
  facts: z.array(z.strictObject({ key, text: words, sources: z.array(z.string()).min(1) })),
  /** What one would want to know and nobody has published. */
  gaps: z.array(words).min(1),
})

export interface FigureRow { label: string; values: (number | null)[]; note: string | null; sources: FactSource[] }
export interface Figure { key: string; heading: string; how: string; unit: string; scaleMax: number; series: { key: string; label: string }[]; rows: FigureRow[] }
export interface Figures { owner: string; figures: Figure[]; facts: { key: string; text: string; sources: FactSource[] }[]; gaps: string[] }
