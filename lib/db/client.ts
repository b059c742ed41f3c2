import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '@/lib/db/generated/client'
import { env, type Login } from '@/lib/env'

export type Database = PrismaClient
/** What a store function takes: the client inside one transaction. */
type Transaction = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

/** Kept on globalThis because Next's development server evaluates modules anew at each change and would leak pools. */
const clients: Map<string, PrismaClient> = ((globalThis as { vidareClients?: Map<string, PrismaClient> }).vidareClients ??= new Map())

/**
 * One client per login, made at first use. Only store.ts files and lib/db may import it (lint).
 * The pool is small (cores × 4 at most, security.md 3.1); a dead server is noticed by the pool, which opens anew.
 */
export function clientFor(login: Login): Database {
  const url = env().databaseUrl[login]
  const existing = clients.get(url)
  if (existing) return existing
  const adapter = new PrismaPg(
    { connectionString: url, max: 8, connectionTimeoutMillis: 5_000, idleTimeoutMillis: 30_000 },
    // Idle connections cut by a database restart are replaced at the next query; nothing is lost and nothing to say.
    { schema: 'portal', onPoolError: () => undefined, onConnectionError: () => undefined },
  )
  const client = new PrismaClient({ adapter })
  clients.set(url, client)
  return client
}

/** Closes every pool of this process: at shutdown and between test files. */
export async function closeClients(): Promise<void> {
  const open = [...clients.values()]
  clients.clear()
  await Promise.all(open.map((client) => client.$disconnect()))
}
