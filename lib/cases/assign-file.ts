import 'server-only'
import { randomUUID } from 'node:crypto'
import { event } from '@/lib/audit/events'
import { AssignFile } from '@/lib/cases/schemas'
import { insertAccess, listColleagues, touchAccess } from '@/lib/cases/access-rows/store'
import { findFile } from '@/lib/cases/store'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'
import { dayOf } from '@/lib/directory/days'

/** Whoever leads the unit gives a colleague the file: an access row in their name (decisions 24). */
export const assignFile = command({
  permission: 'case.assign',
  input: AssignFile,
  load: (tx, { caseFileId }) => findFile(tx, caseFileId),
  async run({ tx, now, input, subject: file }) {
    const colleagues = await listColleagues(tx, file.unitId, dayOf(now))
    if (!colleagues.some(({ accountId }) => accountId === input.accountId)) return refuse('noSuchColleague')
    if (file.closedTo.includes(input.accountId)) return refuse('noSuchColleague')
    if (file.access.some(({ accountId, validUntil }) => accountId === input.accountId && (validUntil === null || validUntil > now))) return refuse('alreadyAssigned')
    await insertAccess(tx, { id: randomUUID(), caseFileId: file.id, fileUnitId: file.unitId, accountId: input.accountId, unitId: null, reason: 'assigned' }, now)
    await touchAccess(tx, file.id, file.status)
    return ok({ id: file.id })
  },
  audit: ({ subject, input }) => event('case.assigned', subject, { to: input.accountId }),
})
