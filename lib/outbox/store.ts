import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Tx } from '@/lib/db/as-actor'
import { asWorkerOf } from '@/lib/db/as-worker'
import { noticeKinds, type NoticeKind } from '@/lib/outbox/model'

/** To a person or to a unit of one authority; never with a word of what it is about. */
export type Recipient = { authorityId: string; accountId: string } | { authorityId: string; unitId: string }

/**
 * "Du har något att läsa", in the transaction of what there is to read.
 * @param about which referral, so that the same is not told twice; shown nowhere
 */
export async function tell(tx: Tx, to: Recipient, about: string, now: number): Promise<void> {
  await tx.outbox.createMany({ data: [{ id: randomUUID(), ...to, kind: 'toRead', about, createdAt: new Date(now) }] })
}

/** That the contact point has something to look at; which thread stands nowhere. */
export async function tellUnit(tx: Tx, { authorityId, unitId }: { authorityId: string; unitId: string }, now: number): Promise<void> {
  await tx.outbox.createMany({ data: [{ id: randomUUID(), authorityId, unitId, kind: 'enquiry', about: unitId, createdAt: new Date(now) }] })
}

type Clock = Exclude<NoticeKind, 'toRead'>
interface Waiting { id: string; toUnitId: string; urgency: string; sentAt: Date | null }

/**
 * Reminds each receiving unit of what it has not answered; `due` says which clock has struck for a referral, if any. A clock
 * tells once: the unique index of migration 0006 keeps it so, whoever runs at the same time.
 */
export const remindUnits = (authorityId: string, due: (waiting: { urgency: string; sentAt: number }) => Clock[], now: number): Promise<number> =>
  asWorkerOf(authorityId, async (tx) => {
    const waiting: Waiting[] = await tx.referral.findMany({ select: { id: true, toUnitId: true, urgency: true, sentAt: true } })
    const notices = waiting.flatMap(({ id, toUnitId, urgency, sentAt }) =>
      (sentAt === null ? [] : due({ urgency, sentAt: sentAt.getTime() }).map((kind) => ({
        id: randomUUID(), authorityId, unitId: toUnitId, kind, about: id, createdAt: new Date(now),
      }))))
    return (await tx.outbox.createMany({ data: notices, skipDuplicates: true })).count
  })

const noticeKind = z.enum(noticeKinds)

/** A notice that this person has not read: about which referral, and for who decides which release. Instants are epoch ms. */
export interface Notice { id: string; kind: NoticeKind; number: string; referralId: string; releaseId: string | null; at: number }

/**
 * What the actor has not read of the last month about referrals, newest first. The policy of the table shows only what they are told of; what it is
 * about is asked for once more, so that a notice never stands longer than the right to read what it points to.
 */
export async function listUnread(tx: Tx, accountId: string, since: number, take: number): Promise<Notice[]> {
  const rows = await tx.outbox.findMany({
    where: { kind: { in: [...noticeKinds] }, createdAt: { gte: new Date(since) }, reads: { none: { accountId } } },
    select: { id: true, kind: true, about: true, createdAt: true }, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }], take,
  })
  // Of nothing nothing is asked: under the policies even an empty question takes the database milliseconds.
  if (rows.length === 0) return []
  const about = rows.map((row) => row.about)
  const numbers = new Map((await tx.referral.findMany({ where: { id: { in: about } }, select: { id: true, number: true } })).map(({ id, number }) => [id, number]))
  const toDecide = await tx.release.findMany({
    where: { referralId: { in: about }, requestedBy: { not: accountId }, state: { not: 'proposed' } }, select: { id: true, referralId: true }, orderBy: { requestedAt: 'asc' },
  })
  const releases = new Map(toDecide.map(({ id, referralId }) => [referralId, id]))
  return rows.flatMap(({ id, kind, about: referralId, createdAt }) => {
    const number = numbers.get(referralId)
    return number === undefined ? [] : [{ id, kind: noticeKind.parse(kind), number, referralId, releaseId: releases.get(referralId) ?? null, at: createdAt.getTime() }]
  })
}

/** "Läst": what is given of the notices the actor can see. Again changes nothing. @returns those that were unread */
export async function insertReads(tx: Tx, which: { about: string } | 'all', by: { accountId: string; authorityId: string }, now: number): Promise<string[]> {
  const rows = await tx.outbox.findMany({
    where: { ...(which === 'all' ? {} : which), reads: { none: { accountId: by.accountId } } }, select: { id: true },
  })
  if (rows.length > 0)
    await tx.noticeRead.createMany({ data: rows.map(({ id }) => ({ outboxId: id, ...by, readAt: new Date(now) })), skipDuplicates: true })
  return rows.map(({ id }) => id)
}
