import { z } from 'zod'
import { groundsFor } from '@/lib/grounds/evaluate'
import { questionFrom } from '@/lib/grounds/guide'
import type { Ground, Judged, Reason } from '@/lib/grounds/model'
import { allGrounds } from '@/lib/grounds/table'
import data from '@/prisma/data/ground-cases.json'

/** What a case can say of a rule. */
export const standings = ['open', 'closed', 'unsure', 'unsettled', 'absent'] as const
export const reasonCodes = ['from', 'to', 'aim', 'initiative', 'others', 'witness', 'neverTold', 'secrecy', 'lacks'] as const satisfies readonly Reason['code'][]

/** Cases written by hand: for a ground, a day and a question, whether it opens, and why not. They are what a change is tried against. */
export const caseSchema = z.strictObject({
  ground: z.string(),
  version: z.int().min(1),
  /** The paragraph the case is about. */
  law: z.string().min(1),
  says: z.string().min(1),
  /** The question, as the guide's address tells it. */
  ask: z.string().min(1),
  on: z.iso.date(),
  /** `absent`: not in force on the day. */
  is: z.enum(standings),
  /** Of a closed one: the reason, and the paragraph that closes it. */
  why: z.enum(reasonCodes).nullable(),
  whyLaw: z.string().nullable(),
})
export type GroundCase = z.infer<typeof caseSchema>

export const groundCases: readonly GroundCase[] = z.strictObject({ note: z.string(), cases: z.array(caseSchema) }).parse(data).cases

/** What the rule answers to a case; null: it is not in force on the day. */
const answerTo = ({ ground: code, version, ask, on }: Pick<GroundCase, 'ground' | 'version' | 'ask' | 'on'>, table: readonly Ground[]): Judged | null =>
  groundsFor(questionFrom(new URLSearchParams(ask), on, table), on, table).grounds.find(({ ground }) => ground.code === code && ground.version === version) ?? null

/** What is wrong with the answer to a case, or null: it is as written. */
export function caseFault({ ground: code, version, ask, on, is, why, whyLaw }: GroundCase, table: readonly Ground[] = allGrounds): string | null {
  const judged = answerTo({ ground: code, version, ask, on }, table)
  if (!judged) return is === 'absent' ? null : 'not in force'
  if (judged.standing !== is) return `${judged.standing} (${judged.reasons.map((reason) => reason.code).join(', ')}), not ${is}`
  if ((why !== null || whyLaw !== null) && !judged.reasons.some((reason) => (why === null || reason.code === why) && (whyLaw === null || reason.law === whyLaw)))
    return `closed by ${judged.reasons.map((reason) => `${reason.code} ${reason.law}`).join(', ')}, not by ${[why, whyLaw].filter((one) => one !== null).join(' ')}`
  return null
}

/** A case that does not come out as written: what it should become and what it does, with the kinds of reasons. */
export interface CaseFault { law: string; says: string; fault: string; wanted: GroundCase['is']; why: GroundCase['why']; got: Judged['standing'] | 'absent'; because: Reason['code'][] }

/** Every case whose answer is not as written: nothing is published while there is one. */
export const caseFaults = (table: readonly Ground[] = allGrounds, cases: readonly GroundCase[] = groundCases): CaseFault[] =>
  cases.flatMap((one) => {
    const fault = caseFault(one, table)
    if (fault === null) return []
    const judged = answerTo(one, table)
    return [{ law: one.law, says: one.says, fault, wanted: one.is, why: one.why, got: judged?.standing ?? 'absent', because: judged?.reasons.map(({ code }) => code) ?? [] }]
  })
