import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@/tests/support/database'
import { findDrift } from '@/tests/support/drift'

describe('what the code believes about the tables, and what the migrations make', () => {
  let database: TestDatabase
  beforeAll(async () => { database = await createTestDatabase() })
  afterAll(() => database.drop())

  it('say the same: the migrated database has no difference to the schema files', () => {
    expect(findDrift(database.url.owner)).toMatchObject({ drifted: false })
  })

  it('a column that someone adds to the schema and forgets in a migration is found', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'vidare-drift-'))
    try {
      cpSync('prisma/schema', folder, { recursive: true })
      const file = path.join(folder, 'directory.prisma')
      writeFileSync(file, readFileSync(file, 'utf8').replace(/^model \w+ \{$/m, '$&\n  forgotten String?'))
      const drift = findDrift(database.url.owner, folder)
      expect(drift.drifted).toBe(true)
      expect(drift.difference).toContain('forgotten')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
