import 'server-only'
import { event } from '@/lib/audit/events'
import { checkBy } from '@/lib/access/glass/clock'
import { BreakGlass } from '@/lib/access/glass/schemas'
import { findBehindGlass, findBrokenWith, insertGlass, managerSideOf } from '@/lib/access/glass/store'
import { holdFile } from '@/lib/access/hold'
import { allManagersOf, managersOf, reviewersOf } from '@/lib/access/oversight'
import { glassMs } from '@/lib/access/model'
import { giveAccess } from '@/lib/cases/give-access'
import { command } from '@/lib/core/command'
import { caseFileId } from '@/lib/core/ids'
import { ok, refuse } from '@/lib/core/result'
import { notify } from '@/lib/outbox/notify'

/**
 * Nödöppning: one person of the file's unit opens a protected file for thirty minutes when nobody who is named in it can be
 * reached and there is danger to life or health (BrB 24:4). Found by its exact number alone. A number that is nobody's,
 * another unit's or closed to the actor gives one and the same answer, and every such try is in the log: whoever wants to
 * know whether a number is a file must open it, and whoever opens it is known by the manager and the log reviewer at once.
 */
export const breakGlass = command({
  permission: 'case.breakGlass',
  input: BreakGlass,
  async load(tx, { number, glassId }, { actor }) {
    // The same form once more, after the first has opened: what it asked for is done, and not somebody's try.
    const file = await findBehindGlass(tx, number) ?? await findBrokenWith(tx, glassId, number, actor.accountId)
    // The database has looked where the actor may not: behind glass is protected, and holds no row or conflict of theirs.
    return file && { ...file, protection: 'marked' as const, access: [], closedTo: [] }
  },
  async run({ tx, actor, now, input, subject: file }) {
    // Of a form that is sent twice the second waits here or comes later, and finds the glass broken.
    await holdFile(tx, file.id)
    if (!await findBehindGlass(tx, input.number)) return refuse('alreadyReceived')
    await insertGlass(tx, {
      id: input.glassId, authorityId: file.authorityId, caseFileId: file.id, unitId: file.unitId, number: file.number,
      danger: input.danger, reason: input.reason, openedAt: now, checkBy: checkBy(now),
    })
    await giveAccess(tx, {
      id: input.glassId, caseFileId: file.id, fileUnitId: file.unitId, accountId: actor.accountId, unitId: null, reason: 'breakGlass', holdsMs: glassMs,
    }, now)
    const [answers] = await managerSideOf(tx, [input.glassId])
    const managers = answers?.managerSide === 'otherManager' ? await allManagersOf(tx, file.authorityId, now) : await managersOf(tx, file, now)
    const told = [...managers, ...await reviewersOf(tx, file.authorityId, now)].filter((account) => account !== actor.accountId)
    await notify(tx, told.map((accountId) => ({ authorityId: file.authorityId, accountId })), input.glassId, now)
    return ok({ id: caseFileId.parse(file.id) })
  },
  audit: ({ subject, input }) => event('glass.broken', subject, { glassId: input.glassId, danger: input.danger }),
})
