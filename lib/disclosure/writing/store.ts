import 'server-only'
import { openCase, sealField, type CaseKey } from '@/lib/crypto/envelope'
import type { Tx } from '@/lib/db/as-actor'
import type { Age } from '@/lib/disclosure/age'
import type { FieldChoice, ReleaseField, ReleaseState, UrgentCause, Verdict } from '@/lib/disclosure/model'
import { agePlace, decisionPlace, judgedPlace, purposePlace, sentPlace, sourcePlace, urgentPlace, weighingPlace } from '@/lib/disclosure/places'
import type { Release, ReleaseItem } from '@/lib/disclosure/store'

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
