import 'server-only'
import { z } from 'zod'
import { factsOfFile, type FileFactsRow } from '@/lib/cases/facts'
import { insertNumbered } from '@/lib/core/spoken-number'
import type { Tx } from '@/lib/db/as-actor'
import type { Addressee } from '@/lib/referrals/addressee'
import { purposes, referralEvents, referralStates, urgencies, type ReferralEvent, type ReferralState, type Side } from '@/lib/referrals/model'
import { instant } from '@/lib/db/columns'

/** A referral as the actor of the transaction sees it; policies of migration 0006 decide whether at all. */
const referralRow = z.object({
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
  createdAt: instant,
  sentAt: instant.nullable(),
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
  at: instant,
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
  tx: Tx, row: Omit<ReferralRow, 'number' | 'state' | 'version' | 'sentAt' | 'toCaseFileId'>, draw: () => string, by: { accountId: string; authorityId: string },
): Promise<void> {
  const first = { ...row, createdAt: new Date(row.createdAt), state: 'underReview', version: 1 }
  await insertNumbered(draw, async (number, orSkip) => (await tx.referral.createMany({ data: [{ ...first, number }], skipDuplicates: orSkip })).count)
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

/** Whose list: the actor, and the units where they work with files. */
export interface Lister { accountId: string; unitIds: string[] }
interface Page { before: { at: number; id: string } | null; size: number }

const foundIds = z.array(z.object({ id: z.uuid() }))
const lastSteps = z.array(z.object({ id: z.uuid(), at: z.date() }))

/**
 * A page of what has come to these units, newest first. One walk along (to_unit_id, is_over, created_at) per unit, so that a page
 * costs the same with a hundred referrals and a million; policies decide on each row that is met.
 */
export async function listReceived(tx: Tx, { unitIds }: Lister, isOver: boolean, { before, size }: Page): Promise<ReferralRow[]> {
  const [at, id] = cursorOf(before)
  return rowsOf(tx, foundIds.parse(await tx.$queryRaw`
    select w.id from unnest(${unitIds}::uuid[]) as u (id)
    cross join lateral (
      select r.id, r.created_at from portal.referral r
      where r.to_unit_id = u.id and r.is_over = ${isOver} and r.sent_at is not null
        and (${at}::timestamptz is null or (r.created_at, r.id) < (${at}::timestamptz, ${id}::uuid))
      order by r.created_at desc, r.id desc limit ${size}
    ) w
    order by w.created_at desc, w.id desc limit ${size}`))
}

/**
 * A page of what has gone from files the actor may open, newest first: from their units as above, and from files elsewhere that
 * they have an access row of their own to (somebody else's unit, for a time).
 */
export async function listSent(tx: Tx, { accountId, unitIds }: Lister, isOver: boolean, { before, size }: Page): Promise<ReferralRow[]> {
  const [at, id] = cursorOf(before)
  return rowsOf(tx, foundIds.parse(await tx.$queryRaw`
    select s.id from (
      select w.id, w.created_at from unnest(${unitIds}::uuid[]) as u (id)
      cross join lateral (
        select r.id, r.created_at from portal.referral r
        where r.from_unit_id = u.id and r.is_over = ${isOver}
          and (${at}::timestamptz is null or (r.created_at, r.id) < (${at}::timestamptz, ${id}::uuid))
        order by r.created_at desc, r.id desc limit ${size}
      ) w
      union
      select r.id, r.created_at from portal.access a join portal.referral r on r.from_case_file_id = a.case_file_id
      where a.account_id = ${accountId}::uuid and a.file_unit_id <> all (${unitIds}::uuid[]) and r.is_over = ${isOver}
        and (${at}::timestamptz is null or (r.created_at, r.id) < (${at}::timestamptz, ${id}::uuid))
    ) s
    order by s.created_at desc, s.id desc limit ${size}`))
}

/** What goes on to or from the actor's side and stands in one of `states`, the oldest first. */
const idsOfOpen = async (tx: Tx, { accountId, unitIds }: Lister, states: readonly ReferralState[], take: number): Promise<string[]> =>
  foundIds.parse(await tx.$queryRaw`
    select s.id from (
      select w.id, w.created_at from unnest(${unitIds}::uuid[]) as u (id)
      cross join lateral (
        (select r.id, r.created_at from portal.referral r
          where r.to_unit_id = u.id and not r.is_over and r.sent_at is not null and r.state = any (${states}::text[])
          order by r.created_at, r.id limit ${take})
        union all
        (select r.id, r.created_at from portal.referral r
          where r.from_unit_id = u.id and not r.is_over and r.state = any (${states}::text[])
          order by r.created_at, r.id limit ${take})
      ) w
      union
      select r.id, r.created_at from portal.access a join portal.referral r on r.from_case_file_id = a.case_file_id
      where a.account_id = ${accountId}::uuid and a.file_unit_id <> all (${unitIds}::uuid[]) and not r.is_over and r.state = any (${states}::text[])
    ) s
    order by s.created_at, s.id limit ${take}`).map(({ id }) => id)

/** States in which somebody has something to do, or waits for somebody. */
const movingStates: ReferralState[] = ['underReview', 'sent', 'received', 'needsMore', 'accepted', 'ongoing', 'completed', 'stopped']

/** What goes on, to or from the actor's side, oldest first, with when it last moved as far as this side may read. */
export async function listMoving(tx: Tx, lister: Lister, take: number): Promise<(ReferralRow & { movedAt: number })[]> {
  const ids = await idsOfOpen(tx, lister, movingStates, take)
  if (ids.length === 0) return []
  const rows = await tx.referral.findMany({ where: { id: { in: ids } }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  // One step each from the end of its own history: asked for all at once, the policy would read every referral of the authority.
  const moved = new Map(lastSteps.parse(await tx.$queryRaw`
    select s.id, e.at from unnest(${ids}::uuid[]) as s (id)
    cross join lateral (select e.at from portal.referral_event e where e.referral_id = s.id order by e.version desc limit 1) e`).map(({ id, at }) => [id, at]))
  return rows.map((row) => ({ ...referralRow.parse(row), movedAt: (moved.get(row.id) ?? row.sentAt ?? row.createdAt).getTime() }))
}

/** What has been sent, to the actor's units or from their files, and is not answered; the longest wait first. */
export async function listAwaitingAnswer(tx: Tx, lister: Lister, take: number): Promise<ReferralRow[]> {
  const ids = await idsOfOpen(tx, lister, ['sent', 'received'], take)
  if (ids.length === 0) return []
  const rows = await tx.referral.findMany({ where: { id: { in: ids } }, orderBy: [{ sentAt: 'asc' }, { id: 'asc' }] })
  return rows.map((row) => referralRow.parse(row))
}

/** How many wait in one state in the inbox of these units, counted to `most`: a number that nobody reads costs each page more the more there is. */
export const countInbox = (tx: Tx, state: 'sent' | 'received', unitIds: string[], most: number): Promise<number> =>
  (unitIds.length === 0 ? Promise.resolve(0) : tx.referral.count({ where: { state, toUnitId: { in: unitIds }, isOver: false, sentAt: { not: null } }, take: most }))

const cursorOf = (before: Page['before']): [Date | null, string | null] => (before ? [new Date(before.at), before.id] : [null, null])

/** The rows of these ids, newest first, checked like every other. */
async function rowsOf(tx: Tx, ids: { id: string }[]): Promise<ReferralRow[]> {
  if (ids.length === 0) return []
  const rows = await tx.referral.findMany({ where: { id: { in: ids.map(({ id }) => id) } }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] })
  return rows.map((row) => referralRow.parse(row))
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
