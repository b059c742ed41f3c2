import 'server-only'
import { event } from '@/lib/audit/events'
import { OneConflict } from '@/lib/access/conflicts/schemas'
import { endConflictRow, findConflict, unitsOfColleague } from '@/lib/access/conflicts/store'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'
import { dayOf } from '@/lib/directory/days'

/** A conflict is over when a third person says so: neither the one it is about nor the one who declared it. */
export const endConflict = command({
  permission: 'conflict.end',
  input: OneConflict,
  async load(tx, { conflictId }, { now }) {
    const conflict = await findConflict(tx, conflictId)
    return conflict && { ...conflict, units: await unitsOfColleague(tx, conflict.authorityId, conflict.accountId, dayOf(now)) }
  },
  async run({ tx, actor, now, subject: conflict }) {
    return await endConflictRow(tx, conflict.id, actor.accountId, now) ? ok({ id: conflict.id }) : refuse('changedByOther')
  },
  audit: ({ subject }) => event('conflict.ended', null, { conflictId: subject.id, number: subject.number, of: subject.accountId }),
})
