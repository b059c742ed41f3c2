import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'
import { CheckReport } from '@/lib/directory/reports/schemas'
import { findReported, insertCheck, take } from '@/lib/directory/reports/store'

/** "Kontrollerad": how it was. The counts go, and the outcome stays; a press that came after the page was drawn is not lost with them. */
export const checkReport = command({
  permission: 'contactReport.check',
  input: CheckReport,
  load: (tx, report) => findReported(tx, report),
  async run({ tx, now, input }) {
    const line = await take(tx, input)
    if (line?.times !== input.seen) return refuse('changedByOther')
    await insertCheck(tx, line, input.outcome, now)
    return ok(line)
  },
  audit: ({ input, value: { contact, reason, times } }) => event('directory.reportChecked', null, { contact, reason, outcome: input.outcome, times }),
})
