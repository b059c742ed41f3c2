import 'server-only'
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { event, type FieldGroup } from '@/lib/audit/events'
import { createFile } from '@/lib/cases/create-file'
import { OpenFile } from '@/lib/cases/schemas'
import { findUnit, insertAccess, listColleagues } from '@/lib/cases/access-rows/store'
import { command } from '@/lib/core/command'
import { caseFileId } from '@/lib/core/ids'
import { fault, ok } from '@/lib/core/result'
import { dayOf, startOfDay } from '@/lib/directory/days'

/** Opens a file for a person who has reached the unit (decisions 36). The form's own id makes a second sending harmless. */
export const openFile = command({
  permission: 'case.open',
  input: OpenFile,
  load: (tx, { unitId }) => findUnit(tx, unitId),
  async run({ tx, actor, now, input }) {
    const today = dayOf(now)
    const day = input.firstContactOn ?? today
    if (day > today) return fault('firstContactOn', 'notYetHappened')
    await createFile(tx, actor, {
      ...input, id: input.caseFileId, reason: 'opened',
      // A day is all that staff remember; today means now, so that the time to the first meeting counts from here.
      firstContactAt: day === today ? now : startOfDay(day),
    }, now)
    const access = { id: randomUUID(), caseFileId: input.caseFileId, fileUnitId: input.unitId }
    if (input.sharedWith === 'unit') await insertAccess(tx, { ...access, accountId: null, unitId: input.unitId, reason: 'unitInbox' }, now)
    else if (input.sharedWith !== 'nobody' && input.sharedWith !== actor.accountId) {
      const colleagues = await listColleagues(tx, input.unitId, today)
      if (!colleagues.some(({ accountId }) => accountId === input.sharedWith)) return fault('sharedWith', 'notAColleague')
      await insertAccess(tx, { ...access, accountId: input.sharedWith, unitId: null, reason: 'named' }, now)
    }
    return ok({ id: caseFileId.parse(input.caseFileId) })
  },
  audit: ({ subject, input }) => event('case.opened', { id: input.caseFileId, unitId: subject.unitId },
    { groups: groupsWritten(input) }),
})

const groupsWritten = (input: z.output<typeof OpenFile>): FieldGroup[] => [
  ...(input.givenName === null && input.familyName === null ? [] : ['name'] as const),
  ...(['personalNumber', 'birthYear', 'needs', 'safeContact'] as const).filter((field) => input[field] !== null), 'environments',
]
