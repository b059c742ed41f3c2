import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { newCaseKey, openCase, openField, sealField } from '@/lib/crypto/envelope'
import { fileProvider } from '@/lib/crypto/file-provider'
import { createKeyFile } from '@/lib/crypto/key-file'
import type { KeyProvider } from '@/lib/crypto/key-provider'
import { rotateKeys, type Sweep } from '@/lib/crypto/rotate'
import { keyTables, sweepDataKeys } from '@/lib/crypto/store'
import { closeClients } from '@/lib/db/client'
import { useDatabase } from '@/tests/integration/directory/seeded'
import { createTestDatabase, type TestDatabase } from '@/tests/support/database'

/** Keys in rows of the real database, wrapped anew by the worker while the files stay open to those who read them. */
let database: TestDatabase
let admin: Client
let worker: Client
let file: string
let provider: KeyProvider

const now = Date.UTC(2026, 10, 24)
const malmo = randomUUID()
const umea = randomUUID()
const authorities = [malmo, umea]
/** In Malmö more than one batch of the sweep. */
const files = [[malmo, 105], [umea, 5]] as const

interface KeyColumns { id: string; authority_id: string; wrapped_key: Buffer<ArrayBuffer>; key_version: number }

beforeAll(async () => {
  database = await createTestDatabase()
  useDatabase(database)
  admin = new Client({ connectionString: database.superuserUrl })
  worker = new Client({ connectionString: database.url.worker })
  await admin.connect()
  await worker.connect()
  await askForKeysOnly()
  // Rows that stand alone: nothing checks what they hang on.
  await admin.query('set session_replication_role = replica')
  for (const id of authorities) await admin.query("insert into portal.authority (id, kind, name) values ($1::uuid, 'organisation', 'Nycklar ' || $1::text)", [id])
})
afterAll(async () => {
  await closeClients()
  await worker.end()
  await admin.end()
  vi.unstubAllEnvs()
  await database.drop()
})
beforeEach(async () => {
  file = path.join(mkdtempSync(path.join(os.tmpdir(), 'vidare-keys-')), 'keys.json')
  createKeyFile(file, 'live')
  provider = fileProvider(file, 'live')
  await admin.query('delete from portal.referral_draft; delete from portal.delivery; delete from portal.release; delete from portal.break_glass; delete from portal.contact_key; delete from portal.person_record; delete from portal.case_file')
  for (const [authority, count] of files) for (let at = 0; at < count; at++) await addFile(authority, at)
})

/** A file with a text in it, and for the first three one of everything else that keeps a key. */
async function addFile(authority: string, at: number): Promise<void> {
  const id = randomUUID()
  const row = await newCaseKey(authority, provider)
  const key = await openCase(authority, row, provider)
  const tables = at < 3 ? Object.keys(keyTables) : ['case_file']
  for (const table of tables)
    await admin.query(`insert into portal.${table} (id, authority_id, wrapped_key, key_version) values ($1, $2, $3, $4)`,
      [table === 'case_file' ? id : randomUUID(), authority, row.wrapped, row.keyVersion])
  await admin.query('insert into portal.person_record (case_file_id, authority_id, needs) values ($1, $2, $3)',
    [id, authority, sealField(key, { table: 'person_record', column: 'needs', rowId: id }, `Behov ${id}`)])
}

/** Only the keys matter here: whatever else these tables ask for, now or after a later migration, may be empty. */
async function askForKeysOnly(): Promise<void> {
  const tables = [...Object.keys(keyTables), 'person_record']
  const asked = await admin.query<{ table: string; column: string }>(
    `select c.relname as "table", a.attname as "column" from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'portal'::regnamespace and c.relname = any ($1) and a.attnum > 0 and a.attnotnull
       and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any (i.indkey))`, [tables])
  for (const { table, column } of asked.rows) await admin.query(`alter table portal.${table} alter column "${column}" drop not null`)
}

const rowsOf = async (table: string): Promise<KeyColumns[]> =>
  (await admin.query<KeyColumns>(`select id, authority_id, wrapped_key, key_version from portal.${table} where authority_id = any ($1)`, [authorities])).rows
async function allRows(): Promise<KeyColumns[]> {
  const rows: KeyColumns[] = []
  for (const table of Object.keys(keyTables)) rows.push(...await rowsOf(table))
  return rows
}

/** Every sealed text opens with the key that stands in its row. */
async function everythingOpens(): Promise<void> {
  for (const row of await allRows()) await openCase(row.authority_id, { wrapped: row.wrapped_key, keyVersion: row.key_version }, provider)
  const people = await admin.query<KeyColumns & { needs: Buffer }>(
    'select c.id, c.authority_id, c.wrapped_key, c.key_version, p.needs from portal.case_file c join portal.person_record p on p.case_file_id = c.id')
  expect(people.rows).toHaveLength(110)
  for (const row of people.rows) {
    const key = await openCase(row.authority_id, { wrapped: row.wrapped_key, keyVersion: row.key_version }, provider)
    expect(openField(key, { table: 'person_record', column: 'needs', rowId: row.id }, row.needs)).toBe(`Behov ${row.id}`)
  }
}

describe('keys are changed on an ordinary Tuesday', () => {
  it('in every table that keeps one', async () => {
    const found = await admin.query<{ name: string }>(
      "select table_name as name from information_schema.columns where table_schema = 'portal' and column_name = 'wrapped_key' order by 1")
    expect(found.rows.map((row) => row.name)).toEqual(Object.keys(keyTables).sort())
  })

  it('in every row of every authority; nothing else of the rows moves, and every text still opens', async () => {
    const rest = async () => (await admin.query("select to_jsonb(r) - '{wrapped_key,key_version}'::text[] as rest from portal.release r order by id")).rows
    const [before, total] = [await rest(), (await allRows()).length]
    expect(await rotateKeys(file, 'live', sweepDataKeys, now)).toEqual({ version: 2, rewrapped: total, destroyed: [] })
    expect((await allRows()).map((row) => row.key_version)).toEqual(Array.from({ length: total }, () => 2))
    expect(await rest()).toEqual(before)
    await everythingOpens()
  })

  it('also when the run is cut off in the middle: what is done stays, all is readable, and the next run finishes', async () => {
    const total = (await allRows()).length
    const cutOff: Sweep = (version, rewrap) => {
      let left = 112
      return sweepDataKeys(version, (authority, row) => {
        if (left-- === 0) throw new Error('killed')
        return rewrap(authority, row)
      })
    }
    await expect(rotateKeys(file, 'live', cutOff, now)).rejects.toThrow('killed')
    const done = (await allRows()).filter((row) => row.key_version === 2).length
    expect(done).toBeGreaterThan(0)
    expect(done).toBeLessThan(total)
    await everythingOpens()
    expect((await rotateKeys(file, 'live', sweepDataKeys, now)).rewrapped).toBe(total - done)
    await everythingOpens()
  })
})

describe('the one who runs the system', () => {
  const command = (script: string) => spawn('node_modules/.bin/node', ['--conditions=react-server', '--import', 'tsx', script], { stdio: ['ignore', 'pipe', 'pipe'] })
  async function said(script: string): Promise<{ text: string; code: number | null }> {
    const child = command(script)
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => { text += part.toString() })
    const [code] = await once(child, 'close') as [number | null]
    return { text, code }
  }

  it('changes keys with one command, also after that command was killed', async () => {
    vi.stubEnv('KEY_FILE', file)
    const first = command('scripts/rotate-keys.ts')
    const ended = once(first, 'close')
    // Killed as soon as the first batch stands.
    while (first.exitCode === null && (await allRows()).every((row) => row.key_version === 1)) await pause(5)
    first.kill('SIGKILL')
    await ended
    await everythingOpens()
    const second = await said('scripts/rotate-keys.ts')
    expect(second.text).toMatch(/^Nyckelversion [23] används\. \d+ datanycklar slogs in på nytt\.\n$/)
    expect(second.code).toBe(0)
    expect(new Set((await allRows()).map((row) => row.key_version)).size).toBe(1)
    await everythingOpens()
  })

  it('is told in one sentence when the database does not answer, and nothing is lost', async () => {
    vi.stubEnv('KEY_FILE', file)
    const worker = database.environment.DATABASE_URL_WORKER ?? ''
    vi.stubEnv('DATABASE_URL_WORKER', worker.replace(/:\d+\//, ':1/'))
    expect(await said('scripts/rotate-keys.ts')).toEqual({ code: 1, text: 'Databasen svarar inte. Starta Vidare och kör kommandot igen; det fortsätter där det slutade.\n' })
    vi.stubEnv('DATABASE_URL_WORKER', worker)
    await everythingOpens()
  })

  it('makes the first key file of a live system once', async () => {
    const fresh = `${file}.fresh`
    vi.stubEnv('KEY_FILE', fresh)
    expect((await said('scripts/new-key-file.ts')).text).toContain(`Skapade ${fresh}.`)
    const again = await said('scripts/new-key-file.ts')
    expect(again).toEqual({ code: 1, text: `Nyckelfilen ${fresh} finns redan och rörs inte.\n` })
  })
})

describe('someone who gets hold of the worker’s login', () => {
  const asMalmo = async (sql: string, values: unknown[] = []) => {
    await worker.query('begin')
    try {
      await worker.query("select set_config('app.authority', $1, true)", [malmo])
      return await worker.query<Record<string, unknown>>(sql, values)
    } finally {
      await worker.query('rollback')
    }
  }

  it('finds the keys of one authority at a time, none without one, and nothing but keys', async () => {
    expect((await worker.query('select id from portal.case_file')).rowCount).toBe(0)
    expect((await asMalmo('select id from portal.case_file where authority_id = $1', [umea])).rowCount).toBe(0)
    expect((await asMalmo('select id from portal.case_file')).rowCount).toBe(105)
    for (const sql of ['select number from portal.case_file', 'select needs from portal.person_record', 'select weighing from portal.release', 'select * from portal.delivery_item'])
      await expect(asMalmo(sql)).rejects.toThrow('permission denied')
  })

  it('cannot put back an old key or exchange one in place', async () => {
    await expect(asMalmo("update portal.case_file set wrapped_key = 'x'")).rejects.toThrow('only wrapped anew')
    await expect(asMalmo('update portal.case_file set key_version = 0')).rejects.toThrow()
    await expect(asMalmo("update portal.release set state = 'authorised'")).rejects.toThrow('permission denied')
  })
})
