import 'server-only'
import { randomBytes } from 'node:crypto'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Client } from 'pg'
import { superuser } from '@/lib/db/cluster'
import { demoFilePath, logins, type DemoFile, type Login } from '@/lib/env'

/** 192 random bits, URL-safe, so that it can stand in a database address unescaped. */
const newPassword = (): string => randomBytes(24).toString('base64url')

/** The particulars of a cluster that does not exist yet: fresh passwords for the superuser and each login. */
export const newDemo = (clusterDir: string, port: number): DemoFile => ({
  clusterDir,
  port,
  database: 'vidare',
  superuserPassword: newPassword(),
  passwords: Object.fromEntries(logins.map((login) => [login, newPassword()])) as Record<Login, string>,
})

/** Writes `demo.json` whole or not at all, readable by its owner only. */
export function writeDemoFile(dataDir: string, demo: DemoFile): void {
  mkdirSync(dataDir, { recursive: true })
  const half = path.join(dataDir, 'demo.json.half')
  writeFileSync(half, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 })
  renameSync(half, demoFilePath(dataDir))
}

export const superuserUrl = (demo: DemoFile, database: string): string =>
  `postgresql://${superuser}:${demo.superuserPassword}@127.0.0.1:${demo.port}/${database}`

/** Runs `work` on one connection and closes it whatever happens. */
export async function withConnection<Value>(url: string, work: (client: Client) => Promise<Value>): Promise<Value> {
  const client = new Client({ connectionString: url })
  // A server that goes away mid-query also emits 'error'; the query's own rejection is the one that counts.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await client.query('set client_min_messages = warning').then(() => work(client))
  } finally {
    await client.end()
  }
}

/**
 * Makes the five logins of decisions 23 (none of them superuser, none bypassing RLS) and the database, owned by
 * portal_owner. Idempotent, so that a run killed half-way is healed by the next.
 */
export async function bootstrap(demo: DemoFile): Promise<void> {
  await withConnection(superuserUrl(demo, 'postgres'), async (client) => {
    const roles = await client.query<{ rolname: string }>('select rolname from pg_roles')
    const present = new Set(roles.rows.map((row) => row.rolname))
    for (const login of logins) {
      const role = `portal_${login}`
      // Names and passwords are ours (letters, digits, - and _), never anybody's input.
      await client.query(
        `${present.has(role) ? 'alter' : 'create'} role ${role} with login nosuperuser nobypassrls nocreatedb nocreaterole
         noreplication noinherit password '${demo.passwords[login]}'`)
    }
    await createDatabase(client, demo.database)
  })
  await prepareDatabase(demo, demo.database)
}

/** Creates `database`, owned by portal_owner, unless it exists. */
export async function createDatabase(client: Client, database: string): Promise<void> {
  const existing = await client.query('select from pg_database where datname = $1', [database])
  if (existing.rowCount === 0) await client.query(`create database "${database}" owner portal_owner`)
  await client.query(`revoke all on database "${database}" from public`)
  await client.query(`grant connect on database "${database}" to portal_app, portal_auth, portal_worker, portal_public`)
}

/**
 * What only the superuser can do inside a database: the queue library's schema belongs to the worker, which may
 * therefore keep it without any right outside it. It holds no personal data (decisions 23). The library's own table of
 * migrations is there from the start, because without it the library would want to create the schema itself.
 */
export async function prepareDatabase(demo: DemoFile, database: string): Promise<void> {
  await withConnection(superuserUrl(demo, database), async (client) => {
    await client.query(`
      create schema if not exists graphile_worker authorization portal_worker;
      create table if not exists graphile_worker.migrations (
        id int primary key, ts timestamptz not null default now(), breaking boolean not null default false);
      alter table graphile_worker.migrations owner to portal_worker;
      -- Before 16 a login without inheritance has no part in what the owner of a database may do there.
      grant create, usage on schema public to portal_owner`)
  })
}
