import 'server-only'
import { z } from 'zod'
import type { Tx } from '@/lib/db/as-actor'
import type { ReferralState } from '@/lib/referrals/model'
import { referralRow, type ReferralRow } from '@/lib/referrals/store'

/** Whose list: the actor, and the units where they work with files. */
export interface Lister { accountId: string; unitIds: string[] }
interface Page { before: { at: number; id: string } | null; size: number }

const found = z.array(z.object({ id: z.uuid() }))
const lastSteps = z.array(z.object({ id: z.uuid(), at: z.date() }))

/**
 * A page of what has come to these units, newest first. One walk along (to_unit_id, is_over, created_at) per unit, so that a page
 * costs the same with a hundred referrals and a million; policies decide on each row that is met.
 */
export async function listReceived(tx: Tx, { unitIds }: Lister, isOver: boolean, { before, size }: Page): Promise<ReferralRow[]> {
  const [at, id] = cursorOf(before)
  return rowsOf(tx, found.parse(await tx.$queryRaw`
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
  return rowsOf(tx, found.parse(await tx.$queryRaw`
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
  found.parse(await tx.$queryRaw`
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
  const rows = await tx.referral.findMany({ where: { id: { in: ids } }, orderBy: [{ sentAt: 'asc' }, { id: 'asc' }] })
  return rows.map((row) => referralRow.parse(row))
}

/** How many wait in one state in the inbox of these units. */
export const countInbox = (tx: Tx, state: 'sent' | 'received', unitIds: string[]): Promise<number> =>
  (unitIds.length === 0 ? Promise.resolve(0) : tx.referral.count({ where: { state, toUnitId: { in: unitIds }, isOver: false, sentAt: { not: null } } }))

const cursorOf = (before: Page['before']): [Date | null, string | null] => (before ? [new Date(before.at), before.id] : [null, null])

/** The rows of these ids, newest first, checked like every other. */
async function rowsOf(tx: Tx, ids: { id: string }[]): Promise<ReferralRow[]> {
  const rows = await tx.referral.findMany({ where: { id: { in: ids.map(({ id }) => id) } }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] })
  return rows.map((row) => referralRow.parse(row))
}
