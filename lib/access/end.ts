import 'server-only'
import { randomUUID } from 'node:crypto'
import { event } from '@/lib/audit/events'
import { isLive } from '@/lib/auth/relations'
import { EndAccess, GiveUpAccess } from '@/lib/access/schemas'
import { endRow, lockFile } from '@/lib/access/store'
import { factsOfFile, type FileFactsRow } from '@/lib/cases/facts'
import { colleaguesOf, giveAccess } from '@/lib/cases/give-access'
import { command } from '@/lib/core/command'
import { fault, ok, refuse } from '@/lib/core/result'
import { notify } from '@/lib/outbox/notify'

/** Read again under the lock: what two people see at once must not let both go. */
async function lockedFile(tx: Parameters<typeof factsOfFile>[0], id: string): Promise<FileFactsRow | null> {
  await lockFile(tx, id)
  return factsOfFile(tx, id)
}

/**
 * Whether somebody would keep the file without these rows: a row without an end. Not by the clock, which was read before the
 * lock was won: a row that somebody else has just ended still lives by it.
 */
const isKept = ({ protection, access, closedTo }: FileFactsRow, without: (row: FileFactsRow['access'][number]) => boolean): boolean =>
  access.some((row) => !without(row) && row.validUntil === null && row.reason !== 'breakGlass'
    && (row.accountId === null ? protection === 'none' : !closedTo.includes(row.accountId)))

/** Ends the row of a colleague or of the whole unit, with a reason. Not the last one: a file always has somebody. */
export const endAccess = command({
  permission: 'access.end',
  input: EndAccess,
  load: (tx, { caseFileId }) => lockedFile(tx, caseFileId),
  async run({ tx, actor, now, input, subject: file }) {
    const row = file.access.find(({ id }) => id === input.accessId)
    if (!row || !isLive(row, now)) return refuse('changedByOther')
    if (row.accountId === actor.accountId) return refuse('ownRow')
    if (row.reason !== 'breakGlass' && !isKept(file, ({ id }) => id === row.id)) return refuse('lastHolder')
    if (!await endRow(tx, row.id, actor.accountId, input.reason)) return refuse('changedByOther')
    if (row.accountId !== null) await notify(tx, [{ authorityId: file.authorityId, accountId: row.accountId }], row.id, now)
    return ok({ id: file.id, of: row.accountId })
  },
  audit: ({ subject, input, value }) => event('access.ended', subject, { accessId: input.accessId, of: value.of, why: input.reason }),
})

/** Lets go of one's own row. The last one hands the file to a colleague in the same act; a broken glass may be closed at any time. */
export const giveUpAccess = command({
  permission: 'access.giveUp',
  input: GiveUpAccess,
  load: (tx, { caseFileId }) => lockedFile(tx, caseFileId),
  async run({ tx, actor, now, input, subject: file }) {
    const own = file.access.filter((row) => row.accountId === actor.accountId && isLive(row, now))
    const [first] = own
    if (!first) return refuse('changedByOther')
    const isLast = own.some(({ reason }) => reason !== 'breakGlass') && !isKept(file, ({ accountId }) => accountId === actor.accountId)
    if (isLast) {
      if (input.handTo === null) return fault('handTo', 'lastHolder')
      const colleagues = await colleaguesOf(tx, file.unitId, now)
      if (input.handTo === actor.accountId || file.closedTo.includes(input.handTo) || !colleagues.some(({ accountId }) => accountId === input.handTo))
        return fault('handTo', 'notAColleague')
      await giveAccess(tx, { id: randomUUID(), caseFileId: file.id, fileUnitId: file.unitId, accountId: input.handTo, unitId: null, reason: 'handedOver' }, now)
      await notify(tx, [{ authorityId: file.authorityId, accountId: input.handTo }], file.id, now)
    }
    for (const { id, reason } of own)
      if (!await endRow(tx, id, actor.accountId, reason === 'breakGlass' ? 'done' : isLast ? 'handedOver' : 'notNeeded')) return refuse('changedByOther')
    return ok({ accessId: first.id, handedTo: isLast ? input.handTo : null })
  },
  audit: ({ actor, subject, value }) => {
    const ended = event('access.ended', subject, { accessId: value.accessId, of: actor.accountId, why: value.handedTo === null ? 'notNeeded' : 'handedOver' })
    return value.handedTo === null ? ended : [event('access.handedOver', subject, { to: value.handedTo }), ended]
  },
})
