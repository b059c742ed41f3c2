import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Client } from 'pg'
import { withConnection } from '@/lib/db/bootstrap'

/** A migration failed, or was edited after it had been applied. Nothing of the failed one remains. */
export class MigrationError extends Error {}

interface Applied { migration_name: string; checksum: string; finished_at: Date | null }

/** The key Prisma's own `migrate deploy` takes, so that the two never run at once. */
const prismaLock = 72_707_369

/**
 * Applies the migrations that are missing, each in one transaction, as portal_owner. Keeps the same table and checksums
 * as Prisma, so `prisma migrate status` and the drift check understand the database, but needs neither CLI nor engine.
 * @returns the names applied now
 */
export const migrate = (ownerUrl: string, folder = path.resolve('prisma/migrations')): Promise<string[]> =>
  withConnection(ownerUrl, async (client) => {
    // Held until the connection closes; two starts at once become one after the other.
    await client.query('select pg_advisory_lock($1)', [prismaLock])
    await client.query(`create table if not exists public._prisma_migrations (
      id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz,
      migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
      started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`)
    const rows = await client.query<Applied>(
      'select migration_name, checksum, finished_at from public._prisma_migrations where rolled_back_at is null')
    const applied = new Map(rows.rows.map((row) => [row.migration_name, row]))
    const done: string[] = []
    for (const { name, sql, checksum } of readMigrations(folder)) {
      const before = applied.get(name)
      if (before) checkUnchanged(before, checksum)
      else {
        await apply(client, name, sql, checksum)
        done.push(name)
      }
    }
    return done
  })

/** All migrations in order of name, with Prisma's checksum (SHA-256 of the file). */
export function readMigrations(folder = path.resolve('prisma/migrations')): { name: string; sql: string; checksum: string }[] {
  return readdirSync(folder).sort()
    .map((name) => ({ name, file: path.join(folder, name, 'migration.sql') }))
    .filter(({ file }) => existsSync(file))
    .map(({ name, file }) => {
      const sql = readFileSync(file, 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

function checkUnchanged(before: Applied, checksum: string): void {
  if (before.checksum !== checksum)
    throw new MigrationError(`Migreringen ${before.migration_name} har ändrats efter att den kördes.`)
  if (before.finished_at === null)
    throw new MigrationError(`Migreringen ${before.migration_name} avbröts tidigare och måste rättas för hand.`)
}

async function apply(client: Client, name: string, sql: string, checksum: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query(
      `insert into public._prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
       values ($1, $2, now(), $3, 1)`, [randomUUID(), checksum, name])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new MigrationError(`Migreringen ${name} gick inte att köra: ${error instanceof Error ? error.message : String(error)}`)
  }
}
