import 'server-only'
import { z } from 'zod'
import type { Colleague, WorkUnit } from '@/lib/cases/model'
import { listColleagues } from '@/lib/cases/access-rows/store'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { dayOf } from '@/lib/directory/days'

/** What the form for a new file offers: the actor's own units, and the colleagues there. No person outside the authority is named. */
export const readOpenForm = query({
  permission: 'case.list',
  input: z.strictObject({}),
  load: (_tx, _input, { actor }) => Promise.resolve({ authorityId: actor.authorityId }),
  async run({ tx, actor, now }) {
    const units = new Map<string, WorkUnit>()
    for (const { role, unitId, unitName } of actor.grants)
      if ((role === 'caseworker' || role === 'coordinator') && unitId !== null) units.set(unitId, { unitId, name: unitName ?? '' })
    const colleagues = new Map<string, Colleague>()
    for (const unitId of units.keys())
      for (const colleague of await listColleagues(tx, unitId, dayOf(now))) if (colleague.accountId !== actor.accountId) colleagues.set(colleague.accountId, colleague)
    return ok({ units: [...units.values()], colleagues: [...colleagues.values()] })
  },
  audit: 'showsNoPerson',
})
