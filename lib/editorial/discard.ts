import 'server-only'
import { command } from '@/lib/core/command'
import { movedEvent, takeStep } from '@/lib/editorial/take-step'
import { Step } from '@/lib/editorial/schemas'
import { findEdition } from '@/lib/editorial/store'

/** A draft that came to nothing. Its text stays in the history. */
export const discardEdition = command({
  permission: 'edition.discard',
  input: Step,
  load: (tx, { editionId }) => findEdition(tx, editionId),
  run: (scope) => takeStep(scope, scope.subject, scope.input.version, 'discard'),
  audit: movedEvent,
})
