import 'server-only'
import { command } from '@/lib/core/command'
import { movedEvent, takeStep } from '@/lib/editorial/take-step'
import { Step } from '@/lib/editorial/schemas'
import { findEdition } from '@/lib/editorial/store'

/** Back to a draft, by those whose text it is. An approval of it is gone. */
export const takeBackEdition = command({
  permission: 'edition.takeBack',
  input: Step,
  load: (tx, { editionId }) => findEdition(tx, editionId),
  run: (scope) => takeStep(scope, scope.subject, scope.input.version, 'takeBack'),
  audit: movedEvent,
})
