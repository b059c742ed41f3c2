/**
 * The guided questions of `/vad-galler-for-mig` as data: what is asked, where each answer leads, whom every ending names.
 * Pure; the front answers from this alone, with application and database stopped. Words are in messages/guide and in the
 * documents of `prisma/data/content/<locale>/guide`.
 *
 * Danger is asked first, so that whoever is in danger has 112 after one answer. "Vet inte" is an answer everywhere and
 * never the worse one: it leads to somebody to talk to. Nothing that was answered is kept anywhere: where one stands is
 * one word in the form.
 */

export const questionIds = ['danger', 'who', 'aboutMe', 'aboutChild', 'aboutOther'] as const
export type QuestionId = (typeof questionIds)[number]

export const outcomeIds = [
  'emergency', 'adult', 'child', 'relative', 'extremismAdult', 'extremismOther', 'honourAdult', 'honourChild', 'honourOther', 'work', 'talk',
] as const
type OutcomeId = (typeof outcomeIds)[number]

export type NodeId = QuestionId | OutcomeId

/** Names of answers, one list for all questions, so that each has one set of words. */
const answerIds = [
  'yes', 'no', 'meAdult', 'meChild', 'someone', 'atWork', 'crime', 'extremism', 'honour', 'unsure',
] as const
export type AnswerId = (typeof answerIds)[number]

type Answers = Partial<Record<AnswerId, NodeId>> & { unsure: NodeId }

const flow: Record<QuestionId, Answers> = {
  danger: { yes: 'emergency', no: 'who', unsure: 'who' },
  who: { meAdult: 'aboutMe', meChild: 'aboutChild', someone: 'aboutOther', atWork: 'work', unsure: 'talk' },
  aboutMe: { crime: 'adult', extremism: 'extremismAdult', honour: 'honourAdult', unsure: 'adult' },
  // A child is met as a child, whatever it is about; where honour decides there is a line more.
  aboutChild: { crime: 'child', extremism: 'child', honour: 'honourChild', unsure: 'child' },
  aboutOther: { crime: 'relative', extremism: 'extremismOther', honour: 'honourOther', unsure: 'relative' },
}

export const firstQuestion: QuestionId = 'danger'

/** More questions than this tire somebody who is afraid. */
export const mostQuestions = 3

export const isQuestion = (node: string): node is QuestionId => questionIds.some((id) => id === node)

/** The answers of a question in the order to show them, each with where it leads. */
export const answersOf = (question: QuestionId): [AnswerId, NodeId][] =>
  answerIds.flatMap((answer) => { const to = flow[question][answer]; return to === undefined ? [] : [[answer, to] as [AnswerId, NodeId]] })

/** The question before this one, null before the first. Each has exactly one, so going back needs no memory. */
export const questionBefore = (question: QuestionId): QuestionId | null =>
  questionIds.find((each) => answersOf(each).some(([, to]) => to === question)) ?? null

/** What a form asks to see next: `from` is the question that was answered, for the way back. */
export interface Step { node: NodeId; from: QuestionId | null }

/**
 * What a posted form leads to. `at` and `answer` go forward, `to` goes back to a question.
 * @returns null when the form is none that our pages send: then the first question is shown
 */
export function stepOf(form: URLSearchParams): Step | null {
  const back = form.get('to') ?? ''
  if (isQuestion(back)) return { node: back, from: questionBefore(back) }
  const at = form.get('at') ?? ''
  if (!isQuestion(at)) return null
  const chosen = answersOf(at).find(([answer]) => answer === form.get('answer'))
  return chosen ? { node: chosen[1], from: at } : null
}
