import 'server-only'
import { layRecall } from '@/lib/disclosure/deliveries/store'

/** Tells the receiver to use nothing of what came. What has been read cannot be unread; it can be left unused. */
export const askBack = (
  tx: Parameters<typeof layRecall>[0], release: { id: string; referralId: string; authorityId: string; toAuthorityId: string }, now: number,
): Promise<void> => layRecall(tx, { ...release, releaseId: release.id }, now)
