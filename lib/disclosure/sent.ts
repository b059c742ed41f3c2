import 'server-only'
import type { ReleaseField, ReleaseState } from '@/lib/disclosure/model'
import { findLatestRelease } from '@/lib/disclosure/store'

/** What the sender's side may know of its own question: how it stands, the reason, and what has left. */
export interface OwnRelease {
  id: string
  state: ReleaseState
  decision: string | null
  decidedAt: number | null
  purpose: string
  items: { field: ReleaseField; text: string }[]
}

/** The newest release of a referral. Null for the receiver, who cannot tell that there was a question. */
export async function ownReleaseOf(tx: Parameters<typeof findLatestRelease>[0], referralId: string): Promise<OwnRelease | null> {
  const release = await findLatestRelease(tx, referralId)
  return release && {
    id: release.id, state: release.state, decision: release.decision, decidedAt: release.decidedAt, purpose: release.purpose,
    items: release.items.flatMap(({ field, text }) => (text === null ? [] : [{ field, text }])),
  }
}
