import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { closeClients } from '@/lib/db/client'
import { whatIsMissing } from '@/lib/db/ready'
import { useDatabase } from '@/tests/integration/directory/seeded'
import { createTestDatabase, type TestDatabase } from '@/tests/support/database'
import { wireTo } from '@/tests/support/wire'

describe('a process that is asked whether it can serve', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await createTestDatabase()
    useDatabase(database)
  })
  afterAll(async () => {
    await closeClients()
    await database.drop()
  })
  const asOwner = async (sql: string) => {
    const client = new Client({ connectionString: database.url.owner })
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }

  it('says yes when each of its logins is answered and every migration is there', async () => {
    expect(await whatIsMissing()).toBeNull()
  })

  it.each(['app', 'auth', 'public'] as const)('says no when %s alone is not answered, and yes again afterwards', async (login) => {
    const url = new URL(database.url[login])
    const wire = await wireTo(Number(url.port))
    url.port = String(wire.port)
    vi.stubEnv(`DATABASE_URL_${login.toUpperCase()}`, url.href)
    try {
      expect(await whatIsMissing()).toBeNull()
      wire.become('silent')
      const started = performance.now()
      expect(await whatIsMissing()).toBe('database')
      expect(performance.now() - started).toBeLessThan(5_000)
      wire.become('open')
      expect(await whatIsMissing()).toBeNull()
    } finally {
      vi.stubEnv(`DATABASE_URL_${login.toUpperCase()}`, database.url[login])
      wire.close()
    }
  })

  it('says no while a migration is missing or half done, and while there are none at all', async () => {
    await asOwner("update public._prisma_migrations set finished_at = null where migration_name = '0013_readiness'")
    expect(await whatIsMissing()).toBe('migrations')
    await asOwner("delete from public._prisma_migrations where migration_name = '0013_readiness'")
    expect(await whatIsMissing()).toBe('migrations')
    await asOwner('drop function portal.has_migrations(text[])')
    expect(await whatIsMissing()).toBe('migrations')
  })
})
