import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { fault, ok, refuse } from '@/lib/core/result'
import { AssignKeeper } from '@/lib/editorial/schemas'
import { assignDocument, findDocument, listEditors } from '@/lib/editorial/store'

/** Who keeps a text true in one language, and by which day what waits is done. */
export const assignKeeper = command({
  permission: 'content.assign',
  input: AssignKeeper,
  load: (tx, { contentId, locale }) => findDocument(tx, contentId, locale),
  async run({ tx, input, subject }) {
    const { keeperId, keepBy, version } = input
    if (keeperId !== null && !(await listEditors(tx)).some(({ id, works }) => id === keeperId && works)) return fault('keeperId', 'choose')
    if (keepBy !== null && keeperId === null) return fault('keeperId', 'choose')
    if (subject.version !== version || !await assignDocument(tx, subject, keeperId, keepBy)) return refuse('changedByOther')
    return ok({ contentId: subject.contentId })
  },
  audit: ({ input }) => event('content.assigned', null, { contentId: input.contentId, to: input.keeperId }),
})
