import 'server-only'
import { event } from '@/lib/audit/events'
import { protections } from '@/lib/cases/model'
import { RaiseProtection } from '@/lib/cases/schemas'
import { endUnitRows } from '@/lib/cases/access-rows/store'
import { findFile, updateFile } from '@/lib/cases/store'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'

/** A stronger protection holds from this moment: one named person says so, and what was shared with the unit is shared no more. */
export const raiseProtection = command({
  permission: 'case.raiseProtection',
  input: RaiseProtection,
  load: (tx, { caseFileId }) => findFile(tx, caseFileId),
  async run({ tx, actor, input, subject: file }) {
    if (protections.indexOf(input.protection) <= protections.indexOf(file.protection)) return refuse('protectionNotRaised')
    if (!await updateFile(tx, { id: file.id, version: input.version }, { protection: input.protection })) return refuse('changedByOther')
    await endUnitRows(tx, file.id, actor.accountId)
    return ok({ id: file.id })
  },
  audit: ({ subject, input }) => event('case.protectionRaised', subject, { from: subject.protection, to: input.protection }),
})
