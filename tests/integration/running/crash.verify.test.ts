import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withConnection } from '@/lib/db/bootstrap'
import { localDatabaseUrl, readDemoFile, type DemoFile } from '@/lib/env'
import { makeVidare, processesOf, type Part, type Vidare } from '@/tests/support/vidare'

/** The same moments every time: a small linear congruential generator (Numerical Recipes), 0 ≤ x < 1. */
function moments(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}

const answers = async (url: string, path = '/'): Promise<boolean> => {
  try {
    return (await fetch(url + path, { signal: AbortSignal.timeout(1_000) })).ok
  } catch {
    return false
  }
}

function demoOf({ dataDir }: Vidare): DemoFile {
  const demo = readDemoFile(dataDir)
  if (!demo) throw new Error('no demo database')
  return demo
}

async function until(what: string, limitMs: number, check: () => boolean | Promise<boolean>): Promise<number> {
  const started = performance.now()
  while (!(await check())) {
    if (performance.now() - started > limitMs) throw new Error(`${what}: not within ${limitMs} ms`)
    await pause(20)
  }
  return performance.now() - started
}

describe('a machine on which anything may be killed at any moment', () => {
  let vidare: Vidare
  beforeAll(async () => {
    vidare = await makeVidare()
    await vidare.start()
  })
  afterAll(async () => {
    await vidare.stop()
    vidare.remove()
  })

  it.each(['web', 'front', 'worker', 'database'] as const)('%s dies five times, and comes back by itself each time', async (victim) => {
    const next = moments(victim.length)
    const waits: number[] = []
    for (let round = 0; round < 5; round += 1) {
      await pause(next() * 1_500)
      const dead = await vidare.kill(victim)
      await until(`${victim} back`, 30_000, () => ![dead, null].includes(vidare.pidOf(victim)))
      waits.push(await until('the front page', 10_000, () => answers(vidare.url)))
    }
    // The issue: public pages answer within a second of the front's restart. The middle of five, for noise.
    if (victim === 'front') expect(waits.sort((a, b) => a - b)[2]).toBeLessThan(1_000)
    await until('signed-in work is ready', 30_000, () => answers(vidare.url, '/api/health/ready'))
  })

  it.each([[['web', 'database']], [['worker', 'web', 'database']]] as const)('public pages go on while %s are dead', async (victims) => {
    for (const victim of victims) await vidare.kill(victim)
    for (let asked = 0; asked < 20; asked += 1) expect(await answers(vidare.url, '/hitta-stod/malmo')).toBe(true)
    await until('signed-in work is ready', 30_000, () => answers(vidare.url, '/api/health/ready'))
  })

  it.each([[[]], [['worker']], [['database']]] as [Part[]][])('a number is changed while %s dies, and visitors see it', async (victims) => {
    const shown = `020-${victims.length} ${victims.join().length} 00`
    await withConnection(localDatabaseUrl(demoOf(vidare), 'owner'), (client) => client.query(
      "update portal.contact_point set phone_shown = $1 where on_every_page and channel = 'phone' and visibility = 'published'", [shown]))
    for (const victim of victims) await vidare.kill(victim)
    await until('the new number', 120_000, async () => (await (await fetch(`${vidare.url}/hitta-stod/malmo`)).text()).includes(shown))
  })

  it.each([
    ['the supervisor', ['supervisor']],
    ['the launcher', []],
    ['everything but the database', ['supervisor', 'web', 'front', 'worker']],
    ['everything', ['supervisor', 'web', 'front', 'worker', 'database']],
  ] as [string, Part[]][])('%s is killed, and the next npm start heals', async (_what, victims) => {
    const parts: Part[] = ['supervisor', 'web', 'front', 'worker']
    const before = parts.map((part) => vidare.pidOf(part))
    vidare.killAtOnce(victims)
    await vidare.start()
    expect(await answers(vidare.url)).toBe(true)
    await until('signed-in work is ready', 30_000, () => answers(vidare.url, '/api/health/ready'))
    for (const [at, part] of parts.entries()) expect(vidare.pidOf(part)).not.toBe(before[at])
  })

  it('a second npm start takes over from the first, and nothing of the first remains', async () => {
    const before = vidare.pidOf('supervisor')
    await vidare.start()
    expect(await answers(vidare.url)).toBe(true)
    expect(vidare.pidOf('supervisor')).not.toBe(before)
    expect(processesOf(vidare.dataDir).filter((line) => line.includes('supervise.ts'))).toHaveLength(1)
  })

  it('somebody who chooses another way out and starts again has it on every page', async () => {
    await vidare.start({ EXIT_URL: 'https://www.dn.se/' })
    expect(await (await fetch(`${vidare.url}/hitta-stod/malmo`)).text()).toContain('data-to="https://www.dn.se/"')
  })

  it('Ctrl-C leaves no process behind', async () => {
    await vidare.stop()
    await until('all gone', 5_000, () => processesOf(vidare.dataDir).length === 0)
  })
})

describe('a first start that is killed again and again', () => {
  it('still ends with a whole site, whatever was half-made', async () => {
    const vidare = await makeVidare()
    try {
      // Creating the cluster, migrating, seeding, building or publishing: the first start takes tens of seconds.
      for (const afterMs of [150, 400, 700, 1_000, 1_400, 2_000, 3_000, 6_000, 12_000]) {
        vidare.launch()
        await pause(afterMs)
        vidare.killAtOnce([])
      }
      await vidare.start()
      expect(await answers(vidare.url, '/hitta-stod/malmo')).toBe(true)
    } finally {
      await vidare.stop()
      vidare.remove()
    }
  })
})
