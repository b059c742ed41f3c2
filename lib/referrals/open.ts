import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { ok, type Outcome } from '@/lib/core/result'
import { newSpokenNumber } from '@/lib/core/spoken-number'
import { findReferral, insertReferral, type ReferralRow } from '@/lib/referrals/store'
import { takeStep } from '@/lib/referrals/take-step'

/** The referral of a draft: made at the first asking, moved on from where it was given back at a later one. */
export async function openReferral(
  tx: Parameters<typeof findReferral>[0], row: Omit<ReferralRow, 'number' | 'state' | 'version' | 'sentAt' | 'toCaseFileId'>, by: { actor: Actor; now: number },
): Promise<Outcome<{ id: string }>> {
  const before = await findReferral(tx, row.id)
  if (before) return takeStep(tx, before, 'submit', by)
  await insertReferral(tx, row, newSpokenNumber, by.actor)
  return ok({ id: row.id })
}
