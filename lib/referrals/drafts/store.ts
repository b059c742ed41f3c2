import 'server-only'
import { z } from 'zod'
import { ageAnswers } from '@/lib/disclosure/age'
import { newCaseKey, openCase, openField, sealField } from '@/lib/crypto/envelope'
import type { Tx } from '@/lib/db/as-actor'
import { asWorkerOf, authorityIds } from '@/lib/db/as-worker'
import { draftLifeMs, draftSteps, type DraftAnswers, type DraftStep } from '@/lib/referrals/drafts/model'
import { fieldChoices, releaseFields } from '@/lib/disclosure/model'
import { situationSchema } from '@/lib/grounds/situation'
import { purposes, urgencies } from '@/lib/referrals/model'
import type { Addressee } from '@/lib/referrals/addressee'

export interface DraftRow {
  id: string
  authorityId: string
  accountId: string
  caseFileId: string
  unitId: string
  step: DraftStep
  answers: DraftAnswers
  version: number
  updatedAt: number
  expiresAt: number
}

const answersSchema: z.ZodType<DraftAnswers> = z.strictObject({
  toUnitId: z.string().optional(),
  purpose: z.enum(purposes).optional(),
  purposeText: z.string().optional(),
  urgency: z.enum(urgencies).optional(),
  fields: z.partialRecord(z.enum(releaseFields), z.strictObject({
    source: z.string(), choice: z.enum(fieldChoices), text: z.string().nullable(),
  })).optional(),
  situation: situationSchema.optional(),
  groundCode: z.string().optional(),
  groundVersion: z.int().optional(),
  consentId: z.string().nullable().optional(),
  isChild: z.enum(ageAnswers).optional(),
  weighing: z.record(z.string(), z.string()).optional(),
})

const place = (id: string) => ({ table: 'referral_draft', column: 'answers', rowId: id })

export async function findDraft(tx: Tx, id: string): Promise<DraftRow | null> {
  const row = await tx.referralDraft.findUnique({ where: { id } })
  if (!row) return null
  const key = await openCase(row.authorityId, { wrapped: row.wrappedKey, keyVersion: row.keyVersion })
  return {
    ...row,
    step: z.enum(draftSteps).parse(row.step),
    answers: answersSchema.parse(JSON.parse(openField(key, place(id), row.answers))),
    updatedAt: row.updatedAt.getTime(),
    expiresAt: row.expiresAt.getTime(),
  }
}

export async function insertDraft(
  tx: Tx, draft: Pick<DraftRow, 'id' | 'authorityId' | 'accountId' | 'caseFileId' | 'unitId'>, answers: DraftAnswers, now: number,
): Promise<void> {
  const wrapped = await newCaseKey(draft.authorityId)
  const key = await openCase(draft.authorityId, wrapped)
  await tx.referralDraft.createMany({
    data: [{
      ...draft, step: 'recipient', version: 1, answers: sealField(key, place(draft.id), JSON.stringify(answers)),
      wrappedKey: wrapped.wrapped, keyVersion: wrapped.keyVersion, updatedAt: new Date(now), expiresAt: new Date(now + draftLifeMs),
    }],
  })
}

/** Saves the answers if nobody, in another tab, saved others meanwhile. Each save gives the draft its ninety days anew. */
export async function saveDraft(tx: Tx, draft: DraftRow, step: DraftStep, answers: DraftAnswers, now: number): Promise<boolean> {
  const row = await tx.referralDraft.findUniqueOrThrow({ where: { id: draft.id }, select: { wrappedKey: true, keyVersion: true } })
  const key = await openCase(draft.authorityId, { wrapped: row.wrappedKey, keyVersion: row.keyVersion })
  const { count } = await tx.referralDraft.updateMany({
    where: { id: draft.id, version: draft.version },
    data: {
      step, version: draft.version + 1, answers: sealField(key, place(draft.id), JSON.stringify(answers)),
      updatedAt: new Date(now), expiresAt: new Date(now + draftLifeMs),
    },
  })
  return count === 1
}

export async function deleteDraft(tx: Tx, id: string): Promise<void> {
  await tx.referralDraft.deleteMany({ where: { id } })
}

export interface DraftLine { id: string; caseFileId: string; step: DraftStep; updatedAt: number }

/** The actor's own drafts, last touched first; without a word of what is in them. */
export async function listDrafts(tx: Tx): Promise<DraftLine[]> {
  const rows = await tx.referralDraft.findMany({
    select: { id: true, caseFileId: true, step: true, updatedAt: true }, orderBy: { updatedAt: 'desc' }, take: 25,
  })
  return rows.map((row) => ({ ...row, step: z.enum(draftSteps).parse(row.step), updatedAt: row.updatedAt.getTime() }))
}

/** Kinds of unit that receive referrals about a person, at the kinds of authority that have secrecy for it. */
const receivingUnits = ['policeCoordination', 'localPolice', 'socialServices', 'probation', 'youthHome', 'healthCare', 'programme']
const receivingAuthorities = ['police', 'prisonAndProbation', 'youthCare', 'municipality', 'region']

/** Units to which a referral may go, other than the file's own. The police's coordination units first: most go there. */
export async function listAddressees(tx: Tx, exceptUnitId: string): Promise<Addressee[]> {
  const rows = await tx.unit.findMany({
    where: { kind: { in: receivingUnits }, authority: { kind: { in: receivingAuthorities } }, id: { not: exceptUnitId } },
    include: { authority: true },
    orderBy: [{ authority: { name: 'asc' } }, { name: 'asc' }],
  })
  const units = rows.map((row) => ({
    authorityId: row.authority.id, authorityName: row.authority.name, authorityKind: row.authority.kind,
    unitId: row.id, unitName: row.name, first: row.kind === 'policeCoordination',
  }))
  return [...units.filter(({ first }) => first), ...units.filter(({ first }) => !first)]
}

/** Drafts whose ninety days are over, as the worker, one authority at a time. The policy lets it see and remove only those. */
export async function removeExpired(): Promise<number> {
  let removed = 0
  for (const authorityId of await authorityIds())
    removed += await asWorkerOf(authorityId, (tx) => tx.$executeRaw`delete from portal.referral_draft where expires_at < now()`)
  return removed
}
