import 'server-only'
import type { WrappedKey } from '@/lib/crypto/key-provider'
import type { Rewrap } from '@/lib/crypto/rotate'
import type { Tx } from '@/lib/db/as-actor'
import { clientFor } from '@/lib/db/client'

interface KeyRow extends WrappedKey { id: string }

/** A table whose rows keep a data key. `after` is the last id seen; rows come in order of id. */
interface KeyTable {
  older(tx: Tx, version: number, after: string): Promise<KeyRow[]>
  /** False when somebody else was first. */
  replace(tx: Tx, row: KeyRow, next: WrappedKey): Promise<boolean>
}

/** Rows per transaction: short enough that nobody at work waits for it. */
const batch = 100
const firstId = '00000000-0000-0000-0000-000000000000'

const olderThan = (version: number, after: string) => ({
  where: { keyVersion: { lt: version }, id: { gt: after } },
  select: { id: true, wrappedKey: true, keyVersion: true },
  orderBy: { id: 'asc' },
  take: batch,
} as const)
const asKeyRows = (rows: { id: string; wrappedKey: Uint8Array<ArrayBuffer>; keyVersion: number }[]): KeyRow[] =>
  rows.map(({ id, wrappedKey, keyVersion }) => ({ id, wrapped: wrappedKey, keyVersion }))
const only = ({ id, keyVersion }: KeyRow) => ({ id, keyVersion })
const asColumns = ({ wrapped, keyVersion }: WrappedKey) => ({ wrappedKey: wrapped, keyVersion })

/** Every table with a column `wrapped_key`; tests/integration/crypto compares with the database's catalog. */
export const keyTables = {
  case_file: {
    older: async (tx, version, after) => asKeyRows(await tx.caseFile.findMany(olderThan(version, after))),
    replace: async (tx, row, next) => (await tx.caseFile.updateMany({ where: only(row), data: asColumns(next) })).count === 1,
  },
  release: {
    older: async (tx, version, after) => asKeyRows(await tx.release.findMany(olderThan(version, after))),
    replace: async (tx, row, next) => (await tx.release.updateMany({ where: only(row), data: asColumns(next) })).count === 1,
  },
  delivery: {
    older: async (tx, version, after) => asKeyRows(await tx.delivery.findMany(olderThan(version, after))),
    replace: async (tx, row, next) => (await tx.delivery.updateMany({ where: only(row), data: asColumns(next) })).count === 1,
  },
  referral_draft: {
    older: async (tx, version, after) => asKeyRows(await tx.referralDraft.findMany(olderThan(version, after))),
    replace: async (tx, row, next) => (await tx.referralDraft.updateMany({ where: only(row), data: asColumns(next) })).count === 1,
  },
  contact_key: {
    older: async (tx, version, after) => asKeyRows(await tx.contactKey.findMany(olderThan(version, after))),
    replace: async (tx, row, next) => (await tx.contactKey.updateMany({ where: only(row), data: asColumns(next) })).count === 1,
  },
  break_glass: {
    older: async (tx, version, after) => asKeyRows(await tx.breakGlass.findMany(olderThan(version, after))),
    replace: async (tx, row, next) => (await tx.breakGlass.updateMany({ where: only(row), data: asColumns(next) })).count === 1,
  },
} as const satisfies Record<string, KeyTable>

/** Authorities at a time; the pool has room for the rest of the process. */
const lanes = 4

/**
 * Wraps anew every data key older than `version`, as the worker, each transaction for one authority (decisions 23). It can
 * read and change nothing of these rows but the key columns.
 */
export async function sweepDataKeys(version: number, rewrap: Rewrap): Promise<number> {
  const authorities = await clientFor('worker').authority.findMany({ select: { id: true }, orderBy: { id: 'asc' } })
  const waiting = authorities.values()
  const counts = await Promise.all(Array.from({ length: lanes }, async () => {
    let rewrapped = 0
    for (const { id } of waiting) rewrapped += await sweepAuthority(id, version, rewrap)
    return rewrapped
  }))
  return counts.reduce((sum, count) => sum + count, 0)
}

async function sweepAuthority(authorityId: string, version: number, rewrap: Rewrap): Promise<number> {
  const tables = Object.values(keyTables).map((table) => ({ table, after: firstId }))
  let rewrapped = 0
  for (let found = true; found;)
    found = await asWorkerOf(authorityId, async (tx) => {
      let any = false
      for (const one of tables)
        for (const row of await one.table.older(tx, version, one.after)) {
          if (await one.table.replace(tx, row, await rewrap(authorityId, row))) rewrapped += 1
          one.after = row.id
          any = true
        }
      return any
    })
  return rewrapped
}

const asWorkerOf = <Value>(authorityId: string, work: (tx: Tx) => Promise<Value>): Promise<Value> =>
  clientFor('worker').$transaction(async (tx) => {
    await tx.$executeRaw`select set_config('app.authority', ${authorityId}, true)`
    return work(tx)
  }, { maxWait: 5_000, timeout: 30_000 })
