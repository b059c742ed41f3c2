/**
 * The drill: a cluster at work is backed up, loses everything, and is restored elsewhere, to a point in the middle of work. One
 * command, no data but its own: `tsx --conditions=react-server deploy/drill.ts`. Exits 1 when anything is missing or too much.
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { readFile } from '@/lib/cases/read-file'
import { createKeyFile } from '@/lib/crypto/key-file'
import { bootstrap, newDemo, superuserUrl, withConnection } from '@/lib/db/bootstrap'
import { initialise, placeCluster, startCluster, stopCluster, type ClusterPlace } from '@/lib/db/cluster'
import { migrate } from '@/lib/db/migrate'
import { isPassable, serverUser } from '@/lib/db/passable'
import { localDatabaseUrl, logins, type DemoFile } from '@/lib/env'
import { systemNow } from '@/lib/core/clock'
import { seed } from '@/prisma/seed'
import { restoreBase } from '@/deploy/backup/restore'
import { takeBase, untilArchived } from '@/deploy/backup/take'
import { actorOf } from '@/tests/worlds/people'

export interface Report {
  server: string
  acknowledgedBefore: number
  acknowledgedAfter: number
  /** Acknowledged before the point and not there; there though only begun after it. */
  lost: string[]
  tooMuch: string[]
  auditRows: number
  sameAudit: boolean
  /** Tables whose number of rows differs. */
  differing: string[]
  /** A sealed field of the restored cluster, read by the portal's own verb with the keys. */
  readable: boolean
  /** Files of the backup in which a word that stands in every cluster is found in clear. */
  inClear: string[]
  refusedForeignKey: boolean
  megabytes: number
  seconds: { backup: number; restore: number; plainCopy: number }
}

const node = `${process.execPath} --conditions=react-server --import tsx`

/** Whether the database's user can run the programs of this checkout, as `archive_command` does. */
export const canDrill = (): boolean => isPassable(path.join(process.cwd(), 'deploy'))

/** @param home folder of a PostgreSQL, `/usr/lib/postgresql/15`; the one that npm start uses when not given */
export async function drill(home?: { home: string; major: number }): Promise<Report> {
  if (!canDrill()) throw new Error('Övningen behöver en mapp som databasens användare når: PostgreSQL kör archive_command som den användaren. Lägg klonen utanför den stängda hemmappen.')
  const folder = mkdtempSync(path.join(os.tmpdir(), 'vidare-drill-'))
  chmodSync(folder, 0o711)
  const backups = path.join(folder, 'backups')
  const keys = path.join(folder, 'elsewhere')
  const wal = path.join(backups, 'wal')
  for (const each of [backups, wal, keys]) mkdirSync(each, { mode: 0o700 })
  const placeOf = (name: string): ClusterPlace => ({ ...placeCluster(path.join(folder, name)), ...home })
  const [source, restored] = [placeOf('source'), placeOf('restored')]
  const own = (file: string) => { const user = serverUser(); if (user) chownSync(file, user.uid, user.gid) }
  for (const each of [backups, wal]) own(each)
  try {
    const identity = await generateIdentity()
    const recipient = await identityToRecipient(identity)
    writeFileSync(path.join(folder, 'recipient'), `${recipient}\n`)
    writeFileSync(path.join(keys, 'identity'), `${identity}\n`)
    for (const each of [keys, path.join(keys, 'identity')]) own(each)
    let demo = newDemo(source.dir, 54_800)
    initialise(source, demo.superuserPassword, true)
    appendFileSync(path.join(source.dir, 'postgresql.conf'),
      `\narchive_mode = on\narchive_command = 's="$PWD/%p"; cd ${process.cwd()} && BACKUP_DIR=${backups} BACKUP_RECIPIENT=${folder}/recipient ${node} deploy/backup.ts wal "$s"'\n`)
    demo = { ...demo, port: (await startCluster(source, demo.superuserPassword, demo.port)).port }
    await bootstrap(demo)
    await migrate(localDatabaseUrl(demo, 'owner'))
    await seed(localDatabaseUrl(demo, 'owner'), 'demo')
    createKeyFile(path.join(folder, 'keys.json'), 'live')
    useCluster(demo, path.join(folder, 'keys.json'))

    const before = await work(3)
    const backup = await timed(() => takeBase({ superuserUrl: superuserUrl(demo, 'postgres'), dataDir: source.dir, into: backups, recipient }), work(2))
    for (const [kind, ids] of backup.meanwhile) before.set(kind, new Set([...before.get(kind) ?? [], ...ids]))
    for (const [kind, ids] of await work(2)) before.set(kind, new Set([...before.get(kind) ?? [], ...ids]))
    const digests = await digestsOf(demo)
    await withConnection(superuserUrl(demo, demo.database), (client) => client.query("select pg_create_restore_point('drill')"))
    const after = await work(2)
    await withConnection(superuserUrl(demo, 'postgres'), async (client) => {
      const { rows: [last] } = await client.query<{ name: string }>('select pg_walfile_name(pg_switch_wal()) as name')
      await untilArchived(client, last?.name ?? '')
    })
    await stopCluster(source)
    const plainCopy = await timed(() => { spawnSync('cp', ['-a', source.dir, path.join(folder, 'copy')]); return Promise.resolve() })
    rmSync(path.join(folder, 'copy'), { recursive: true })

    const stranger = await generateIdentity()
    const plan = { from: backups, until: { name: 'drill' } }
    const refusedForeignKey = await restoreBase({ ...plan, identity: stranger, to: path.join(folder, 'stranger') }).then(() => false, () => true)
    const restore = await timed(async () => {
      await restoreBase({ ...plan, identity, to: restored.dir })
      spawnSync('chown', ['-R', `${serverUser()?.uid ?? process.getuid?.()}`, restored.dir, `${restored.dir}.log`])
      const running = await startCluster(restored, demo.superuserPassword, demo.port + 1)
      demo = { ...demo, port: running.port, clusterDir: restored.dir }
      await untilRecovered(demo)
    })
    useCluster(demo, path.join(folder, 'keys.json'))
    const there = await digestsOf(demo)
    const ids = async (wanted: Map<string, Set<string>>) => new Set((await withConnection(superuserUrl(demo, demo.database), (client) => client.query<{ id: string }>(
      'select id from portal.case_file where id = any($1::uuid[]) union all select id from portal.note where id = any($1::uuid[]) union all select id from portal.referral where id = any($1::uuid[])',
      [all(wanted)]))).rows.map(({ id }) => id))
    const [kept, beyond] = [await ids(before), await ids(after)]
    const [one] = before.get('file') ?? []
    const now = systemNow()
    const read = await readFile({ actor: actorOf('handlaggare@malmo.example', now), now }, { caseFileId: one })
    return {
      server: there.server, acknowledgedBefore: all(before).length, acknowledgedAfter: all(after).length,
      lost: all(before).filter((id) => !kept.has(id)), tooMuch: all(after).filter((id) => beyond.has(id)),
      auditRows: there.auditRows, sameAudit: there.auditHash === digests.auditHash && there.auditRows === digests.auditRows,
      differing: Object.keys(digests.rows).filter((table) => digests.rows[table] !== there.rows[table]),
      readable: read.ok && read.value.name.kind === 'known' && read.value.name.name === 'Test Testsson',
      inClear: inClear(backups), refusedForeignKey, megabytes: Math.round(sizeOf(source.dir) / 1e6),
      seconds: { backup: backup.seconds, restore: restore.seconds, plainCopy: plainCopy.seconds },
    }
  } finally {
    await stopCluster(source)
    await stopCluster(restored)
    rmSync(folder, { recursive: true, force: true })
  }
}

const all = (ids: Map<string, Set<string>>): string[] => [...ids.values()].flatMap((each) => [...each])

async function timed<Value, Other = undefined>(task: () => Promise<Value>, beside?: Promise<Other>): Promise<{ seconds: number; meanwhile: Other }> {
  const started = performance.now()
  const seconds = task().then(() => Math.round(performance.now() - started) / 1000)
  return { seconds: await seconds, meanwhile: await beside as Other }
}

function useCluster(demo: DemoFile, keyFile: string): void {
  Object.assign(process.env, {
    PUBLIC_HOST: 'vidare.example', PORTAL_HOST: 'portal.example', OIDC_ISSUER: 'https://id.example', KEY_FILE: keyFile,
    ...Object.fromEntries(logins.map((login) => [`DATABASE_URL_${login.toUpperCase()}`, localDatabaseUrl(demo, login)])),
  })
}

/** Four people open files, write and send for some seconds, until they are cut off; what they were told is done. */
async function work(seconds: number): Promise<Map<string, Set<string>>> {
  const told = new Map<string, Set<string>>()
  const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'tests/support/writer.ts'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const over = once(child, 'exit')
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [kind = '', id = ''] = line.split(' ')
    if (['file', 'note', 'referral'].includes(kind)) told.set(kind, (told.get(kind) ?? new Set()).add(id))
  })
  for (let waited = 0; all(told).length === 0 && waited < 60_000; waited += 50) await pause(50)
  await pause(seconds * 1000)
  child.kill('SIGKILL')
  await over
  // What was being committed when they were cut off is done before anything is counted.
  await pause(500)
  return told
}

async function digestsOf(demo: DemoFile) {
  return withConnection(superuserUrl(demo, demo.database), async (client) => {
    const { rows: [audit] } = await client.query<{ n: number; hash: string }>("select count(*)::int as n, encode(sha256(convert_to(coalesce(string_agg(e::text, E'\\n' order by e.id), ''), 'UTF8')), 'hex') as hash from portal.audit_event e")
    const { rows: tables } = await client.query<{ name: string }>("select c.oid::regclass::text as name from pg_class c where c.relnamespace = 'portal'::regnamespace and c.relkind = 'r' order by 1")
    const rows: Record<string, number> = {}
    for (const { name } of tables) rows[name] = (await client.query<{ n: number }>(`select count(*)::int as n from ${name}`)).rows[0]?.n ?? -1
    const { rows: [version] } = await client.query<{ server_version: string }>('show server_version')
    return { auditRows: audit?.n ?? -1, auditHash: audit?.hash ?? '', rows, server: version?.server_version ?? '' }
  })
}

const untilRecovered = (demo: DemoFile): Promise<void> => withConnection(superuserUrl(demo, demo.database), async (client) => {
  for (let waited = 0; waited < 120_000; waited += 100) {
    const { rows: [recovery] } = await client.query<{ on: boolean }>('select pg_is_in_recovery() as on')
    if (recovery?.on === false) return
    await pause(100)
  }
  throw new Error('the recovery does not end')
})

const filesIn = (folder: string): string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()).map((each) => path.join(each.parentPath, each.name))
const sizeOf = (folder: string): number => filesIn(folder).reduce((sum, file) => sum + readFileSync(file).length, 0)
const inClear = (folder: string): string[] => filesIn(folder).filter((file) => { const content = readFileSync(file); return content.includes('portal_app') || content.includes('PG_VERSION') || content.includes('AGE-SECRET-KEY') })
