import { setTimeout as pause } from 'node:timers/promises'
import { makeWorkerUtils, type WorkerUtils } from 'graphile-worker'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { withConnection } from '@/lib/db/bootstrap'
import { listenForChanges } from '@/lib/jobs/listen'
import { scheduleChange, schedulePublication } from '@/lib/jobs/schedule'
import { log } from '@/lib/log'
import { seededDatabase } from '@/tests/integration/directory/seeded'
import type { TestDatabase } from '@/tests/support/database'

const now = Date.UTC(2099, 0, 1)

describe('somebody who keeps the directory changes a number', () => {
  let database: TestDatabase
  let queue: WorkerUtils
  let listening: Promise<void>
  const leaving = new AbortController()
  let heard = 0
  beforeAll(async () => {
    database = await seededDatabase()
    queue = await makeWorkerUtils({ connectionString: database.url.worker, logger: log.forQueue('test') })
    await queue.migrate()
    listening = listenForChanges(database.url.worker, async () => {
      heard += 1
      await scheduleChange(queue.addJob, now)
    }, leaving.signal)
    await until(() => heard === 1)
  })
  beforeEach(async () => {
    await until(async () => (await jobs()).length > 0)
    await withConnection(database.url.worker, (client) => client.query('delete from graphile_worker._private_jobs'))
  })
  afterAll(async () => {
    leaving.abort()
    await listening
    await queue.release()
    await database.drop()
  })

  const jobs = async () => (await withConnection(database.url.worker, (client) =>
    client.query<{ key: string; run_at: Date }>('select key, run_at from graphile_worker._private_jobs order by key'))).rows
  const change = (...statements: string[]) => withConnection(database.url.owner, async (client) => {
    await client.query(['begin', ...statements, 'commit'].join(';'))
  })
  const version = async () => (await withConnection(database.url.worker, (client) =>
    client.query<{ version: string }>('select version from portal.directory_version'))).rows[0]?.version

  it('and a publication waits in the queue two seconds later, one for all that was saved together', async () => {
    const before = Number(await version())
    const told = heard
    await change(
      "update portal.contact_point set phone_shown = '08-123 45' where key = (select min(key) from portal.contact_point where phone_dial is not null)",
      "update portal.unit set name = name || '.'")
    await until(() => heard > told)
    await until(async () => (await jobs()).length > 0)
    expect(await jobs()).toEqual([{ key: 'publish-change', run_at: new Date(now + 2_000) }])
    expect(Number(await version())).toBe(before + 1)
    expect(heard).toBe(told + 1)
  })

  it('just when the next opening is put in the queue, and neither pushes the other aside', async () => {
    await change("update portal.unit set name = name || '.'")
    await until(async () => (await jobs()).length > 0)
    await schedulePublication(queue.addJob, { validUntil: now, directoryVersion: '1', contentVersion: '1' }, { directory: '1', content: '1' }, now - 60_000)
    await scheduleChange(queue.addJob, now + 60_000)
    expect(await jobs()).toEqual([
      { key: 'publish', run_at: new Date(now + 1_000) }, { key: 'publish-change', run_at: new Date(now + 2_000) },
    ])
  })

  it('while the database was away from the worker: it asks when it is back, and hears the next change too', async () => {
    const told = heard
    await withConnection(database.superuserUrl, (client) => client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen directory' and datname = current_database()"))
    await change("update portal.unit set name = name || '.'")
    await until(() => heard > told)
    await until(async () => (await jobs()).length > 0)
    const again = heard
    await change("update portal.unit set name = name || '.'")
    await until(() => heard > again)
  })

  it('and takes it back before saving: nothing is heard', async () => {
    const told = heard
    await withConnection(database.url.owner, (client) => client.query("begin; update portal.unit set name = 'x'; rollback"))
    // A change that is kept comes after it on the same line; had the first been told, two would have been heard.
    await change("update portal.unit set name = name || '.'")
    await until(() => heard > told)
    expect(heard).toBe(told + 1)
  })
})

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(10)
}
