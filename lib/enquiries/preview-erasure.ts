import 'server-only'
import { z } from 'zod'
import { event } from '@/lib/audit/events'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { dateAt } from '@/lib/directory/days'
import { erasureDay, isUnread, ruleAt } from '@/lib/enquiries/erasure/rules'
import { listTimes } from '@/lib/enquiries/store'

/** Days ahead that are shown. */
const ahead = 30
/** Lines on the page, those that go first. */
const most = 500

/** What will be erased within a month and by which rule, so that nothing goes that somebody still needed. */
export const previewErasure = query({
  permission: 'enquiry.previewErasure',
  input: z.strictObject({}),
  load: (_tx, _input, { actor }) => Promise.resolve({ authorityId: actor.authorityId }),
  async run({ tx, now }) {
    const rule = ruleAt(now)
    const last = dateAt(now).add({ days: ahead }).toString()
    const lines = (await listTimes(tx))
      .map((row) => ({ id: row.id, day: erasureDay(row, rule), state: row.state, isUnread: isUnread(row), codeEnded: row.codeEndedAt !== null }))
      .filter(({ day }) => day <= last).sort((a, b) => a.day.localeCompare(b.day)).slice(0, most)
    return ok({ rule, lines })
  },
  audit: ({ value }) => event('enquiry.listed', null, { ids: value.lines.map(({ id }) => id) }),
})
