import 'server-only'
import { checkingSide } from '@/lib/auth/access-relations'
import type { Actor } from '@/lib/auth/model'
import { listGlass } from '@/lib/access/glass/store'
import { showSpokenNumber } from '@/lib/core/spoken-number'

type Tx = Parameters<typeof listGlass>[0]

/** Longest list on one page. */
const most = 50

/** Broken glass that this person looks into, newest first, and what is left for them to do with each. */
export async function glassFor(tx: Tx, actor: Actor, now: number) {
  return (await listGlass(tx, most)).flatMap((glass) => {
    const side = checkingSide(actor, glass, now)
    return side === null ? [] : [{
      id: glass.id, number: showSpokenNumber(glass.number), openedBy: glass.openedByName, openedAt: glass.openedAt, checkBy: glass.checkBy,
      state: glass.checked.length === 2 ? 'done' as const : glass.checked.includes(side) ? 'otherSide' as const : 'yours' as const,
    }]
  })
}
export type GlassLine = Awaited<ReturnType<typeof glassFor>>[number]
