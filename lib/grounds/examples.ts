import { z } from 'zod'
import data from '@/prisma/data/weighing-examples.json'

/** A reasoning that holds, one that does not, and what makes the difference: guidance beside the questions of a ground. */
const exampleSchema = z.strictObject({ good: z.string().min(1), weak: z.string().min(1), why: z.string().min(1) })
export type WeighingExample = z.infer<typeof exampleSchema>

const examples = z.strictObject({ note: z.string(), examples: z.record(z.string(), exampleSchema) }).parse(data).examples

/** By the code of the question; null: there is none for it. */
export const exampleFor = (code: string): WeighingExample | null => (Object.hasOwn(examples, code) ? examples[code] ?? null : null)

export const exampleCodes: readonly string[] = Object.keys(examples)
