import 'server-only'
import { layDelivery } from '@/lib/disclosure/deliveries/store'
import type { ReleaseField } from '@/lib/disclosure/model'

interface Spent {
  id: string
  referralId: string
  authorityId: string
  toAuthorityId: string
  groundCode: string
  groundVersion: number
  purpose: string
  urgent: boolean
  items: { field: ReleaseField; text: string | null }[]
}

/** What leaves, and nothing else: of a field that stays not even that it exists (mock-up 08). */
export const deliver = (tx: Parameters<typeof layDelivery>[0], release: Spent, now: number): Promise<void> =>
  layDelivery(tx, {
    id: release.id, referralId: release.referralId, authorityId: release.toAuthorityId, fromAuthorityId: release.authorityId,
    groundCode: release.groundCode, groundVersion: release.groundVersion, purpose: release.purpose, urgent: release.urgent, sentAt: now,
    items: release.items.flatMap(({ field, text }) => (text === null ? [] : [{ field, text }])),
  })
