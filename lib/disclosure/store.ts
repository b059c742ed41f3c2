import 'server-only'
import { z } from 'zod'
import { openCase, openField, sealField, type CaseKey } from '@/lib/crypto/envelope'
import type { Tx } from '@/lib/db/as-actor'
import { ageAnswers, type Age } from '@/lib/disclosure/age'
import { fieldChoices, releaseFields, releaseStates, urgentCauses, verdicts, type FieldChoice, type ReleaseField, type ReleaseState, type UrgentCause, type Verdict } from '@/lib/disclosure/model'
import { purposes, urgencies, type Purpose, type Urgency } from '@/lib/referrals/model'

interface ReleaseItem {
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

const purposePlace = (id: string) => ({ table: 'release', column: 'purpose', rowId: id })
const weighingPlace = (id: string) => ({ table: 'release', column: 'weighing', rowId: id })
const decisionPlace = (id: string) => ({ table: 'release', column: 'decision', rowId: id })
const sourcePlace = (id: string, field: string) => ({ table: 'release_item', column: 'source', rowId: `${id}/${field}` })
const sentPlace = (id: string, field: string) => ({ table: 'release_item', column: 'sent', rowId: `${id}/${field}` })

const agePlace = (id: string) => ({ table: 'release', column: 'age', rowId: id })
const urgentPlace = (id: string) => ({ table: 'release', column: 'urgent_words', rowId: id })
const judgedPlace = (id: string) => ({ table: 'release_review', column: 'words', rowId: id })
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

export type NewRelease = Omit<Release, 'state' | 'aim' | 'number' | 'decidedBy' | 'decidedAt' | 'contentHash' | 'version' | 'decision' | 'items' | 'sealedPurpose' | 'age' | 'urgent' | 'alone' | 'judgement'> & {
  age: Age
  urgent: { cause: UrgentCause; words: string } | null
  items: Omit<ReleaseItem, 'sealed'>[]
}

/** A release put before the one who decides, with everything sealed under `wrapped`, a key of its own. */
export async function insertRelease(
  tx: Tx, release: NewRelease, wrapped: { wrapped: Uint8Array<ArrayBuffer>; keyVersion: number },
  fingerprint: (sealed: { purpose: Uint8Array; items: { field: string; choice: string; sealed: Uint8Array | null }[] }) => Uint8Array<ArrayBuffer>,
): Promise<void> {
  const key = await openCase(release.authorityId, wrapped)
  const { items, purpose, weighing, requestedAt, age, urgent, ...row } = release
  const sealedPurpose = sealField(key, purposePlace(release.id), purpose)
  const sealed = items.map((item) => ({
    ...item, sealed: item.text === null ? null : sealField(key, sentPlace(release.id, item.field), item.text),
  }))
  await tx.release.createMany({
    data: [{
      ...row, state: 'inReview', version: 1, urgent: urgent !== null, urgentCause: urgent?.cause ?? null,
      urgentWords: urgent && sealField(key, urgentPlace(release.id), urgent.words), age: sealField(key, agePlace(release.id), JSON.stringify(age)), requestedAt: new Date(requestedAt),
      wrappedKey: wrapped.wrapped, keyVersion: wrapped.keyVersion, purpose: sealedPurpose,
      weighing: sealField(key, weighingPlace(release.id), JSON.stringify(weighing)),
      contentHash: fingerprint({ purpose: sealedPurpose, items: sealed }),
    }],
  })
  await tx.releaseItem.createMany({
    data: sealed.map((item, position) => ({
      releaseId: release.id, authorityId: release.authorityId, field: item.field, position, choice: item.choice,
      source: sealField(key, sourcePlace(release.id, item.field), item.source), sent: item.sealed,
    })),
  })
  await writeStep(tx, release, 1, 'proposed', 'inReview', release.requestedBy, requestedAt)
}

/** One field decided narrower than proposed. Returns what is stored, for the fingerprint. */
export async function narrowItem(tx: Tx, release: Release, item: { field: ReleaseField; choice: FieldChoice; text: string | null }): Promise<Uint8Array | null> {
  const key = await keyOf(tx, release)
  const sent = item.text === null ? null : sealField(key, sentPlace(release.id, item.field), item.text)
  await tx.releaseItem.updateMany({ where: { releaseId: release.id, field: item.field }, data: { choice: item.choice, sent } })
  return sent
}

export interface ReleaseMove {
  to: ReleaseState
  accountId: string
  at: number
  decision: string | null
  contentHash: Uint8Array<ArrayBuffer> | null
  decides: boolean
}

/** Guarded, with its history. False: somebody else moved it first. */
export async function moveRelease(tx: Tx, from: Release, move: ReleaseMove): Promise<boolean> {
  const key = await keyOf(tx, from)
  const { count } = await tx.release.updateMany({
    where: { id: from.id, state: from.state, version: from.version },
    data: {
      state: move.to,
      version: from.version + 1,
      ...(move.decides ? { decidedBy: move.accountId, decidedAt: new Date(move.at) } : {}),
      ...(move.decision === null ? {} : { decision: sealField(key, decisionPlace(from.id), move.decision) }),
      ...(move.contentHash === null ? {} : { contentHash: move.contentHash }),
    },
  })
  if (count !== 1) return false
  await writeStep(tx, from, from.version + 1, from.state, move.to, move.accountId, move.at)
  return true
}

async function keyOf(tx: Tx, release: Release): Promise<CaseKey> {
  const row = await tx.release.findUniqueOrThrow({ where: { id: release.id }, select: { wrappedKey: true, keyVersion: true } })
  return openCase(release.authorityId, { wrapped: row.wrappedKey, keyVersion: row.keyVersion })
}

async function writeStep(
  tx: Tx, of: { id: string; authorityId: string }, version: number, fromState: string, toState: string, accountId: string, at: number,
): Promise<void> {
  await tx.releaseEvent.createMany({ data: [{ releaseId: of.id, authorityId: of.authorityId, version, fromState, toState, accountId, at: new Date(at) }] })
}

/** What was said afterwards, once; it changes nothing of the release. */
export async function insertJudgement(tx: Tx, release: Release, judgement: { verdict: Verdict; words: string; notice: boolean; by: string }, now: number): Promise<void> {
  const { verdict, words, notice, by } = judgement
  await tx.releaseReview.createMany({
    data: [{
      releaseId: release.id, authorityId: release.authorityId, verdict, notice, reviewedBy: by, reviewedAt: new Date(now),
      words: sealField(await keyOf(tx, release), judgedPlace(release.id), words),
    }],
  })
}

/** Decided alone, still standing, and judged by nobody. */
const unjudged = { urgent: true, state: { in: ['authorised', 'used'] }, reviews: { none: {} } }

export interface ReleaseLine {
  id: string
  state: ReleaseState
  toUnitId: string
  requestedBy: string
  requestedAt: number
  decidedAt: number | null
  urgent: boolean
  /** Decided alone and not yet looked at by anybody else. */
  unjudged: boolean
  number: string
  purpose: Purpose
  urgency: Urgency
}

/** What waits for a decision or for a judgement afterwards, oldest first, or what has been decided, newest first. */
export async function listReleases(tx: Tx, authorityId: string, waiting: boolean, take: number): Promise<ReleaseLine[]> {
  const rows = await tx.release.findMany({
    where: { authorityId, ...(waiting ? { OR: [{ state: 'inReview' }, unjudged] } : { state: { in: ['returned', 'refused', 'authorised', 'used', 'lapsed', 'recalled'] } }) },
    select: { id: true, state: true, toUnitId: true, requestedBy: true, requestedAt: true, decidedAt: true, urgent: true, reviews: { select: { verdict: true } }, referral: { select: { number: true, purpose: true, urgency: true } } },
    orderBy: { requestedAt: waiting ? 'asc' : 'desc' },
    take,
  })
  return rows.map(({ referral, reviews, ...row }) => ({
    ...row, state: z.enum(releaseStates).parse(row.state), requestedAt: row.requestedAt.getTime(), decidedAt: row.decidedAt?.getTime() ?? null,
    unjudged: row.urgent && reviews.length === 0 && (row.state === 'authorised' || row.state === 'used'),
    number: referral.number, purpose: z.enum(purposes).parse(referral.purpose), urgency: z.enum(urgencies).parse(referral.urgency),
  }))
}

/** Which of these referrals have a yes that is not yet spent, and since when (epoch ms). Empty for the receiver's side. */
export async function authorisedAmong(tx: Tx, referralIds: string[]): Promise<Map<string, number>> {
  const rows = await tx.release.findMany({ where: { referralId: { in: referralIds }, state: 'authorised' }, select: { referralId: true, decidedAt: true, requestedAt: true } })
  return new Map(rows.map(({ referralId, decidedAt, requestedAt }) => [referralId, (decidedAt ?? requestedAt).getTime()]))
}

/** Kind of an authority, for what a ground asks of its parties. */
export async function kindOf(tx: Tx, authorityId: string): Promise<string> {
  return (await tx.authority.findUniqueOrThrow({ where: { id: authorityId }, select: { kind: true } })).kind
}

/** Names of colleagues; accounts of other authorities are not visible here. */
export async function colleagueNames(tx: Tx, ids: string[]): Promise<Map<string, string>> {
  const rows = await tx.account.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Who may decide for an authority on a day (`2026-11-21`). */
export async function officersOf(tx: Tx, authorityId: string, day: string): Promise<string[]> {
  const on = new Date(`${day}T00:00:00Z`)
  const rows = await tx.roleGrant.findMany({
    where: { authorityId, role: 'secrecyOfficer', validFrom: { lte: on }, validUntil: { gte: on }, account: { disabledAt: null } },
    select: { accountId: true }, distinct: ['accountId'],
  })
  return rows.map(({ accountId }) => accountId)
}

/** How many wait for a decision in the authority that this account did not ask for itself. */
export const countWaiting = (tx: Tx, { authorityId, accountId }: { authorityId: string; accountId: string }): Promise<number> =>
  tx.release.count({ where: { authorityId, OR: [{ state: 'inReview' }, unjudged], requestedBy: { not: accountId } } })
