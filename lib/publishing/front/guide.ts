/** Answers to the guided questions: the next question or an ending, by pure data. Nothing that was answered is kept. */
import { formText } from '@/lib/publishing/front/finder'
import { firstQuestion, stepOf, type NodeId } from '@/lib/guide/flow'

export interface GuideReply { node: NodeId; status: number; values: { FROM: string } }

/** @param body the form as posted, or `'tooLarge'` when it was not read to its end */
export function guideReply(body: Buffer | 'tooLarge'): GuideReply {
  if (body === 'tooLarge') return { node: firstQuestion, status: 413, values: { FROM: firstQuestion } }
  const step = stepOf(new URLSearchParams(formText(body)))
  return step === null
    ? { node: firstQuestion, status: 422, values: { FROM: firstQuestion } }
    : { node: step.node, status: 200, values: { FROM: step.from ?? firstQuestion } }
}
