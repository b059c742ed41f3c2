import 'server-only'
import { command } from '@/lib/core/command'
import { movedEvent, takeStep } from '@/lib/editorial/take-step'
import { PublishAtOnce } from '@/lib/editorial/schemas'
import { findEdition } from '@/lib/editorial/store'

/** For somebody's safety: a publisher makes a text live alone, says why, and another looks into it afterwards. */
export const publishAtOnce = command({
  permission: 'edition.publishAtOnce',
  input: PublishAtOnce,
  load: (tx, { editionId }) => findEdition(tx, editionId),
  run: (scope) => takeStep(scope, scope.subject, scope.input.version, 'publishAtOnce', { words: scope.input.words, forced: true }),
  audit: movedEvent,
})
