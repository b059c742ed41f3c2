import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withConnection } from '@/lib/db/bootstrap'
import { migrate, MigrationError } from '@/lib/db/migrate'
import { createTestDatabase, type TestDatabase } from '@/tests/support/database'

describe('a new version that brings a migration', () => {
  let database: TestDatabase
  let folder: string
  const add = (name: string, sql: string) => {
    mkdirSync(path.join(folder, name), { recursive: true })
    writeFileSync(path.join(folder, name, 'migration.sql'), sql)
  }
  const has = async (table: string) => {
    const answer = await withConnection(database.url.owner, (client) => client.query<{ found: boolean }>('select to_regclass($1) is not null as found', [table]))
    return answer.rows[0]?.found
  }
  beforeAll(async () => {
    database = await createTestDatabase()
    folder = mkdtempSync(path.join(os.tmpdir(), 'vidare-migrations-'))
    cpSync('prisma/migrations', folder, { recursive: true })
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true })
    await database.drop()
  })

  it('is applied once, also when two starts find it at the same moment', async () => {
    add('9001_new', 'create table portal.new_thing (id int); select pg_sleep(0.1);')
    const names = await Promise.all([migrate(database.url.owner, folder), migrate(database.url.owner, folder)])
    expect(names.flat()).toEqual(['9001_new'])
    expect(await migrate(database.url.owner, folder)).toEqual([])
  })

  it('leaves nothing behind when it fails half-way, and the next start can try again', async () => {
    add('9002_broken', 'create table portal.half (id int); select 1 / 0;')
    await expect(migrate(database.url.owner, folder)).rejects.toThrow(/9002_broken/)
    expect(await has('portal.half')).toBe(false)
    add('9002_broken', 'create table portal.whole (id int);')
    expect(await migrate(database.url.owner, folder)).toEqual(['9002_broken'])
    expect(await has('portal.whole')).toBe(true)
  })

  it('a migration that somebody edited after it was applied stops the start and is named', async () => {
    add('9001_new', 'create table portal.other (id int);')
    await expect(migrate(database.url.owner, folder)).rejects.toThrow(MigrationError)
    await expect(migrate(database.url.owner, folder)).rejects.toThrow('9001_new')
  })
})
