import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { vi } from 'vitest'
import { systemNow } from '@/lib/core/clock'
import type { Context } from '@/lib/core/pipeline'
import { createKeyFile } from '@/lib/crypto/key-file'
import { closeClients } from '@/lib/db/client'
import { seededDatabase, useDatabase } from '@/tests/integration/directory/seeded'
import type { TestDatabase } from '@/tests/support/database'
import { actorOf } from '@/tests/worlds/people'

export interface CaseWorld {
  database: TestDatabase
  /** The tables' owner: looks at what the portal's login cannot see. */
  owner: Client
  /** This person, signed in a moment ago, acting now. */
  as(email: string): Context
  close(): Promise<void>
}

/** The people of the demonstration on a database of their own, with keys of their own; no file opened yet. */
export async function caseWorld(): Promise<CaseWorld> {
  const database = await seededDatabase()
  useDatabase(database)
  const folder = mkdtempSync(path.join(os.tmpdir(), 'vidare-keys-'))
  const keys = path.join(folder, 'keys.json')
  createKeyFile(keys, 'live')
  vi.stubEnv('KEY_FILE', keys)
  const owner = new Client({ connectionString: database.url.owner })
  await owner.connect()
  return {
    database,
    owner,
    as(email) {
      const now = systemNow()
      return { actor: actorOf(email, now), now }
    },
    async close() {
      await closeClients()
      await owner.end()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
