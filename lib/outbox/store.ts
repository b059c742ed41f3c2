import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Tx } from '@/lib/db/as-actor'

/** To a person or to a unit of one authority; never with a word of what it is about (domain.md 5.5). */
export type Recipient = { authorityId: string; accountId: string } | { authorityId: string; unitId: string }

/**
 * "Du har något att läsa", in the transaction of what there is to read.
 * @param about which referral, so that the same is not told twice; shown nowhere
 */
export async function tell(tx: Tx, to: Recipient, about: string, now: number): Promise<void> {
  await tx.outbox.createMany({ data: [{ id: randomUUID(), ...to, kind: 'toRead', about, createdAt: new Date(now) }] })
}
