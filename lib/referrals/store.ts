import 'server-only'
import { z } from 'zod'
import { factsOfFile, type FileFactsRow } from '@/lib/cases/facts'
import type { Tx } from '@/lib/db/as-actor'
import type { Addressee } from '@/lib/referrals/addressee'
import { purposes, referralEvents, referralStates, urgencies, type ReferralEvent, type ReferralState, type Side } from '@/lib/referrals/model'

/** A referral as the actor of the transaction sees it; policies of migration 0006 decide whether at all. */
export const referralRow = z.object({
  id: z.string(),
  number: z.string(),
  fromAuthorityId: z.string(),
  fromUnitId: z.string(),
  fromCaseFileId: z.string(),
  toAuthorityId: z.string(),
  toUnitId: z.string(),
  toCaseFileId: z.string().nullable(),
  purpose: z.enum(purposes),
  urgency: z.enum(urgencies),
  state: z.enum(referralStates),
  version: z.int(),
  createdAt: z.date().transform((at) => at.getTime()),
  sentAt: z.date().transform((at) => at.getTime()).nullable(),
})
export type ReferralRow = z.output<typeof referralRow>

/** With the files of both sides, as far as the actor sees them. */
export type Referral = ReferralRow & { fromFile: FileFactsRow | null; toFile: FileFactsRow | null }

const eventSchema = z.object({
  version: z.int(),
  side: z.enum(['sender', 'receiver']),
  event: z.enum(referralEvents),
  fromState: z.enum(referralStates),
  toState: z.enum(referralStates),
  byAuthorityId: z.string(),
  at: z.date().transform((at) => at.getTime()),
  reason: z.string().nullable(),
  nextStep: z.string().nullable(),
  nextUnitId: z.string().nullable(),
})
export type ReferralStep = z.output<typeof eventSchema>

/** The referral, or null: not there, or not there for this actor. */
export async function findReferral(tx: Tx, id: string): Promise<Referral | null> {
  const row = await tx.referral.findUnique({ where: { id } })
  if (!row) return null
  const referral = referralRow.parse(row)
  const [fromFile, toFile] = await Promise.all([
    factsOfFile(tx, referral.fromCaseFileId), referral.toCaseFileId === null ? null : factsOfFile(tx, referral.toCaseFileId),
  ])
  return { ...referral, fromFile, toFile }
}

export const hasReferral = async (tx: Tx, id: string): Promise<boolean> => (await tx.referral.count({ where: { id } })) > 0

/** The steps this side may read, in order. */
export async function stepsOf(tx: Tx, referralId: string): Promise<ReferralStep[]> {
  return (await tx.referralEvent.findMany({ where: { referralId }, orderBy: { version: 'asc' } })).map((row) => eventSchema.parse(row))
}

export interface Move {
  event: ReferralEvent
  to: ReferralState
  side: Side
  accountId: string
  authorityId: string
  at: number
  reason: string | null
  nextStep: string | null
  nextUnitId: string | null
  /** Set by acceptance. */
  toCaseFileId: string | null
}

/** Who may read a step; the CHECK of migration 0006 says the same. */
const audienceOf = (from: ReferralState, to: ReferralState): 'sender' | 'receiver' | 'both' => {
  if (to === 'draft' || to === 'underReview' || to === 'refused') return 'sender'
  if (to === 'onHold' || to === 'completed' || to === 'stopped' || (from === 'onHold' && to === 'ongoing')) return 'receiver'
  return 'both'
}

/**
 * The guarded update: only from the state and version that were read, with its row in the history.
 * @returns false when somebody else moved it first
 */
export async function moveReferral(tx: Tx, from: ReferralRow, move: Move): Promise<boolean> {
  const { count } = await tx.referral.updateMany({
    where: { id: from.id, state: from.state, version: from.version },
    data: {
      state: move.to,
      version: from.version + 1,
      ...(move.event === 'send' ? { sentAt: new Date(move.at) } : {}),
      ...(move.toCaseFileId === null ? {} : { toCaseFileId: move.toCaseFileId }),
    },
  })
  if (count !== 1) return false
  await writeStep(tx, from, from.version + 1, from.state, move)
  return true
}

/** A new referral, already asked for: a draft is a row of its own (referral_draft) until then. */
export async function insertReferral(
  tx: Tx, row: Omit<ReferralRow, 'state' | 'version' | 'sentAt' | 'toCaseFileId'>, by: { accountId: string; authorityId: string },
): Promise<void> {
  await tx.referral.createMany({ data: [{ ...row, createdAt: new Date(row.createdAt), state: 'underReview', version: 1 }] })
  await writeStep(tx, row, 1, 'draft', {
    event: 'submit', to: 'underReview', side: 'sender', at: row.createdAt, reason: null, nextStep: null, nextUnitId: null, toCaseFileId: null, ...by,
  })
}

async function writeStep(
  tx: Tx, of: Pick<ReferralRow, 'id' | 'fromAuthorityId' | 'toAuthorityId'>, version: number, fromState: ReferralState, move: Move,
): Promise<void> {
  // createMany: a create would read the row back, which the policy allows only for steps of both sides.
  await tx.referralEvent.createMany({
    data: [{
      referralId: of.id, version, fromAuthorityId: of.fromAuthorityId, toAuthorityId: of.toAuthorityId, side: move.side,
      audience: audienceOf(fromState, move.to), event: move.event, fromState, toState: move.to, accountId: move.accountId,
      byAuthorityId: move.authorityId, at: new Date(move.at), reason: move.reason, nextStep: move.nextStep, nextUnitId: move.nextUnitId,
    }],
  })
}

/** From and into one file, newest first. */
export async function referralsOf(tx: Tx, caseFileId: string): Promise<ReferralRow[]> {
  const rows = await tx.referral.findMany({
    where: { OR: [{ fromCaseFileId: caseFileId }, { toCaseFileId: caseFileId }] }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 100,
  })
  return rows.map((row) => referralRow.parse(row))
}

/** Units by id, with their authority: names of addressees are no secret among staff. */
export async function unitsById(tx: Tx, ids: string[]): Promise<Map<string, Addressee>> {
  const rows = await tx.unit.findMany({ where: { id: { in: ids } }, include: { authority: true } })
  return new Map(rows.map((row) => [row.id, addressee(row)]))
}

const addressee = (row: { id: string; name: string; authority: { id: string; name: string; kind: string } }): Addressee => ({
  authorityId: row.authority.id, authorityName: row.authority.name, authorityKind: row.authority.kind, unitId: row.id, unitName: row.name,
})
