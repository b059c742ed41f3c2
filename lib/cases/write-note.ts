import 'server-only'
import { event } from '@/lib/audit/events'
import { WriteNote } from '@/lib/cases/schemas'
import { keyOf, sealNote } from '@/lib/cases/seal'
import { statusOf } from '@/lib/cases/status'
import { touchAccess } from '@/lib/cases/access-rows/store'
import { findFile, insertNote, updateFile } from '@/lib/cases/store'
import { command } from '@/lib/core/command'
import { fault, ok, refuse } from '@/lib/core/result'
import { dayOf, startOfDay } from '@/lib/directory/days'

/** Writes down what happened, as fact, judgement, decision or meeting; never changed afterwards. */
export const writeNote = command({
  permission: 'case.writeNote',
  input: WriteNote,
  load: (tx, { caseFileId }) => findFile(tx, caseFileId),
  async run({ tx, now, input, subject: file }) {
    const today = dayOf(now)
    if (input.on > today) return fault('on', 'notYetHappened')
    const at = input.on === today ? now : startOfDay(input.on)
    const personPresent = input.kind === 'meeting' && input.personPresent
    await insertNote(tx, {
      id: input.noteId, caseFileId: file.id, unitId: file.unitId, kind: input.kind, at, personPresent,
      body: sealNote(await keyOf(file), input.noteId, input.body),
    })
    // The first meeting is the first with the person there (decisions 36); written once, by whoever is first.
    const firstMeetingAt = file.firstMeetingAt ?? (personPresent ? at : null)
    const status = statusOf({ firstMeetingAt, closedAt: null })
    if (file.firstMeetingAt === null && firstMeetingAt !== null && !await updateFile(tx, file, { status, firstMeetingAt })) return refuse('changedByOther')
    await touchAccess(tx, file.id, status)
    return ok({ id: file.id })
  },
  audit: ({ subject, input }) => event('case.noteWritten', subject, { noteId: input.noteId }),
})
