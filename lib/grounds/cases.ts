import { z } from 'zod'
import { groundsFor } from '@/lib/grounds/evaluate'
import { questionFrom } from '@/lib/grounds/guide'
import type { Ground } from '@/lib/grounds/model'
import { allGrounds } from '@/lib/grounds/table'
import data from '@/prisma/data/ground-cases.json'

/** Cases written by hand: for a ground, a day and a question, whether it opens, and why not. They are what a change is tried against. */
const caseSchema = z.strictObject({
  ground: z.string(),
  version: z.int().min(1),
  /** The paragraph the case is about. */
  law: z.string().min(1),
  says: z.string().min(1),
  /** The question, as the guide's address tells it. */
  ask: z.string().min(1),
  on: z.iso.date(),
  /** `absent`: not in force on the day. */
  is: z.enum(['open', 'closed', 'unsure', 'unsettled', 'absent']),
  /** Of a closed one: the reason, and the paragraph that closes it. */
  why: z.enum(['from', 'to', 'aim', 'initiative', 'others', 'witness', 'neverTold', 'secrecy', 'lacks']).nullable(),
  whyLaw: z.string().nullable(),
})
export type GroundCase = z.infer<typeof caseSchema>

export const groundCases: readonly GroundCase[] = z.strictObject({ note: z.string(), cases: z.array(caseSchema) }).parse(data).cases

/** What is wrong with the answer to a case, or null: it is as written. */
export function caseFault({ ground: code, version, ask, on, is, why, whyLaw }: GroundCase, table: readonly Ground[] = allGrounds): string | null {
  const judged = groundsFor(questionFrom(new URLSearchParams(ask), on), on, table).grounds.find(({ ground }) => ground.code === code && ground.version === version)
  if (!judged) return is === 'absent' ? null : 'not in force'
  if (judged.standing !== is) return `${judged.standing} (${judged.reasons.map((reason) => reason.code).join(', ')}), not ${is}`
  if (why !== null && !judged.reasons.some((reason) => reason.code === why && (whyLaw === null || reason.law === whyLaw)))
    return `closed by ${judged.reasons.map((reason) => `${reason.code} ${reason.law}`).join(', ')}, not by ${why} ${whyLaw ?? ''}`
  return null
}

/** Every case whose answer is not as written: nothing is published while there is one. */
export const caseFaults = (table: readonly Ground[] = allGrounds): { law: string; says: string; fault: string }[] =>
  groundCases.flatMap((one) => { const fault = caseFault(one, table); return fault === null ? [] : [{ law: one.law, says: one.says, fault }] })
