import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { openFile } from '@/lib/cases/open-file'
import { readFile } from '@/lib/cases/read-file'
import { asActor } from '@/lib/db/as-actor'
import { closeClients } from '@/lib/db/client'
import { isOutage } from '@/lib/db/errors'
import { caseWorld, type CaseWorld } from '@/tests/support/case-world'
import { wireTo, type Wire } from '@/tests/support/wire'
import { filledIn, openedFile } from '@/tests/worlds/files'

const sara = 'handlaggare@malmo.example'
/** Milliseconds within which a person is told, whatever is wrong. */
const patience = 5_000

describe('a caseworker whose database does not do what it should', () => {
  let world: CaseWorld
  let wire: Wire
  let file: string
  beforeAll(async () => {
    world = await caseWorld()
    const url = new URL(world.database.url.app)
    wire = await wireTo(Number(url.port))
    url.port = String(wire.port)
    vi.stubEnv('DATABASE_URL_APP', url.href)
    file = await openedFile(world.as(sara), { givenName: 'Adam', familyName: 'Exempel', sharedWith: 'nobody' })
  })
  afterEach(async () => {
    wire.become('open')
    // Heals without hands: the very next attempt after the fault, or the one after that.
    for (let attempt = 0; ; attempt += 1) {
      const healed = await readFile(world.as(sara), { caseFileId: file }).catch(() => null)
      if (healed?.ok) return
      if (attempt > 20) throw new Error('did not heal')
      await pause(100)
    }
  })
  afterAll(async () => {
    await closeClients()
    wire.close()
    await world.close()
  })

  const howItEnds = async (work: () => Promise<unknown>): Promise<{ error: unknown; took: number }> => {
    const started = performance.now()
    const error: unknown = await work().then(() => null, (thrown: unknown) => thrown)
    return { error, took: performance.now() - started }
  }
  const expectOutage = ({ error, took }: { error: unknown; took: number }) => {
    expect(isOutage(error), String(error)).toBe(true)
    expect(took).toBeLessThan(patience)
  }
  const read = () => readFile(world.as(sara), { caseFileId: file })

  it.each(['silent', 'cut', 'refused'] as const)('is told within five seconds when the wire is %s', async (condition) => {
    await read()
    wire.become(condition)
    expectOutage(await howItEnds(async () => {
      // A resting connection that was cut is replaced, so the first call may fail on it and the second on the new one.
      await read()
      await read()
    }))
  })

  it('is told within five seconds when the wire falls silent in the middle of something', async () => {
    expectOutage(await howItEnds(() => asActor(world.as(sara).actor, async (tx) => {
      wire.become('silent')
      await tx.$executeRaw`select 1`
    })))
  })

  it('is told when a statement takes too long', async () => {
    expectOutage(await howItEnds(() => asActor(world.as(sara).actor, (tx) => tx.$executeRaw`select pg_sleep(20)`)))
  })

  it('is told when somebody holds a row, and nothing was written', async () => {
    const holder = new Client({ connectionString: world.database.superuserUrl })
    await holder.connect()
    try {
      await holder.query('begin; lock table portal.case_file in access exclusive mode')
      expectOutage(await howItEnds(() => openFile(world.as(sara), filledIn(world.as(sara), { givenName: 'Låst' }))))
    } finally {
      await holder.end()
    }
  })

  it('is not kept waiting behind forty others: all are told in time, and afterwards no connection is left over', async () => {
    wire.become('silent')
    const started = performance.now()
    const all = await Promise.all(Array.from({ length: 40 }, () => howItEnds(read)))
    for (const one of all) expectOutage(one)
    expect(performance.now() - started).toBeLessThan(patience)
    wire.become('open')
    for (let waited = 0; wire.open() > 8; waited += 50) {
      expect(waited, 'connections given up are closed').toBeLessThan(3_000)
      await pause(50)
    }
  })

  it('a mistake of ours is not taken for an outage', async () => {
    const { error } = await howItEnds(() => asActor(world.as(sara).actor, (tx) => tx.$executeRaw`select no_such_column from portal.case_file`))
    expect(error).not.toBeNull()
    expect(isOutage(error)).toBe(false)
    expect(isOutage(new Error('anything'))).toBe(false)
  })
})
