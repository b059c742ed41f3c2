import 'server-only'
import { event } from '@/lib/audit/events'
import { checkingSide } from '@/lib/auth/access-relations'
import { CheckGlass } from '@/lib/access/glass/schemas'
import { findGlass, insertCheck } from '@/lib/access/glass/store'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'

/** The manager and a log reviewer each say in words whether it was right to open, neither hearing the other first. */
export const checkGlass = command({
  permission: 'glass.check',
  input: CheckGlass,
  load: (tx, { glassId }) => findGlass(tx, glassId),
  async run({ tx, actor, now, input, subject: glass }) {
    const side = checkingSide(actor, glass, now)
    if (side === null) return refuse('notFound')
    if (glass.spoken.some((one) => one.side === side)) return refuse('alreadyChecked')
    await insertCheck(tx, glass, { side, verdict: input.verdict, words: input.words, at: now })
    return ok({ id: glass.id, side })
  },
  audit: ({ subject, input, value }) => event('glass.checked', { id: subject.caseFileId, unitId: subject.unitId },
    { glassId: subject.id, side: value.side, verdict: input.verdict }),
})
