import 'server-only'
import { findLatestRelease } from '@/lib/disclosure/store'
import { moveRelease } from '@/lib/disclosure/writing/store'
import { nextReleaseState } from '@/lib/disclosure/transitions'

/** What waits for a decision, or has one that is not spent, is taken back when its referral should never have been. False: it moved meanwhile. */
export async function takeBackWaiting(
  tx: Parameters<typeof findLatestRelease>[0], referralId: string, by: { accountId: string }, now: number,
): Promise<boolean> {
  const release = await findLatestRelease(tx, referralId)
  const to = release && nextReleaseState(release.state, 'recall')
  if (!release || !to) return true
  return moveRelease(tx, release, { to, accountId: by.accountId, at: now, decision: null, contentHash: null, decides: false })
}
