import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Tx } from '@/lib/db/as-actor'
import { asWorker, asWorkerOf } from '@/lib/db/as-worker'
import type { MailFault } from '@/lib/mail/model'
import { mailEveryMs, nextTryAt } from '@/lib/mail/tries'
import { instant } from '@/lib/db/columns'

/** Notices of one authority that a round takes at a time; the rest waits five minutes. */
const most = 500
/** What is over is kept for a month, for whoever asks why a mail never came. */
const keptMs = 30 * 24 * 3_600_000

const ids = z.array(z.object({ id: z.string() }))

/** The authorities with a notice to hand over, a mail under way or one to forget. */
export const authoritiesWithPost = (): Promise<string[]> => asWorker(async (tx) =>
  ids.parse(await tx.$queryRaw`select id from portal.authorities_with_post() as t (id)`).map(({ id }) => id))

const tolds = z.array(z.object({ account: z.string(), last: z.date().nullable() }))

/**
 * Turns the notices of one authority that nobody has been written to about into mails: one to each person who is to be told, due an hour
 * after their last at the earliest. A person for whom a mail already waits gets no second one. All or nothing, so that a notice is
 * neither lost nor written about twice, whoever else does the same at once.
 * @returns how many mails now wait that did not before
 */
export const handOver = (authorityId: string, now: number): Promise<number> => asWorkerOf(authorityId, async (tx) => {
  const notices = ids.parse(await tx.$queryRaw`
    select id from portal.outbox where authority_id = ${authorityId}::uuid and sent_at is null
    order by created_at limit ${most} for update skip locked`).map(({ id }) => id)
  if (notices.length === 0) return 0
  const told = tolds.parse(await tx.$queryRaw`
    select a.id as account, (select max(m.ended_at) from portal.mail m where m.authority_id = a.authority_id and m.account_id = a.id and m.state = 'sent') as last
    from portal.account a
    where a.authority_id = ${authorityId}::uuid and exists (select from portal.outbox o
      where o.id = any(${notices}::uuid[])
        and (o.account_id = a.id or exists (select from portal.role_grant g where g.account_id = a.id and g.unit_id = o.unit_id))
        and portal.is_told(o.kind, o.account_id, o.unit_id, o.about, a.id))`)
  const { count } = await tx.mail.createMany({
    data: told.map(({ account, last }) => ({
      id: randomUUID(), authorityId, accountId: account, state: 'waiting', createdAt: new Date(now), dueAt: new Date(Math.max(now, (last?.getTime() ?? 0) + mailEveryMs)),
    })),
    skipDuplicates: true,
  })
  await tx.outbox.updateMany({ where: { id: { in: notices } }, data: { sentAt: new Date(now) } })
  return count
})

export interface DueMail { id: string; tries: number; to: string | null }

const due = z.array(z.object({ id: z.string(), tries: z.int(), to: z.string().nullable() }))

/**
 * Takes the mails of one authority that are due. Each is put off to its next try in the same statement, so that no other worker takes
 * it meanwhile, and it comes back by itself if this process is killed before it is settled.
 * `to` is null when there is nobody to send it to any more (they have left, or lost their last role) or nothing unread to tell of.
 */
export const takeDue = (authorityId: string, now: number): Promise<DueMail[]> => asWorkerOf(authorityId, async (tx) => {
  const waiting = due.parse(await tx.$queryRaw`
    select m.id, m.tries + 1 as tries, case when a.disabled_at is null and exists (select from portal.outbox o
        where o.authority_id = m.authority_id and o.sent_at >= m.created_at and portal.is_told(o.kind, o.account_id, o.unit_id, o.about, a.id)
          and not exists (select from portal.notice_read r where r.authority_id = o.authority_id and r.outbox_id = o.id and r.account_id = a.id))
      then a.email end as "to"
    from portal.mail m join portal.account a on a.id = m.account_id
    where m.authority_id = ${authorityId}::uuid and m.state = 'waiting' and m.due_at <= ${new Date(now)}
      and not exists (select from portal.mail s where s.authority_id = m.authority_id and s.account_id = m.account_id and s.state = 'sent' and s.ended_at > ${new Date(now - mailEveryMs)})
    order by m.due_at limit ${most} for update of m skip locked`)
  for (const { id, tries } of waiting)
    // The last try has no next: an hour is longer than any round, and what then is still unsettled is given up by it.
    await tx.mail.updateMany({ where: { id }, data: { tries, dueAt: new Date(nextTryAt(tries, now) ?? now + mailEveryMs) } })
  return waiting
})

/** How a try ended. A mail that failed waits for its next try, if it has one. */
export const settle = (authorityId: string, { id, tries }: DueMail, how: 'sent' | 'dropped' | MailFault, now: number): Promise<'sent' | 'dropped' | 'waiting' | 'dead'> =>
  asWorkerOf(authorityId, async (tx) => {
    const failed = how === 'refused' || how === 'unreachable'
    if (failed && how === 'unreachable' && nextTryAt(tries, now) !== null) return 'waiting'
    const state = failed ? 'dead' : how
    await tx.mail.updateMany({ where: { id, state: 'waiting' }, data: { state, endedAt: new Date(now), fault: failed ? how : null } })
    return state
  })

export const removeOld = (authorityId: string, now: number): Promise<number> => asWorkerOf(authorityId, async (tx) =>
  (await tx.mail.deleteMany({ where: { endedAt: { lt: new Date(now - keptMs) } } })).count)

const deadRow = z.object({ id: z.string(), authorityId: z.string(), tries: z.int(), endedAt: instant, fault: z.enum(['refused', 'unreachable']) })
export type DeadMail = z.output<typeof deadRow> & { authority: string }

/** What was given up, newest first, with the name of the authority and nobody's of a person. */
export async function listDead(tx: Tx, take: number): Promise<DeadMail[]> {
  const rows = await tx.mail.findMany({
    where: { state: 'dead' }, select: { id: true, authorityId: true, tries: true, endedAt: true, fault: true }, orderBy: [{ endedAt: 'desc' }, { id: 'asc' }], take,
  })
  const names = new Map((await tx.authority.findMany({ select: { id: true, name: true } })).map(({ id, name }) => [id, name]))
  return rows.map((row) => ({ ...deadRow.parse(row), authority: names.get(row.authorityId) ?? '' }))
}

/** The id of a mail that was given up, or null: not there, or not for this actor. */
export const findDead = async (tx: Tx, id: string): Promise<{ id: string } | null> => tx.mail.findFirst({ where: { id, state: 'dead' }, select: { id: true } })

/** @returns false when it waits again already, or another mail to the same person does */
export const retryMail = async (tx: Tx, id: string): Promise<boolean> => (await tx.$queryRaw<unknown[]>`select portal.retry_mail(${id}::uuid)`).length === 1
