import 'server-only'
import { event } from '@/lib/audit/events'
import { DeclareConflict, RecordConflict } from '@/lib/access/conflicts/schemas'
import { holdsAlready, insertConflict, unitsOfColleague } from '@/lib/access/conflicts/store'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'
import { dayOf } from '@/lib/directory/days'

/**
 * Jäv (FL 16–18 §§): whoever has a tie to the person says so, and from then on nothing opens the file to them. Said about a number
 * alone, whether or not it is that of a file they know: the answer is the same, so that it tells nothing.
 */
export const declareConflict = command({
  permission: 'conflict.declare',
  input: DeclareConflict,
  load: (_tx, _input, { actor }) => Promise.resolve({ authorityId: actor.authorityId }),
  async run({ tx, actor, now, input }) {
    if (await holdsAlready(tx, actor.accountId, input.number)) return refuse('conflictHolds')
    await insertConflict(tx, { id: input.conflictId, number: input.number, accountId: actor.accountId, kind: input.kind, declaredAt: now })
    return ok({ id: input.conflictId })
  },
  audit: ({ actor, input }) => event('conflict.declared', null, { conflictId: input.conflictId, number: input.number, of: actor.accountId, kind: input.kind }),
})

/** Whoever leads somebody's work records what that person has not said, or not yet (FL 18 §). */
export const recordConflict = command({
  permission: 'conflict.record',
  input: RecordConflict,
  async load(tx, { accountId }, { actor, now }) {
    return { authorityId: actor.authorityId, accountId, units: await unitsOfColleague(tx, actor.authorityId, accountId, dayOf(now)) }
  },
  async run({ tx, now, input }) {
    if (await holdsAlready(tx, input.accountId, input.number)) return refuse('conflictHolds')
    await insertConflict(tx, { id: input.conflictId, number: input.number, accountId: input.accountId, kind: input.kind, declaredAt: now })
    return ok({ id: input.conflictId })
  },
  audit: ({ input }) => event('conflict.declared', null, { conflictId: input.conflictId, number: input.number, of: input.accountId, kind: input.kind }),
})
