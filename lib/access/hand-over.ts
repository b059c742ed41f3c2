import 'server-only'
import { randomUUID } from 'node:crypto'
import { event } from '@/lib/audit/events'
import { HandOver } from '@/lib/access/schemas'
import { isClosedTo, listOrphans, lockFile } from '@/lib/access/store'
import { colleaguesOf, giveAccess } from '@/lib/cases/give-access'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'
import { notify } from '@/lib/outbox/notify'

/**
 * A file that nobody can open any more, because the last one has declared a conflict, is given to a colleague by whoever
 * manages the unit: by its number, without seeing what is in it.
 */
export const handOverFile = command({
  permission: 'access.handOver',
  input: HandOver,
  async load(tx, { caseFileId }) {
    await lockFile(tx, caseFileId)
    return (await listOrphans(tx)).find(({ id }) => id === caseFileId) ?? null
  },
  async run({ tx, actor, now, input, subject: { id, authorityId, unitId } }) {
    const colleagues = await colleaguesOf(tx, unitId, now)
    if (input.accountId === actor.accountId || !colleagues.some(({ accountId }) => accountId === input.accountId)) return refuse('noSuchColleague')
    if (await isClosedTo(tx, id, input.accountId)) return refuse('noSuchColleague')
    await giveAccess(tx, { id: randomUUID(), caseFileId: id, fileUnitId: unitId, accountId: input.accountId, unitId: null, reason: 'handedOver' }, now)
    await notify(tx, [{ authorityId, accountId: input.accountId }], id, now)
    return ok({ id })
  },
  audit: ({ subject, input }) => event('access.handedOver', subject, { to: input.accountId }),
})
