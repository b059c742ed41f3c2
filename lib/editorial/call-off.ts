import 'server-only'
import { command } from '@/lib/core/command'
import { movedEvent, takeStep } from '@/lib/editorial/take-step'
import { Step } from '@/lib/editorial/schemas'
import { findEdition } from '@/lib/editorial/store'

/** What was to be published later is not, until somebody says so again. */
export const callOffEdition = command({
  permission: 'edition.callOff',
  input: Step,
  load: (tx, { editionId }) => findEdition(tx, editionId),
  run: (scope) => takeStep(scope, scope.subject, scope.input.version, 'callOff'),
  audit: movedEvent,
})
