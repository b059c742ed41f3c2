import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createKeyFile } from '@/lib/crypto/key-file'
import { superuserUrl, withConnection } from '@/lib/db/bootstrap'
import { startDemoDatabase, type DemoDatabase } from '@/lib/db/demo'
import { migrate } from '@/lib/db/migrate'
import { localDatabaseUrl, logins } from '@/lib/env'
import { seed } from '@/prisma/seed'
import { freshFolder } from '@/tests/support/vidare'

/** The same moments every time: a small linear congruential generator (Numerical Recipes), 0 ≤ x < 1. */
function moments(seed: number): () => number {
  let state = seed
  return () => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32
}

interface Heard { acknowledged: Map<string, Set<string>>; faults: string[] }

describe('acknowledged work, while PostgreSQL and web processes are killed', () => {
  let folder: string
  let database: DemoDatabase
  beforeAll(async () => {
    folder = freshFolder()
    database = await startDemoDatabase(folder, { fromPort: 54_700 })
    await migrate(localDatabaseUrl(database.demo, 'owner'))
    await seed(localDatabaseUrl(database.demo, 'owner'), 'demo')
    createKeyFile(path.join(folder, 'keys.json'), 'live')
    const environment = {
      PUBLIC_HOST: 'vidare.example', PORTAL_HOST: 'portal.example', OIDC_ISSUER: 'https://id.example',
      KEY_FILE: path.join(folder, 'keys.json'), ...Object.fromEntries(logins.map((login) => [`DATABASE_URL_${login.toUpperCase()}`, localDatabaseUrl(database.demo, login)])),
    }
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  })
  afterAll(async () => {
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const superuser = <Value>(work: (query: (sql: string, values?: unknown[]) => Promise<Value>) => Promise<Value>): Promise<Value> =>
    withConnection(superuserUrl(database.demo, database.demo.database), (client) => work(async (sql, values) => (await client.query(sql, values)).rows as Value))

  const startWriter = (heard: Heard, who = 'writer'): ChildProcess => {
    const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', `tests/support/${who}.ts`], { stdio: ['ignore', 'pipe', 'inherit'] })
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [kind = '', id = ''] = line.split(' ')
      if (kind === 'fault') heard.faults.push(line)
      else if (['file', 'note', 'referral', 'thread', 'message'].includes(kind)) heard.acknowledged.set(kind, (heard.acknowledged.get(kind) ?? new Set()).add(id))
    })
    return child
  }
  const newlyHeard = (): Heard => ({ acknowledged: new Map(), faults: [] })
  const count = (heard: Heard) => [...heard.acknowledged.values()].reduce((sum, { size }) => sum + size, 0)
  const sentIn = (heard: Heard) => heard.acknowledged.get('referral')?.size ?? 0
  const untilMore = async (heard: Heard, than: number, counted = count) => {
    for (let waited = 0; counted(heard) <= than; waited += 20) {
      if (waited > 60_000) throw new Error('nothing is acknowledged')
      await pause(20)
    }
  }

  /** Every process of the server at once, as when a machine loses its power supply but not its disk. */
  const killDatabase = async () => {
    const { pid } = database.cluster
    const children = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' }).stdout.split('\n').map(Number).filter((each) => each > 1)
    for (const each of [pid, ...children]) try { process.kill(each, 'SIGKILL') } catch { /* it was ending anyway */ }
    database = await startDemoDatabase(folder)
  }

  /** Where what was acknowledged is, and the audit row that belongs to it. */
  const tables = {
    file: ['portal.case_file', "select count(*)::int as n from portal.audit_event where action = 'case.opened' and case_file_id = $1"],
    note: ['portal.note', "select count(*)::int as n from portal.audit_event where action = 'case.noteWritten' and shown->>'noteId' = $1::text"],
    referral: ['portal.referral', null],
  } as const

  const missing = async (heard: Heard): Promise<string[]> => {
    const lost: string[] = []
    for (const [kind, [table]] of Object.entries(tables)) {
      const ids = [...heard.acknowledged.get(kind) ?? []]
      const found = await superuser<{ id: string }[]>((query) => query(`select id from ${table} where id = any($1::uuid[])`, [ids]))
      const there = new Set(found.map(({ id }) => id))
      lost.push(...ids.filter((id) => !there.has(id)).map((id) => `${kind} ${id}`))
    }
    return lost
  }
  const doubled = async (heard: Heard): Promise<string[]> => {
    const twice: string[] = []
    for (const [kind, [, audit]] of Object.entries(tables)) {
      if (audit === null) continue
      for (const id of heard.acknowledged.get(kind) ?? []) {
        const [row] = await superuser<{ n: number }[]>((query) => query(audit, [id]))
        if (row?.n !== 1) twice.push(`${kind} ${id}: ${row?.n} audit rows`)
      }
    }
    const sent = await superuser<{ id: string; n: number }[]>((query) => query("select referral_id as id, count(*)::int as n from portal.referral_event where event = 'send' group by 1 having count(*) > 1"))
    return [...twice, ...sent.map(({ id, n }) => `referral ${id}: sent ${n} times`)]
  }

  it('none is lost and none done twice: 20 kills of the database and 20 of the web, in the middle of work', async () => {
    const heard = newlyHeard()
    const next = moments(4)
    for (let round = 0; round < 20; round += 1) {
      let writer = startWriter(heard)
      await untilMore(heard, count(heard) + 2)
      await pause(next() * 400)
      await killDatabase()
      // The same process goes on by itself: no hands.
      await untilMore(heard, count(heard) + 2)
      await pause(next() * 400)
      writer.kill('SIGKILL')
      await once(writer, 'exit')
      writer = startWriter(heard)
      // A referral is the longest piece of work; on a busy machine the kills alone would leave few of them to count.
      await untilMore(heard, sentIn(heard), sentIn)
      writer.kill('SIGKILL')
      await once(writer, 'exit')
    }
    expect(heard.faults).toEqual([])
    expect(await missing(heard)).toEqual([])
    expect(await doubled(heard)).toEqual([])
    const figures = Object.fromEntries([...heard.acknowledged].map(([kind, ids]) => [kind, ids.size]))
    console.log(`kvitterat under 20 + 20 dödade processer: ${JSON.stringify(figures)}; 0 förlorade, 0 dubbla`)
    for (const kind of Object.keys(tables)) expect(figures[kind], kind).toBeGreaterThanOrEqual(20)
  })

  it('nor what a visitor was told is sent: 10 kills of the database and 10 of the desk, in the middle of it', async () => {
    const heard = newlyHeard()
    const next = moments(7)
    for (let round = 0; round < 10; round += 1) {
      const writer = startWriter(heard, 'visitor-writer')
      await untilMore(heard, count(heard) + 2)
      await pause(next() * 400)
      await killDatabase()
      await untilMore(heard, count(heard) + 4)
      await pause(next() * 400)
      writer.kill('SIGKILL')
      await once(writer, 'exit')
    }
    expect(heard.faults).toEqual([])
    const rows = await superuser<{ lookup: string; messages: number }[]>((query) => query(`select encode(e.lookup, 'hex') as lookup, (select count(*)::int from portal.enquiry_message m where m.enquiry_id = e.id) as messages from portal.enquiry e`))
    const messagesOf = new Map(rows.map(({ lookup, messages }) => [lookup, messages]))
    const [threads, messages] = [[...heard.acknowledged.get('thread') ?? []], [...heard.acknowledged.get('message') ?? []]]
    expect(threads.filter((lookup) => (messagesOf.get(lookup) ?? 0) < 1)).toEqual([])
    expect(messages.filter((lookup) => (messagesOf.get(lookup) ?? 0) < 2)).toEqual([])
    expect(rows.filter((row) => row.messages > 2 || row.messages < 1)).toEqual([])
    console.log(`kontaktpunkten, kvitterat under 10 + 10 dödade processer: ${threads.length} kontakter och ${messages.length} meddelanden till; 0 förlorade, 0 dubbla`)
    expect(messages.length).toBeGreaterThanOrEqual(20)
  })

  it('and this can tell: with synchronous_commit = off some acknowledged work is gone', async () => {
    await superuser((query) => query('alter role portal_app set synchronous_commit = off'))
    // Flushed as late as PostgreSQL allows, so that few rounds show what many would.
    await superuser((query) => query("alter system set wal_writer_delay = '10s'"))
    await superuser((query) => query('select pg_reload_conf()'))
    let lost: string[] = []
    const next = moments(5)
    for (let round = 0; round < 10 && lost.length === 0; round += 1) {
      const heard = newlyHeard()
      const writer = startWriter(heard)
      await untilMore(heard, 3)
      await pause(next() * 200)
      await killDatabase()
      writer.kill('SIGKILL')
      await once(writer, 'exit')
      lost = await missing(heard)
      console.log(`kontroll, omgång ${round + 1}: ${count(heard)} kvitterade, ${lost.length} förlorade`)
    }
    expect(lost.length).toBeGreaterThan(0)
  })
})
