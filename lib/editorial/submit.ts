import 'server-only'
import { command } from '@/lib/core/command'
import { movedEvent, takeStep } from '@/lib/editorial/take-step'
import { Step } from '@/lib/editorial/schemas'
import { findEdition } from '@/lib/editorial/store'

/** Hands a draft to somebody who did not write it. It cannot be changed meanwhile. */
export const submitEdition = command({
  permission: 'edition.submit',
  input: Step,
  load: (tx, { editionId }) => findEdition(tx, editionId),
  run: (scope) => takeStep(scope, scope.subject, scope.input.version, 'submit'),
  audit: movedEvent,
})
