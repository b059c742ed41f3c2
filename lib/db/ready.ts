import 'server-only'
import { z } from 'zod'
import { clientFor } from '@/lib/db/client'
import { isOutage } from '@/lib/db/errors'
import { readMigrations } from '@/lib/db/migrate'

/** What keeps this process from serving signed-in work. */
export type Unready = 'database' | 'migrations'

const answer = z.tuple([z.object({ all: z.boolean() })])

/**
 * Asks with each login that the portal uses, since each has connections of its own; and whether the tables are those that this
 * code was written for: a process that came up before its migrations must not be sent anybody.
 * @returns null when all is well
 */
export async function whatIsMissing(): Promise<Unready | null> {
  const names = readMigrations().map(({ name }) => name)
  try {
    const [rows] = await Promise.all([
      clientFor('public').$queryRaw`select portal.has_migrations(${names}) as all`, clientFor('app').$queryRaw`select 1`, clientFor('auth').$queryRaw`select 1`,
    ])
    return answer.parse(rows)[0].all ? null : 'migrations'
  } catch (error) {
    // Before the first migrations there is no such function, and no schema either.
    return isOutage(error) || !isMissing(error) ? 'database' : 'migrations'
  }
}

/** PostgreSQL's undefined_function and invalid_schema_name, as Prisma hands them on. */
const isMissing = (error: unknown): boolean => error instanceof Error && /`(42883|3F000)`/.test(error.message)

/** Whether a form that is sent now can be taken care of: both logins that it needs are answered. */
export async function takesForms(): Promise<boolean> {
  try {
    await Promise.all([clientFor('app').$queryRaw`select 1`, clientFor('auth').$queryRaw`select 1`])
    return true
  } catch (error) {
    if (isOutage(error)) return false
    throw error
  }
}
