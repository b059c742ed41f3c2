import 'server-only'
import { z } from 'zod'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { readReported } from '@/lib/directory/read'
import { listChecks, listOpen } from '@/lib/directory/reports/store'

/** How many of those looked into are shown. */
const mostChecks = 20

/** What visitors say is wrong with the contacts that this authority looks after, and what was found lately. No person is in it. */
export const listReports = query({
  permission: 'contactReport.list',
  input: z.strictObject({}),
  load: (_tx, _input, { actor }) => Promise.resolve({ authorityId: actor.authorityId }),
  async run({ tx }) {
    const contacts = await readReported()
    const named = <Line extends { contact: string }>(line: Line) => ({ ...line, about: contacts.get(line.contact) ?? null })
    return ok({ open: (await listOpen(tx)).map(named), checks: (await listChecks(tx, mostChecks)).map(named) })
  },
  audit: 'showsNoPerson',
})
