import 'server-only'
import { z } from 'zod'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { unreadLines } from '@/lib/outbox/notices'

/** As many as the list of news has lines. */
export const countNotices = query({
  permission: 'notice.list',
  input: z.strictObject({}),
  load: (_tx, _input, { actor }) => Promise.resolve({ authorityId: actor.authorityId }),
  run: async ({ tx, actor, now }) => ok((await unreadLines(tx, actor, now)).length),
  audit: 'showsNoPerson',
})
