import 'server-only'
import { officersOf } from '@/lib/disclosure/parties/store'
import { dayOf } from '@/lib/directory/days'
import { notify } from '@/lib/outbox/notify'

/** Those who may decide learn that something waits for them. */
export async function tellOfficers(tx: Parameters<typeof officersOf>[0], authorityId: string, about: string, now: number): Promise<void> {
  const officers = await officersOf(tx, authorityId, dayOf(now))
  await notify(tx, officers.map((accountId) => ({ authorityId, accountId })), about, now)
}
