import 'server-only'
import { command } from '@/lib/core/command'
import { fault } from '@/lib/core/result'
import { instantOf } from '@/lib/directory/days'
import { movedEvent, takeStep } from '@/lib/editorial/take-step'
import { Schedule } from '@/lib/editorial/schemas'
import { findEdition } from '@/lib/editorial/store'

/** An approved edition becomes live at a Swedish wall-clock time; the worker does it. What is live until then stays. */
export const scheduleEdition = command({
  permission: 'edition.schedule',
  input: Schedule,
  load: (tx, { editionId }) => findEdition(tx, editionId),
  run(scope) {
    const publishAt = instantOf(scope.input.publishOn, scope.input.publishTime)
    if (publishAt <= scope.now) return Promise.resolve(fault('publishOn', 'notInFuture'))
    return takeStep(scope, scope.subject, scope.input.version, 'schedule', { publishAt })
  },
  audit: movedEvent,
})
