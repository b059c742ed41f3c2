import 'server-only'
import type { Tx } from '@/lib/db/as-actor'
import { clientFor } from '@/lib/db/client'
import { limitsFor } from '@/lib/db/limits'

/** Nobody waits for the worker: a long list takes its time, beyond the five seconds that Prisma would give it. */
const limits = () => ({ maxWait: limitsFor('worker').connect, timeout: limitsFor('worker').transaction })

/** One transaction of the worker for no authority: its policies then show it no row that belongs to one. */
export const asWorker = <Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> => clientFor('worker').$transaction(work, limits())

/** One transaction of the worker for one authority: it never acts for two at a time, and its policies show it no other. */
export const asWorkerOf = <Value>(authorityId: string, work: (tx: Tx) => Promise<Value>): Promise<Value> =>
  clientFor('worker').$transaction(async (tx) => {
    await tx.$executeRaw`select set_config('app.authority', ${authorityId}, true)`
    return work(tx)
  }, limits())

/** Every authority, one after the other of which the worker acts for. */
export const authorityIds = async (): Promise<string[]> => (await clientFor('worker').authority.findMany({ select: { id: true } })).map(({ id }) => id)
