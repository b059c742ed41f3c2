import 'server-only'
import { event } from '@/lib/audit/events'
import { ReopenFile } from '@/lib/cases/schemas'
import { statusOf } from '@/lib/cases/status'
import { touchAccess } from '@/lib/cases/access-rows/store'
import { findFile, insertEpisode, waitForFile } from '@/lib/cases/store'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'

/** A closed file goes on: the person came back, or it was closed by mistake. What had ended stays as a row of its own, with how. */
export const reopenFile = command({
  permission: 'case.reopen',
  input: ReopenFile,
  load: (tx, { caseFileId }) => findFile(tx, caseFileId),
  async run({ tx, now, input, subject: { id } }) {
    // Of two who open it at once the second waits here, and then reads what the first left.
    await waitForFile(tx, id)
    const file = await findFile(tx, id)
    if (!file || file.version !== input.version || file.closedAt === null || file.outcome === null) return refuse('changedByOther')
    await insertEpisode(tx, { ...file, closedAt: file.closedAt, outcome: file.outcome }, input.reason, now)
    await touchAccess(tx, file.id, statusOf({ firstMeetingAt: file.firstMeetingAt, closedAt: null }))
    return ok({ id: file.id })
  },
  audit: ({ subject, input }) => event('case.reopened', subject, { reason: input.reason }),
})
