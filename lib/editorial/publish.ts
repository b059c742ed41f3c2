import 'server-only'
import { command } from '@/lib/core/command'
import { movedEvent, takeStep } from '@/lib/editorial/take-step'
import { Step } from '@/lib/editorial/schemas'
import { findEdition } from '@/lib/editorial/store'

/** Makes an approved edition live at once, in the place of the one before. By somebody who has no word in it. */
export const publishEdition = command({
  permission: 'edition.publish',
  input: Step,
  load: (tx, { editionId }) => findEdition(tx, editionId),
  run: (scope) => takeStep(scope, scope.subject, scope.input.version, 'publish'),
  audit: movedEvent,
})
