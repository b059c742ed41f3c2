import 'server-only'
import { refuse, ok, type Outcome } from '@/lib/core/result'
import { newCaseKey } from '@/lib/crypto/envelope'
import { groundFaultOf } from '@/lib/disclosure/check-ground'
import { fingerprintOf } from '@/lib/disclosure/fingerprint'
import type { Age } from '@/lib/disclosure/age'
import type { FieldChoice, ReleaseField, UrgentCause } from '@/lib/disclosure/model'
import { insertRelease } from '@/lib/disclosure/writing/store'

export interface Question {
  releaseId: string
  referralId: string
  authorityId: string
  caseFileId: string
  unitId: string
  toAuthorityId: string
  toUnitId: string
  aim: string
  groundCode: string
  groundVersion: number
  consentId: string | null
  purpose: string
  weighing: Record<string, string>
  age: Age
  /** Decided alone by whoever asks; null: by the secrecy officer. */
  urgent: { cause: UrgentCause; words: string } | null
  items: { field: ReleaseField; choice: FieldChoice; source: string; text: string | null }[]
}

/** Puts a release before the secrecy officer, sealed under a key of its own, inside the transaction that submits the referral. */
export async function askForRelease(
  tx: Parameters<typeof insertRelease>[0], { releaseId, aim, ...question }: Question, by: { accountId: string }, now: number,
): Promise<Outcome<null>> {
  const leaving = question.items.flatMap(({ field, choice }) => (choice === 'stays' ? [] : [field]))
  if (leaving.length === 0) return refuse('nothingLeaves')
  const fault = await groundFaultOf(tx, { ...question, aim, leaving }, now)
  if (fault) return refuse(fault)
  await insertRelease(
    tx, { ...question, id: releaseId, requestedBy: by.accountId, requestedAt: now }, await newCaseKey(question.authorityId),
    (sealed) => fingerprintOf({ ...question, ...sealed, releaseId }),
  )
  return ok(null)
}
