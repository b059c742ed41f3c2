import 'server-only'
import { checkingSide } from '@/lib/auth/access-relations'
import type { Actor } from '@/lib/auth/model'
import { listGlass, type GlassRow } from '@/lib/access/glass/store'
import type { CheckSide } from '@/lib/access/model'
import { showSpokenNumber } from '@/lib/core/spoken-number'

type Tx = Parameters<typeof listGlass>[0]

/** Longest list on one page. */
const most = 50

function stateFor({ spoken, managerSide }: Pick<GlassRow, 'spoken' | 'managerSide'>, side: CheckSide): 'done' | 'yours' | 'nobody' | 'otherSide' {
  const said = (which: CheckSide) => spoken.some((one) => one.side === which)
  if (said('manager') && said('logReviewer')) return 'done'
  if (!said(side)) return 'yours'
  return managerSide === 'nobody' && !said('manager') ? 'nobody' : 'otherSide'
}

/** Broken glass that this person looks into, newest first, and what is left for them to do with each. */
export async function glassFor(tx: Tx, actor: Actor, now: number) {
  return (await listGlass(tx, most)).flatMap((glass) => {
    const side = checkingSide(actor, glass, now)
    return side === null ? [] : [{
      id: glass.id, number: showSpokenNumber(glass.number), openedBy: glass.openedByName, openedAt: glass.openedAt, checkBy: glass.checkBy,
      state: stateFor(glass, side),
    }]
  })
}
export type GlassLine = Awaited<ReturnType<typeof glassFor>>[number]
