import 'server-only'
import { z } from 'zod'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { countWaiting } from '@/lib/disclosure/lists/store'

/** Releases that wait for this officer's decision; who asks does not answer, so one's own are not among them. */
export const countToDecide = query({
  permission: 'release.list',
  input: z.strictObject({}),
  load: (_tx, _input, { actor }) => Promise.resolve({ authorityId: actor.authorityId }),
  run: async ({ tx, actor }) => ok(await countWaiting(tx, actor)),
  audit: 'showsNoPerson',
})
