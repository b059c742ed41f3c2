import { makeWorkerUtils, run, type Runner } from 'graphile-worker'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withConnection } from '@/lib/db/bootstrap'
import { schedulePublication } from '@/lib/jobs/schedule'
import { log } from '@/lib/log'
import { createTestDatabase, type TestDatabase } from '@/tests/support/database'

describe('the queue, kept by the worker alone', () => {
  let database: TestDatabase
  let runner: Runner | null = null
  const logger = log.forQueue('test')
  beforeAll(async () => { database = await createTestDatabase() })
  afterAll(async () => {
    await runner?.stop()
    await database.drop()
  })

  it('installs itself as portal_worker, without a right outside its own schema', async () => {
    const utils = await makeWorkerUtils({ connectionString: database.url.worker, logger })
    await utils.migrate()
    await utils.release()
    const owners = await withConnection(database.superuserUrl, (client) => client.query<{ owner: string }>(
      `select distinct pg_get_userbyid(relowner) as owner from pg_class where relnamespace = 'graphile_worker'::regnamespace`))
    expect(owners.rows).toEqual([{ owner: 'portal_worker' }])
  })

  it('no other serving login can look into it', async () => {
    for (const login of ['app', 'auth', 'public'] as const)
      await expect(withConnection(database.url[login], (client) => client.query('select from graphile_worker._private_jobs')))
        .rejects.toThrow(/permission denied/)
  })

  it('holds one publication however often it is asked for, and nothing about anybody', async () => {
    const utils = await makeWorkerUtils({ connectionString: database.url.worker, logger })
    const later = Date.UTC(2099, 0, 1)
    for (const validUntil of [later, later + 60_000, later + 120_000]) await schedulePublication(utils.addJob, { validUntil, directoryVersion: '1', contentVersion: '1' }, { directory: '1', content: '1' }, 0)
    await utils.release()
    const jobs = await withConnection(database.url.worker, (client) =>
      client.query('select payload, run_at from graphile_worker._private_jobs'))
    expect(jobs.rows).toEqual([{ payload: {}, run_at: new Date(later + 121_000) }])
  })

  it('runs what is due', async () => {
    const done = new Promise<void>((resolve) => {
      void run({ connectionString: database.url.worker, logger, noHandleSignals: true, taskList: { publish: () => { resolve() } } })
        .then(async (started) => {
          runner = started
          await schedulePublication(started.addJob, null, { directory: '1', content: '1' }, 0)
        })
    })
    await done
  })
})
