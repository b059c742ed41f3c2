import 'server-only'
import { command } from '@/lib/core/command'
import { fault } from '@/lib/core/result'
import { movedEvent, takeStep } from '@/lib/editorial/take-step'
import { AnswerEdition } from '@/lib/editorial/schemas'
import { findEdition } from '@/lib/editorial/store'

/** Somebody who has no word in it has read it through: it holds, or this must change. */
export const answerEdition = command({
  permission: 'edition.answer',
  input: AnswerEdition,
  load: (tx, { editionId }) => findEdition(tx, editionId),
  run(scope) {
    const { answer, words, version } = scope.input
    if (answer === 'askForChanges' && words === null) return Promise.resolve(fault('words', 'required'))
    return takeStep(scope, scope.subject, version, answer, { words })
  },
  audit: movedEvent,
})
