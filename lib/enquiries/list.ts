import 'server-only'
import { z } from 'zod'
import { event } from '@/lib/audit/events'
import type { Actor } from '@/lib/auth/model'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { countWaiting, listSettled, listWaiting, saidIdentity } from '@/lib/enquiries/store'
import { toLine } from '@/lib/enquiries/view'
import { markRead } from '@/lib/outbox/mark-read'

/** Longest queue on one page, of each kind; whoever has more than this waiting needs more people, not more pages. */
const most = 100

const contactPoints = ({ grants }: Actor) => new Set(grants.flatMap(({ role, unitId }) => (role === 'contactPointOfficer' && unitId !== null ? [unitId] : [])))

/** Who waits, the most urgent first; then what has been answered. What was written is not read here. */
export const listQueue = query({
  permission: 'enquiry.list',
  input: z.strictObject({ closed: z.boolean().default(false) }),
  load: (_tx, _input, { actor }) => Promise.resolve({ authorityId: actor.authorityId }),
  async run({ tx, actor, now, input }) {
    // The queue is the news: who has it before their eyes has read that there was some.
    for (const unitId of contactPoints(actor)) await markRead(tx, actor, unitId, now)
    const rows = input.closed ? await listSettled(tx, 'closed', most) : [...await listWaiting(tx, most), ...await listSettled(tx, 'answered', most)]
    const who = await saidIdentity(tx, rows.map(({ id }) => id))
    return ok(rows.map((row) => toLine(row, actor.accountId, who.has(row.id), now)))
  },
  audit: ({ value }) => event('enquiry.listed', null, { ids: value.map(({ id }) => id) }),
})

/** How many wait for an answer. */
export const countQueue = query({
  permission: 'enquiry.list',
  input: z.strictObject({}),
  load: (_tx, _input, { actor }) => Promise.resolve({ authorityId: actor.authorityId }),
  run: async ({ tx }) => ok(await countWaiting(tx)),
  audit: 'showsNoPerson',
})
