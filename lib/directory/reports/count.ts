import 'server-only'
import { z } from 'zod'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { countOpen } from '@/lib/directory/reports/store'

/** As many as the list has lines that nobody has looked into. */
export const countReports = query({
  permission: 'contactReport.list',
  input: z.strictObject({}),
  load: (_tx, _input, { actor }) => Promise.resolve({ authorityId: actor.authorityId }),
  run: async ({ tx }) => ok(await countOpen(tx)),
  audit: 'showsNoPerson',
})
