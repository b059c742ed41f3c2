import 'server-only'
import { event } from '@/lib/audit/events'
import { factsOfFile } from '@/lib/cases/facts'
import { takeIntoNote, takeIntoPerson } from '@/lib/cases/take-into-file'
import { command } from '@/lib/core/command'
import { fault, ok, refuse } from '@/lib/core/result'
import { UseReceived } from '@/lib/disclosure/deliveries/schemas'
import { findDelivered } from '@/lib/disclosure/deliveries/store'
import { targetOf } from '@/lib/disclosure/deliveries/target'

/**
 * "Använd i akten": one received field, by one person, into the file's own words. Nothing is ever copied by itself. The
 * person may shorten or reword; which field it came from stands with the change or the note.
 */
export const useReceived = command({
  permission: 'case.useReceived',
  input: UseReceived,
  load: (tx, { caseFileId }) => factsOfFile(tx, caseFileId),
  async run({ tx, input, now, subject: file }) {
    const delivered = await findDelivered(tx, input.referralId, input.field)
    if (delivered?.toCaseFileId !== file.id) return refuse('notReceivedHere')
    const target = targetOf(input.field, input.words)
    if (!target.ok) return fault('words', target.fault)
    const source = { deliveryId: delivered.deliveryId, field: input.field }
    const taken = target.into === 'note'
      ? await takeIntoNote(tx, file.id, { id: input.noteId, kind: target.kind, body: input.words }, source, now)
      : await takeIntoPerson(tx, file.id, input.version, target.changes, source, now)
    return taken.ok ? ok({ id: file.id }) : taken
  },
  audit: ({ subject, input }) => event('case.receivedUsed', subject, { referralId: input.referralId, field: input.field }),
})
