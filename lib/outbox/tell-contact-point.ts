import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { insertReads, tellUnit } from '@/lib/outbox/store'

type Tx = Parameters<typeof insertReads>[0]

/** The contact point has something to look at: everybody there but the actor, whom it comes from. The notice names the unit and no thread. */
export async function tellContactPoint(tx: Tx, { accountId }: Actor, to: { authorityId: string; unitId: string }, now: number): Promise<void> {
  await tellUnit(tx, to, now)
  await insertReads(tx, { about: to.unitId }, { accountId, authorityId: to.authorityId }, now)
}
