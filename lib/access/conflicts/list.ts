import 'server-only'
import { z } from 'zod'
import { event } from '@/lib/audit/events'
import { can } from '@/lib/auth/can'
import { colleaguesIn, listConflicts, unitsOfColleague } from '@/lib/access/conflicts/store'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { showSpokenNumber } from '@/lib/core/spoken-number'
import { dayOf } from '@/lib/directory/days'

/** Longest list on one page. */
const most = 100

/** One's own conflicts and those of the colleagues one leads, and whom one may record one for. */
export const readConflicts = query({
  permission: 'conflict.list',
  input: z.strictObject({}),
  load: (_tx, _input, { actor }) => Promise.resolve({ authorityId: actor.authorityId }),
  async run({ tx, actor, now }) {
    const lines = []
    for (const conflict of await listConflicts(tx, most)) {
      const units = await unitsOfColleague(tx, actor.authorityId, conflict.accountId, dayOf(now))
      lines.push({
        id: conflict.id, number: showSpokenNumber(conflict.number), kind: conflict.kind, of: conflict.account.name, isOwn: conflict.accountId === actor.accountId,
        declaredBy: conflict.declarer.name, declaredAt: conflict.declaredAt, mayEnd: can(actor, 'conflict.end', { ...conflict, units }, now).ok,
      })
    }
    const led = actor.grants.flatMap(({ role, unitId }) => (role === 'manager' || (role === 'coordinator' && unitId !== null) ? [unitId] : []))
    const colleagues = led.length === 0 ? [] : await colleaguesIn(tx, actor.authorityId, led, dayOf(now))
    return ok({ lines, colleagues: colleagues.filter(({ accountId }) => accountId !== actor.accountId) })
  },
  audit: ({ value }) => event('list.viewed', null, { ids: value.lines.map(({ id }) => id) }),
})
