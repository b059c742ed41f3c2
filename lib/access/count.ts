import 'server-only'
import { z } from 'zod'
import { toDecide } from '@/lib/access/read'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'

/** How much waits for the reader: questions to answer, openings to look into, files that nobody can open. */
export const countAccess = query({
  permission: 'access.list',
  input: z.strictObject({}),
  load: (_tx, _input, { actor }) => Promise.resolve({ authorityId: actor.authorityId }),
  async run({ tx, actor, now }) {
    const { toAnswer, glass, orphans } = await toDecide(tx, actor, now)
    return ok(toAnswer.length + glass.filter(({ state }) => state === 'yours').length + orphans.length)
  },
  audit: 'showsNoPerson',
})
