import 'server-only'
import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/result'
import { isWithdrawable } from '@/lib/editorial/model'
import { movedEvent, takeStep } from '@/lib/editorial/take-step'
import { Withdraw } from '@/lib/editorial/schemas'
import { findEdition } from '@/lib/editorial/store'
import { englishSegment } from '@/lib/routes'

/**
 * Takes a live page down: its address stays and says why, in one of few fixed sentences, and where to read instead. Endings of the guided questions, measures
 * and knowledge are named by other pages and are not taken down, but published anew.
 */
export const withdrawEdition = command({
  permission: 'edition.withdraw',
  input: Withdraw,
  load: (tx, { editionId }) => findEdition(tx, editionId),
  run(scope) {
    const { type, slug } = scope.subject
    const { goTo, reason, version } = scope.input
    if (!isWithdrawable(type)) return Promise.resolve(refuse('notWithdrawable'))
    if (goTo !== 'none' && type === 'page' && englishSegment(goTo) === slug) return Promise.resolve(refuse('leadsToItself'))
    return takeStep(scope, scope.subject, version, 'withdraw', { withdrawnReason: reason, goTo: goTo === 'none' ? null : goTo })
  },
  audit: movedEvent,
})
