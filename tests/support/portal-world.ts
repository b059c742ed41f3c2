import { Client } from 'pg'
import { afterAll, beforeAll, vi } from 'vitest'
import { systemNow } from '@/lib/core/clock'
import type { Context } from '@/lib/core/pipeline'
import { superuserUrl } from '@/lib/db/bootstrap'
import { closeClients } from '@/lib/db/client'
import { env, readDemoFile } from '@/lib/env'
import { alone, reach, signIns } from '@/tests/support/portal'
import { site } from '@/tests/support/site'
import { actorOf } from '@/tests/worlds/people'

interface PortalWorld { owner: Client; superuserUrl: string; sessions: ReturnType<typeof signIns> }

/**
 * The running world's portal, for the tests of the file that calls this: one such file at a time, with `lay` done before the first test.
 * What is laid stays; nobody is left signed in.
 */
export function portalWorldHere(lay: (world: PortalWorld) => Promise<void>): { as(email: string): Context; there(): PortalWorld } {
  let world: PortalWorld | undefined
  let leave: (() => Promise<void>) | undefined
  const there = () => {
    if (!world) throw new Error('the world is there when the tests run, not while the file is read')
    return world
  }
  beforeAll(async () => {
    vi.stubEnv('DATA_DIR', site.dataDir)
    const demo = readDemoFile(site.dataDir)
    if (!demo) throw new Error('the world has no database of its own')
    const owner = new Client({ connectionString: env().databaseUrl.owner })
    await owner.connect()
    await alone(owner)
    leave = await reach()
    world = { owner, superuserUrl: superuserUrl(demo, demo.database), sessions: signIns(owner) }
    await lay(world)
  }, 600_000)
  afterAll(async () => {
    await leave?.()
    await closeClients()
    await world?.sessions.end()
    await world?.owner.end()
  })
  return {
    as(email) {
      const now = systemNow()
      return { actor: actorOf(email, now), now }
    },
    there,
  }
}
