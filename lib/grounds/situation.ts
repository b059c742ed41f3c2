import { z } from 'zod'
import { ageGroups, aims, facts, initiatives, receivers, saidOfFact, senders, type Fact, type Question } from '@/lib/grounds/model'

/** What a person in the portal answers of a question; the rest is known from the file and the referral. Pure. */
export const situationSchema = z.strictObject({
  aim: z.enum(aims).optional(),
  initiative: z.enum(initiatives).optional(),
  age: z.enum([...ageGroups, 'unsure']).optional(),
  facts: z.partialRecord(z.enum(facts), z.enum(saidOfFact)).optional(),
})
export type Situation = z.infer<typeof situationSchema>

interface Given { asked: 'aim' | 'initiative' | 'age' | 'facts' | 'again'; aim?: Situation['aim']; initiative?: Situation['initiative']; age?: Situation['age']; fact: readonly (Fact | 'unsure')[] }

/**
 * A case with one more answer. What comes after a changed answer is asked again, since the question may be another one.
 * Facts add up: a question about facts is asked again when something else has become known, and then about the new ones only.
 * @param asked the facts that were on the page: what of them was not ticked is not so, or not known when that was ticked
 */
export function situationAfter(before: Situation, given: Given, asked: readonly Fact[]): Situation {
  const { aim, initiative, age } = before
  switch (given.asked) {
    case 'again': return {}
    case 'aim': return { ...(given.aim && { aim: given.aim }) }
    case 'initiative': return { ...(aim && { aim }), ...(given.initiative && { initiative: given.initiative }) }
    case 'age': return { ...(aim && { aim }), ...(initiative && { initiative }), ...(given.age && { age: given.age }) }
    case 'facts': {
      const otherwise = given.fact.includes('unsure') ? 'unsure' : 'no'
      return { ...(aim && { aim }), ...(initiative && { initiative }), ...(age && { age }), facts: { ...before.facts, ...Object.fromEntries(asked.map((fact) => [fact, given.fact.includes(fact) ? 'yes' : otherwise])) } }
    }
  }
}

const json = z.string().transform((text, context): unknown => {
  try { return JSON.parse(text) } catch { context.addIssue({ code: 'custom', message: 'no JSON' }); return z.NEVER }
})
const recordSchema = json.pipe(z.strictObject({
  from: z.enum(senders).optional(), to: z.enum(receivers).optional(), aim: z.enum(aims).optional(), initiative: z.enum(initiatives).optional(),
  age: z.enum([...ageGroups, 'unsure']).optional(), facts: z.partialRecord(z.enum(facts), z.enum(saidOfFact)),
}))

/** Under which code a release keeps the question beside what was weighed. No ground has a question by it. */
export const recordCode = 'askedOfTheLaw'

/** A question as it is kept with a decision, to be asked again of the law as it stood. */
export const recordOf = (question: Question): string => JSON.stringify(question)

/** Null: nothing was kept, not by us, or in codes that have been retired since. */
export function questionOfRecord(record: string | undefined): Question | null {
  if (record === undefined) return null
  const read = recordSchema.safeParse(record)
  if (!read.success) return null
  const { from, to, aim, initiative, age, facts: said } = read.data
  return { ...(from && { from }), ...(to && { to }), ...(aim && { aim }), ...(initiative && { initiative }), ...(age && { age }), facts: said }
}
