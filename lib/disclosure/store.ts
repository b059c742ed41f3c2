import 'server-only'
import { z } from 'zod'
import { openCase, openField } from '@/lib/crypto/envelope'
import type { Tx } from '@/lib/db/as-actor'
import { ageAnswers, type Age } from '@/lib/disclosure/age'
import { fieldChoices, releaseFields, releaseStates, urgentCauses, verdicts, type FieldChoice, type ReleaseField, type ReleaseState, type UrgentCause, type Verdict } from '@/lib/disclosure/model'
import { agePlace, decisionPlace, judgedPlace, purposePlace, sentPlace, sourcePlace, urgentPlace, weighingPlace } from '@/lib/disclosure/places'
import { purposes, type Purpose } from '@/lib/referrals/model'

export interface ReleaseItem {
  field: ReleaseField
  choice: FieldChoice
  /** What stands in the file. */
  source: string
  /** What would leave; null when it stays. */
  text: string | null
  /** As stored, for the fingerprint. */
  sealed: Uint8Array | null
}

export interface Release {
  id: string
  referralId: string
  authorityId: string
  caseFileId: string
  unitId: string
  toAuthorityId: string
  toUnitId: string
  state: ReleaseState
  /** The purpose of its referral, as a code: a consent names the same. */
  aim: Purpose
  /** The referral's spoken number. */
  number: string
  groundCode: string
  groundVersion: number
  consentId: string | null
  requestedBy: string
  requestedAt: number
  decidedBy: string | null
  decidedAt: number | null
  contentHash: Uint8Array | null
  version: number
  purpose: string
  weighing: Record<string, string>
  decision: string | null
  items: ReleaseItem[]
  sealedPurpose: Uint8Array
  age: Age | null
  /** Decided alone by whoever asked. */
  urgent: boolean
  alone: { cause: UrgentCause; words: string } | null
  /** What was said of it afterwards. */
  judgement: { verdict: Verdict; words: string; notice: boolean; reviewedBy: string; reviewedAt: number } | null
}

const ageSchema = z.object({ adultFrom: z.string().nullable(), birthYear: z.int().nullable(), said: z.enum(ageAnswers).nullable() })

const weighingSchema = z.record(z.string(), z.string())

/** One release whole, opened with its own key. Null: not there for this actor. */
export async function findRelease(tx: Tx, id: string): Promise<Release | null> {
  const row = await tx.release.findUnique({ where: { id }, include: { items: { orderBy: { position: 'asc' } }, reviews: true, referral: { select: { purpose: true, number: true } } } })
  if (!row) return null
  const key = await openCase(row.authorityId, { wrapped: row.wrappedKey, keyVersion: row.keyVersion })
  return {
    ...row,
    state: z.enum(releaseStates).parse(row.state),
    aim: z.enum(purposes).parse(row.referral.purpose),
    number: row.referral.number,
    requestedAt: row.requestedAt.getTime(),
    decidedAt: row.decidedAt?.getTime() ?? null,
    purpose: openField(key, purposePlace(id), row.purpose),
    weighing: weighingSchema.parse(JSON.parse(openField(key, weighingPlace(id), row.weighing))),
    decision: row.decision === null ? null : openField(key, decisionPlace(id), row.decision),
    sealedPurpose: row.purpose,
    age: row.age === null ? null : ageSchema.parse(JSON.parse(openField(key, agePlace(id), row.age))),
    alone: row.urgentCause === null || row.urgentWords === null ? null
      : { cause: z.enum(urgentCauses).parse(row.urgentCause), words: openField(key, urgentPlace(id), row.urgentWords) },
    judgement: row.reviews.map(({ verdict, words, notice, reviewedBy, reviewedAt }) => ({
      verdict: z.enum(verdicts).parse(verdict), words: openField(key, judgedPlace(id), words), notice, reviewedBy, reviewedAt: reviewedAt.getTime(),
    }))[0] ?? null,
    items: row.items.map((item) => ({
      field: z.enum(releaseFields).parse(item.field),
      choice: z.enum(fieldChoices).parse(item.choice),
      source: openField(key, sourcePlace(id, item.field), item.source),
      text: item.sent === null ? null : openField(key, sentPlace(id, item.field), item.sent),
      sealed: item.sent,
    })),
  }
}

const protectedRow = z.tuple([z.object({ protected: z.boolean() })])

/** Whether the release is from a file that is protected now; who reviews it has no way into the file. */
export const isFromProtected = async (tx: Tx, { caseFileId }: Pick<Release, 'caseFileId'>): Promise<boolean> =>
  protectedRow.parse(await tx.$queryRaw`select portal.is_protected(${caseFileId}::uuid) as protected`)[0].protected

/** Newest release of a referral: what the sender's page tells about the decision. */
export async function findLatestRelease(tx: Tx, referralId: string): Promise<Release | null> {
  const row = await tx.release.findFirst({ where: { referralId }, orderBy: { requestedAt: 'desc' }, select: { id: true } })
  return row && findRelease(tx, row.id)
}
