import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'
import { JudgeAtOnce } from '@/lib/editorial/schemas'
import { findEdition, judgeEdition } from '@/lib/editorial/store'

/** Another has read what one person published alone, and says that it may stand; whoever thinks it may not withdraws it or writes anew. */
export const judgeAtOnce = command({
  permission: 'edition.judge',
  input: JudgeAtOnce,
  load: (tx, { editionId }) => findEdition(tx, editionId),
  async run({ tx, now, input, subject }) {
    if (!subject.forced) return refuse('notFound')
    if (subject.judgedAt !== null || subject.version !== input.version) return refuse('changedByOther')
    if (!await judgeEdition(tx, subject, input.words, now)) return refuse('changedByOther')
    return ok({ id: subject.id, contentId: subject.contentId })
  },
  audit: ({ value }) => event('edition.judged', null, { editionId: value.id }),
})
