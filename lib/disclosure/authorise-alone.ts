import 'server-only'
import { findRelease } from '@/lib/disclosure/store'
import { moveRelease } from '@/lib/disclosure/writing/store'
import { nextReleaseState } from '@/lib/disclosure/transitions'

/** The yes of the one who asked, in the transaction that asked. The database lets it stand only when the release was urgent from the start. */
export async function authoriseAlone(
  tx: Parameters<typeof findRelease>[0], releaseId: string, words: string, by: { accountId: string }, now: number,
): Promise<boolean> {
  const release = await findRelease(tx, releaseId)
  const to = release && nextReleaseState(release.state, 'authorise')
  return release !== null && to !== null
    && moveRelease(tx, release, { to, accountId: by.accountId, at: now, decision: words, contentHash: null, decides: true })
}
