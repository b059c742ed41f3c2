import 'server-only'
import { event } from '@/lib/audit/events'
import { CloseFile } from '@/lib/cases/schemas'
import { statusOf } from '@/lib/cases/status'
import { touchAccess } from '@/lib/cases/access-rows/store'
import { findFile, updateFile } from '@/lib/cases/store'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'

/** Closes a file. How it ended must be said; what is closed stays readable for those who could read it. */
export const closeFile = command({
  permission: 'case.close',
  input: CloseFile,
  load: (tx, { caseFileId }) => findFile(tx, caseFileId),
  async run({ tx, now, input, subject: file }) {
    const status = statusOf({ firstMeetingAt: file.firstMeetingAt, closedAt: now })
    if (!await updateFile(tx, { id: file.id, version: input.version }, { status, closedAt: now, outcome: input.outcome })) return refuse('changedByOther')
    await touchAccess(tx, file.id, status)
    return ok({ id: file.id })
  },
  audit: ({ subject }) => event('case.closed', subject, { groups: ['outcome'] }),
})
