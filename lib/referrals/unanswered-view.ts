import type { ReferralState, Urgency } from '@/lib/referrals/model'
import { waitingFor } from '@/lib/referrals/view'

/** Days past the term after which a referral has waited long. Never an answer by itself. */
export const longDays = 3

interface Waits { state: ReferralState; urgency: Urgency; sentAt: number | null }

/** Only what is past its term and waits for the receiver, with how many days it is late; the latest first. */
export const lateOnes = <R extends Waits>(referrals: readonly R[], now: number): (R & { days: number; late: number; isLong: boolean })[] =>
  referrals.flatMap((referral) => {
    // Who has asked for more waits for the sender, not the other way round.
    const waiting = referral.state === 'needsMore' ? null : waitingFor(referral, now)
    return waiting === null || waiting.left >= 0 ? [] : [{ ...referral, days: waiting.days, late: -waiting.left, isLong: -waiting.left > longDays }]
  }).sort((a, b) => b.late - a.late || (a.sentAt ?? 0) - (b.sentAt ?? 0))
