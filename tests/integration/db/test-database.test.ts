import { withConnection } from '@/lib/db/bootstrap'
import { createTestDatabase, type TestDatabase } from '@/tests/support/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

describe('a database of its own for every test file', () => {
  let database: TestDatabase
  let neighbour: TestDatabase
  beforeAll(async () => {
    [database, neighbour] = await Promise.all([createTestDatabase(), createTestDatabase()])
  })
  afterAll(() => Promise.all([database.drop(), neighbour.drop()]))

  it('two files that run at once never see each other', async () => {
    await withConnection(database.superuserUrl, (client) => client.query('create table portal.mine (id int)'))
    const seen = await withConnection(neighbour.superuserUrl, (client) => client.query("select to_regclass('portal.mine') as found"))
    expect(seen.rows).toEqual([{ found: null }])
  })

  it('each login is itself, and none of them can step over row level security', async () => {
    for (const [login, url] of Object.entries(database.url)) {
      const answer = await withConnection(url, (client) =>
        client.query('select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user'))
      expect(answer.rows).toEqual([
        { rolname: `portal_${login}`, rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false },
      ])
    }
  })

  it('a serving login can make nothing of its own, anywhere it could hide a table or a function', async () => {
    for (const login of ['app', 'auth', 'worker', 'public'] as const)
      for (const statement of ['create table public.hidden (id int)', 'create table portal.hidden (id int)', 'create schema hidden'])
        await expect(withConnection(database.url[login], (client) => client.query(statement)), `${login}: ${statement}`)
          .rejects.toThrow(/permission denied/)
  })

  it('a stranger without the password gets nowhere', async () => {
    const url = new URL(database.url.public)
    url.password = 'fel'
    await expect(withConnection(url.href, (client) => client.query('select 1'))).rejects.toThrow(/password authentication failed/)
  })
})
