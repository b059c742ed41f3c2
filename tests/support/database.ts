import { createHash, randomBytes } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { createKeyFile } from '@/lib/crypto/key-file'
import { bootstrap, createDatabase, newDemo, prepareDatabase, superuserUrl, withConnection, writeDemoFile } from '@/lib/db/bootstrap'
import { initialise, isInitialised, placeCluster, startCluster, stopCluster } from '@/lib/db/cluster'
import { withFolderLock } from '@/lib/db/folder-lock'
import { migrate, readMigrations } from '@/lib/db/migrate'
import { localDatabaseUrl, logins, readDemoFile, type DemoFile, type Login } from '@/lib/env'

/**
 * A fresh database per test file: one test cluster for all test processes of this checkout, one template with the real
 * migrations, cloned in about 50 ms. Any number of processes may call it at once, also two `npm test` side by side.
 */
export interface TestDatabase {
  name: string
  url: Record<Login, string>
  /** The cluster's superuser: only for looking into catalogs and for breaking things on purpose. */
  superuserUrl: string
  /** Settings that make `env()` and every process started with them use this database as live addresses would. */
  environment: Record<`DATABASE_URL_${string}` | 'KEY_FILE', string>
  drop(): Promise<void>
}

/** Held shared by everyone who uses the cluster; who can take it exclusively is the last and stops the cluster. */
const leaseKey = 4_711

/** Holds the whole state of the test cluster; the name tells clones apart so that two of them never share one. */
const folder = path.join(os.tmpdir(), `vidare-test-${createHash('sha256').update(process.cwd()).digest('hex').slice(0, 10)}`)
const lockFolder = `${folder}.lock`
const firstPort = 54_540

/**
 * Clones the template. Call once per test file, in `beforeAll`, and `drop()` in `afterAll`.
 * @param fill runs once per state of migrations and `key`, before cloning: e.g. the seed (`{ key: 'seed', run: seedInto }`)
 */
export async function createTestDatabase(fill?: { key: string; run(url: Record<Login, string>): Promise<void> }): Promise<TestDatabase> {
  const { demo, lease } = await join()
  const template = await withFolderLock(lockFolder, () => ensureTemplate(demo, fill))
  const name = `test_${randomBytes(8).toString('hex')}`
  await withConnection(superuserUrl(demo, 'postgres'), async (client) => {
    // PostgreSQL copies a template only while nobody is connected to it; cloners queue up for it here.
    await client.query('select pg_advisory_lock($1)', [leaseKey + 1])
    await client.query(`create database "${name}" template "${template}" owner portal_owner`)
    await client.query(`revoke all on database "${name}" from public`)
    await client.query(`grant connect on database "${name}" to portal_app, portal_auth, portal_worker, portal_public`)
  })
  const url = urlsOf(demo, name)
  return {
    name,
    url,
    superuserUrl: superuserUrl(demo, name),
    environment: { KEY_FILE: keyFile(), ...Object.fromEntries(logins.map((login) => [`DATABASE_URL_${login.toUpperCase()}`, url[login]])) },
    drop: () => leave(demo, lease, name),
  }
}

const urlsOf = (demo: DemoFile, database: string): Record<Login, string> => {
  const url = (login: Login) => localDatabaseUrl(demo, login, database)
  return { owner: url('owner'), app: url('app'), auth: url('auth'), worker: url('worker'), public: url('public') }
}

/** One key file for all test databases of this checkout: filled templates are sealed under it and outlive a run. */
function keyFile(): string {
  const file = path.join(folder, 'keys.json')
  createKeyFile(file, 'live')
  return file
}

/** What fills a template seals under the same keys as the tests that read it. */
async function withKeyFile(work: () => Promise<void>): Promise<void> {
  const before = process.env.KEY_FILE
  process.env.KEY_FILE = keyFile()
  try {
    await work()
  } finally {
    if (before === undefined) delete process.env.KEY_FILE
    else process.env.KEY_FILE = before
  }
}

/** Starts the cluster unless it runs, and takes a lease on it in the same locked step. */
const join = (): Promise<{ demo: DemoFile; lease: Client }> => withFolderLock(lockFolder, async () => {
  const place = placeCluster(path.join(folder, 'postgres'))
  let demo = readDemoFile(folder)
  if (!demo || !isInitialised(place)) {
    if (existsSync(place.dir)) rmSync(place.dir, { recursive: true, force: true })
    demo = newDemo(place.dir, firstPort)
    writeDemoFile(folder, demo)
    initialise(place, demo.superuserPassword, false)
  }
  const cluster = await startCluster(place, demo.superuserPassword, demo.port, false)
  if (cluster.port !== demo.port || !cluster.adopted) {
    demo = { ...demo, port: cluster.port }
    writeDemoFile(folder, demo)
    await bootstrap(demo)
    await dropLeftovers(demo)
  }
  const lease = new Client({ connectionString: superuserUrl(demo, 'postgres') })
  lease.on('error', () => undefined)
  await lease.connect()
  await lease.query('select pg_advisory_lock_shared($1)', [leaseKey])
  return { demo, lease }
})

/** Clones of runs that were killed. Called only when the cluster was down, so nobody uses any of them. */
const dropLeftovers = (demo: DemoFile): Promise<void> => withConnection(superuserUrl(demo, 'postgres'), async (client) => {
  const left = await client.query<{ datname: string }>("select datname from pg_database where datname ~ '^(test|making)_'")
  for (const { datname } of left.rows) await client.query(`drop database if exists "${datname}" with (force)`)
})

/** Drops the clone, gives back the lease, and stops the cluster when nobody else holds one. */
const leave = (demo: DemoFile, lease: Client, name: string): Promise<void> => withFolderLock(lockFolder, async () => {
  await untilAlone(lease, name)
  await lease.query(`drop database if exists "${name}" with (force)`)
  await lease.query('select pg_advisory_unlock_shared($1)', [leaseKey])
  const alone = await lease.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [leaseKey])
  await lease.end()
  if (alone.rows[0]?.last) await stopCluster(placeCluster(path.join(folder, 'postgres')))
})

/** A pool that was just closed may still be saying goodbye; cut off then, it would fail a test that is over. Two seconds at most. */
async function untilAlone(lease: Client, name: string): Promise<void> {
  for (let look = 0; look < 40; look++) {
    const others = await lease.query<{ open: boolean }>('select exists (select from pg_stat_activity where datname = $1) as open', [name])
    if (!others.rows[0]?.open) return
    await new Promise((resolve) => { setTimeout(resolve, 50) })
  }
}

/** The template for exactly these migrations (and this filling); made once, kept over runs, old ones dropped. */
async function ensureTemplate(demo: DemoFile, fill: { key: string; run(url: Record<Login, string>): Promise<void> } | undefined): Promise<string> {
  const state = createHash('sha256').update(readMigrations().map((one) => one.name + one.checksum).join()).digest('hex').slice(0, 12)
  const template = `template_${state}${fill ? `_${createHash('sha256').update(fill.key).digest('hex').slice(0, 8)}` : ''}`
  await withConnection(superuserUrl(demo, 'postgres'), async (client) => {
    const found = await client.query<{ datname: string }>("select datname from pg_database where datname like 'template\\_%'")
    const present = found.rows.map((row) => row.datname)
    if (present.includes(template)) return
    for (const old of present) if (!old.startsWith(`template_${state}`)) await client.query(`drop database if exists "${old}" with (force)`)
    const making = `making_${randomBytes(4).toString('hex')}`
    await createDatabase(client, making)
    await prepareDatabase(demo, making)
    await migrate(localDatabaseUrl(demo, 'owner', making))
    if (fill) await withKeyFile(() => fill.run(urlsOf(demo, making)))
    // Renamed only when whole: a killed run never leaves half a template under the name others look for.
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [making])
    await client.query(`alter database "${making}" rename to "${template}"`)
  })
  return template
}
