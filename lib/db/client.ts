import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { Pool, type PoolClient } from 'pg'
import { limitsFor } from '@/lib/db/limits'
import { PrismaClient } from '@/lib/db/generated/client'
import { statementName } from '@/lib/db/statement-name'
import { env, type Login } from '@/lib/env'
import { watchPool } from '@/lib/metrics/metrics'

export type Database = PrismaClient
/** What a store function takes: the client inside one transaction. */
type Transaction = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

interface Opened { client: PrismaClient; pool: Pool }
/** Kept on globalThis because Next's development server evaluates modules anew at each change and would leak pools. */
const clients: Map<string, Opened> = ((globalThis as { vidareClients?: Map<string, Opened> }).vidareClients ??= new Map())

/**
 * One client per login, made at first use. Only store.ts files and lib/db may import it (lint).
 * The pool is small; a dead server is noticed by the pool, which opens anew.
 */
export function clientFor(login: Login): Database {
  const url = env().databaseUrl[login]
  const existing = clients.get(url)
  if (existing) return existing.client
  const pool = poolFor(login, url)
  // Idle connections cut by a database restart are replaced at the next query; nothing is lost and nothing to say.
  const adapter = new PrismaPg(pool, { schema: 'portal', onPoolError: () => undefined, onConnectionError: () => undefined, disposeExternalPool: true, statementNameGenerator: statementName as (query: { sql: string }) => string })
  // Minimal: the long form of an error shows what was to be written.
  const client = new PrismaClient({ adapter, errorFormat: 'minimal' })
  clients.set(url, { client, pool })
  return client
}

function poolFor(login: Login, url: string): Pool {
  const limits = limitsFor(login)
  const pool = new Pool({
    connectionString: url, max: limits.connections, connectionTimeoutMillis: limits.connect, idleTimeoutMillis: 30_000, keepAlive: true,
    application_name: `vidare ${login}`,
    statement_timeout: limits.statement, lock_timeout: limits.lock, idle_in_transaction_session_timeout: limits.idle,
  })
  // Only while somebody uses it: a resting connection is silent by nature.
  pool.on('acquire', (connection) => { endOnSilence(connection, limits.silence) })
  pool.on('release', (_error, connection) => { endOnSilence(connection, 0) })
  watchPool(login, pool)
  return pool
}

/** pg has no setting for it: its own query timeout gives up on the query and keeps the connection, on which the next one then waits. */
function endOnSilence(connection: PoolClient, milliseconds: number): void {
  const { stream } = (connection as unknown as { connection: { stream: import('node:net').Socket } }).connection
  stream.removeAllListeners('timeout')
  stream.setTimeout(milliseconds, () => { stream.destroy(Object.assign(new Error('the database says nothing'), { code: 'ETIMEDOUT', errno: -110, syscall: 'read' })) })
}

/** Closes every pool of this process: at shutdown and between test files. */
export async function closeClients(): Promise<void> {
  const open = [...clients.values()]
  clients.clear()
  await Promise.all(open.map(({ client }) => client.$disconnect()))
}
