import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Tx } from '@/lib/db/as-actor'
import { clientFor } from '@/lib/db/client'

/** To a person or to a unit of one authority; never with a word of what it is about (domain.md 5.5). */
export type Recipient = { authorityId: string; accountId: string } | { authorityId: string; unitId: string }

/**
 * "Du har något att läsa", in the transaction of what there is to read.
 * @param about which referral, so that the same is not told twice; shown nowhere
 */
export async function tell(tx: Tx, to: Recipient, about: string, now: number): Promise<void> {
  await tx.outbox.createMany({ data: [{ id: randomUUID(), ...to, kind: 'toRead', about, createdAt: new Date(now) }] })
}

type Clock = 'unanswered' | 'unansweredLong'
interface Waiting { id: string; toUnitId: string; urgency: string; sentAt: Date | null }

/** One transaction of the worker for one authority: it never acts for two at a time (decisions 23). */
const asWorkerOf = <Value>(authorityId: string, work: (tx: Tx) => Promise<Value>): Promise<Value> =>
  clientFor('worker').$transaction(async (tx) => {
    await tx.$executeRaw`select set_config('app.authority', ${authorityId}, true)`
    return work(tx)
  })

export const authorityIds = async (): Promise<string[]> => (await clientFor('worker').authority.findMany({ select: { id: true } })).map(({ id }) => id)

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
