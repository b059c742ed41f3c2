import 'server-only'
import { tell, type Recipient } from '@/lib/outbox/store'

type Tx = Parameters<typeof tell>[0]

/** Each recipient once, also when one event concerns the same unit twice. */
export async function notify(tx: Tx, recipients: readonly Recipient[], about: string, now: number): Promise<void> {
  const once = new Map(recipients.map((to) => ['accountId' in to ? to.accountId : to.unitId, to]))
  for (const to of once.values()) await tell(tx, to, about, now)
}
