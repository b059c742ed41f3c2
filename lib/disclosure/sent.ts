import 'server-only'
import type { ReleaseField, ReleaseState, Verdict } from '@/lib/disclosure/model'
import { findLatestRelease } from '@/lib/disclosure/store'

/** What the sender's side may know of its own question: how it stands, the reason, and what has left. */
export interface OwnRelease {
  id: string
  state: ReleaseState
  decision: string | null
  decidedAt: number | null
  purpose: string
  items: { field: ReleaseField; text: string }[]
  /** Decided alone, and what was said of it afterwards. */
  urgent: boolean
  judgement: { verdict: Verdict; words: string; notice: boolean } | null
}

/** The newest release of a referral. Null for the receiver, who cannot tell that there was a question. */
export async function ownReleaseOf(tx: Parameters<typeof findLatestRelease>[0], referralId: string): Promise<OwnRelease | null> {
  const release = await findLatestRelease(tx, referralId)
  return release && {
    id: release.id, state: release.state, decision: release.decision, decidedAt: release.decidedAt, purpose: release.purpose,
    urgent: release.urgent, judgement: release.judgement && { verdict: release.judgement.verdict, words: release.judgement.words, notice: release.judgement.notice },
    items: release.items.flatMap(({ field, text }) => (text === null ? [] : [{ field, text }])),
  }
}
