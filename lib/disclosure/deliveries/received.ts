import 'server-only'
import { rulesIn } from '@/lib/grounds/live'
import { groundOf } from '@/lib/grounds/table'
import type { ReleaseField } from '@/lib/disclosure/model'
import { deliveriesOf } from '@/lib/disclosure/deliveries/store'

/** *Mottagna uppgifter*: frozen, with the day they came and the rule they came by (decisions 28). */
export interface Received {
  /** One person decided alone, before anybody else had looked. */
  urgent: boolean
  recalledAt: number | null
  sentAt: number
  purpose: string
  law: string[]
  items: { field: ReleaseField; text: string }[]
}

/** What came with a referral. Empty for the sender, whose copy is its own release. */
export async function receivedWith(tx: Parameters<typeof deliveriesOf>[0], referralId: string): Promise<Received[]> {
  const { table } = await rulesIn(tx)
  return (await deliveriesOf(tx, referralId)).map(({ urgent, recalledAt, sentAt, purpose, groundCode, groundVersion, items }) => ({
    urgent, recalledAt, sentAt, purpose, items, law: groundOf(groundCode, groundVersion, table)?.law ?? [],
  }))
}
