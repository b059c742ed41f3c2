import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, vi } from 'vitest'
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

/** What is asked of every table, past all policies. */
interface Everything { query<Row extends object>(sql: string, values?: unknown[]): Promise<{ rows: Row[]; rowCount: number | null }> }

/**
 * A world for the tests of the file that calls this, laid before the first and taken away after the last. `everything` is one connection as
 * superuser: it looks at, and moves, what nobody of the portal could.
 */
export function caseWorldHere(): { world: Omit<CaseWorld, 'close'>; everything: Everything } {
  let laid: { world: CaseWorld; everything: Client } | undefined
  const there = () => {
    if (!laid) throw new Error('the world is laid before the first test, not while the file is read')
    return laid
  }
  beforeAll(async () => {
    const world = await caseWorld()
    const everything = new Client({ connectionString: world.database.superuserUrl })
    await everything.connect()
    laid = { world, everything }
  })
  afterAll(async () => {
    await laid?.everything.end()
    await laid?.world.close()
  })
  return {
    world: { get database() { return there().world.database }, get owner() { return there().world.owner }, as: (email) => there().world.as(email) },
    everything: { query: (sql, values) => there().everything.query(sql, values) },
  }
}
