import 'server-only'
import { command } from '@/lib/core/command'
import { fault } from '@/lib/core/result'
import { AnswerWording } from '@/lib/grounds/keeping/schemas'
import { findWording } from '@/lib/grounds/keeping/store'
import { movedEvent, takeStep } from '@/lib/grounds/keeping/take-step'

/** Somebody who did not write it, and who has just identified themselves, has read it against the statute: it holds from its day, or this must change. */
export const answerWording = command({
  permission: 'ground.answer',
  input: AnswerWording,
  load: (tx, { wordingId }) => findWording(tx, wordingId),
  run({ tx, now, input, subject }) {
    const { answer, words, version } = input
    if (answer === 'askForChanges' && words === null) return Promise.resolve(fault('words', 'required'))
    return takeStep(tx, subject, version, answer, words, now)
  },
  audit: movedEvent,
})
