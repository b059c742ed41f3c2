import 'server-only'
import { event } from '@/lib/audit/events'
import { checkingSide } from '@/lib/auth/access-relations'
import { OneGlass } from '@/lib/access/glass/schemas'
import { findGlass, openGlass } from '@/lib/access/glass/store'
import { glassMs } from '@/lib/access/model'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { showSpokenNumber } from '@/lib/core/spoken-number'

/** One opening as whoever looks into it reads it: who, when, why in their own words. Nothing of what is in the file. */
export const readGlass = query({
  permission: 'glass.view',
  input: OneGlass,
  load: (tx, { glassId }) => findGlass(tx, glassId),
  async run({ tx, actor, now, subject: glass }) {
    const side = checkingSide(actor, glass, now)
    const sides = glass.spoken.map((one) => one.side)
    return ok({
      id: glass.id, number: showSpokenNumber(glass.number), openedBy: glass.openedByName, openedAt: glass.openedAt, openUntil: glass.openedAt + glassMs,
      danger: glass.danger, checkBy: glass.checkBy, ...await openGlass(tx, glass), sides, side,
      managerSide: glass.managerSide, mayCheck: side !== null && !sides.includes(side),
    })
  },
  audit: ({ subject }) => event('glass.viewed', { id: subject.caseFileId, unitId: subject.unitId }, { glassId: subject.id }),
})

export type GlassView = Extract<Awaited<ReturnType<typeof readGlass>>, { ok: true }>['value']
