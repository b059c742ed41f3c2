/**
 * The public guide: a question told in an address, one answer at a time. The answers may stand there, since they say a kind of
 * case and nobody's name. Pure; the front answers from this with application and database stopped.
 */
import { groundsFor } from '@/lib/grounds/evaluate'
import { allGrounds } from '@/lib/grounds/table'
import {
  ageGroups, aims, facts, initiatives, neverTold, receivers, senders, type Aim, type Answer, type Fact, type Ground, type Question, type Receiver, type Sender,
} from '@/lib/grounds/model'

/** The parts of a question as the address names them, in the order they are asked. */
export const parts = ['from', 'to', 'aim', 'initiative', 'age', 'facts'] as const
export type Part = (typeof parts)[number]

/** The longest query that is read, characters; all answers together are shorter. */
export const longestQuery = 1_000

const oneOf = <Word extends string>(words: readonly Word[], typed: string | null): Word | undefined => words.find((word) => word === typed)

/** Answered facts: what was ticked is so; what was not is not so, or not known when that was ticked too. */
function factsFrom(query: URLSearchParams, asked: readonly Fact[]): Question['facts'] {
  const otherwise = query.get('unsure') === '1' ? 'unsure' : 'no'
  return Object.fromEntries(asked.map((fact) => [fact, query.get(fact) === '1' ? 'yes' : otherwise]))
}

/** The question an address holds. What it does not hold, or holds in words that are not ours, has not been answered. */
export function questionFrom(query: URLSearchParams, on: string, table: readonly Ground[] = allGrounds): Question {
  const from = oneOf(senders, query.get('from'))
  const to = oneOf(receivers, query.get('to'))
  const aim = oneOf(aims, query.get('aim'))
  const initiative = oneOf(initiatives, query.get('initiative'))
  const age = oneOf([...ageGroups, 'unsure'] as const, query.get('age'))
  const told: Question = {
    ...(from && { from }), ...(to && { to }), ...(aim && { aim }), ...(initiative && { initiative }), ...(age && { age }), facts: {},
  }
  if (query.get('done') !== '1') return told
  const { ask } = groundsFor(told, on, table)
  return ask !== null && typeof ask === 'object' ? { ...told, facts: factsFrom(query, ask.facts) } : told
}

/** Whom this sender can ask about: everybody but itself, where a colleague in another kommun or region is somebody else. */
export const receiversFor = (from: Sender): Receiver[] => {
  const alone: Partial<Record<Sender, Receiver>> = { police: 'police', prisonAndProbation: 'prisonAndProbation', youthCare: 'youthCare', school: 'school' }
  return receivers.filter((to) => to !== alone[from])
}

/** Purposes that are about the case for these two, and those that everybody may have. */
export function aimsFor(from: Sender, to: Receiver, on: string, table: readonly Ground[] = allGrounds): Aim[] {
  const always: readonly Aim[] = ['support', 'preventCrime', 'ownTask']
  const special = groundsFor({ from, to, facts: {} }, on, table).grounds.filter(({ ground, standing }) => standing !== 'closed' && ground.consent === 'notNeeded' && ground.code !== 'generalClause')
  return aims.filter((aim) => always.includes(aim) || special.some(({ ground }) => ground.purposes.includes(aim)))
}

/** What the guide shows for an address: the next question, or the answer. */
export interface Shown { question: Question; answer: Answer; part: Part | null }

/** @param table the rules to ask; those an installation begins with unless others are given */
export function shownFor(query: URLSearchParams, on: string, table: readonly Ground[] = allGrounds): Shown {
  const question = questionFrom(query, on, table)
  const answer = groundsFor(question, on, table)
  const { ask } = answer
  return { question, answer, part: ask === null ? null : typeof ask === 'string' ? ask : 'facts' }
}

/** The address of a question so far, up to and not with a part: where a changed answer begins again. */
export function queryOf({ from, to, aim, initiative, age }: Question, before: Part = 'facts'): string {
  const said = { from, to, aim, initiative, age }
  const query = new URLSearchParams()
  for (const part of parts) {
    if (part === before || part === 'facts') break
    const value = said[part]
    if (value !== undefined) query.set(part, value)
  }
  return query.toString()
}

/** The other way round: may they tell us? Null when the two cannot change places. */
export function reversed({ from, to }: Question): { from: Sender; to: Receiver } | null {
  const sender = oneOf(senders, to ?? null)
  const receiver = oneOf(receivers, from ?? null)
  return sender && receiver && receiversFor(sender).includes(receiver) && !neverTold.includes(receiver) ? { from: sender, to: receiver } : null
}
