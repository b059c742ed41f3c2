// npm run bench: what the system takes, as ratios of two things measured in turn. `-- --full` for a million files, `-- --only B4,B6` for some.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { systemNow } from '@/lib/core/clock'
import { env } from '@/lib/env'
import { step } from '@/scripts/progress.mjs'
import { Complaint, explain } from '@/scripts/running/complain'
import { growth, rowSecurity, search } from '@/tests/bench/database-cases'
import { grounds } from '@/tests/bench/ground-cases'
import { list, scaleOut } from '@/tests/bench/http-cases'
import { deployed, firstView, spike } from '@/tests/bench/site-cases'
import { sending } from '@/tests/bench/send-case'
import type { Bench, Case, Row } from '@/tests/bench/model'
import { findPgbench } from '@/tests/bench/pgbench'
import { svg } from '@/tests/bench/plot'
import { inTurn } from '@/tests/bench/rounds'
import { markdown, printed, type Result } from '@/tests/bench/table'
import { openSite, type BenchSite } from '@/tests/support/bench-site'
import { leave, openLarge, type LargeWorld } from '@/tests/support/large-world'

const cases: Record<string, Case> = { B1: deployed, B2: firstView, B3: list, B4: rowSecurity, B5: growth, B6: search, B7: sending, B9: scaleOut, B10: spike, B11: grounds }

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { full: { type: 'boolean', default: false }, only: { type: 'string' }, rounds: { type: 'string', default: '5' }, seconds: { type: 'string', default: '4' } } })
  const settings = env()
  if (settings.mode === 'live') throw new Complaint('npm run bench mäter på påhittade akter, och inställningarna säger skarpt läge.')
  const wanted = values.only?.split(',') ?? Object.keys(cases)
  const unknown = wanted.find((name) => !(name in cases))
  if (unknown !== undefined) throw new Complaint(`Det finns ingen mätning ${unknown}. Välj bland ${Object.keys(cases).join(', ')}.`)
  const now = systemNow()
  const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)]
  const worlds = new Map<number, LargeWorld>()
  let opened: Promise<BenchSite | null> | undefined
  const bench: Bench = {
    rounds, seconds, now, sizes: values.full ? [10_000, 1_000_000] : [10_000, 100_000],
    pgbench: findPgbench(),
    program: (name) => (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name)).find((file) => existsSync(file)) ?? null,
    async world(files) {
      const world = worlds.get(files) ?? await openLarge(settings.dataDir, files, now, useFolder)
      worlds.set(files, world)
      await leave()
      useFolder(world.dataDir)
      return world
    },
    async site() {
      opened ??= openSite(path.join(settings.dataDir, 'bench', 'site'))
      const site = await opened
      await leave()
      if (site) useFolder(site.dataDir)
      return site
    },
    compare: (a, b) => inTurn(a, b, rounds),
    compareBySecond: (a, b) => inTurn(a, b, rounds, seconds),
  }
  const rows: Row[] = []
  const about = { at: new Date(now).toISOString(), machine: machineWords(), rounds, seconds }
  try {
    for (const name of wanted) {
      const measure = cases[name]
      // What one measurement breaks on says nothing about the others.
      if (!measure) continue
      const measured = await step(`Mäter ${name}`, () => measure(bench)).catch((error: unknown) => {
        console.error(`${name}: ${explain(error)}`)
        process.exitCode = 1
        return []
      })
      rows.push(...measured)
      // Told at once: whoever stops a long run keeps what it has measured.
      if (measured.length > 0) console.log(printed({ ...about, rows: measured }))
    }
  } finally {
    await leave()
    for (const world of worlds.values()) await world.stop()
    await (await opened)?.stop()
  }
  const result: Result = { ...about, rows }
  const folder = path.join(settings.dataDir, 'bench')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'result.json'), `${JSON.stringify(result, null, 2)}\n`)
  writeFileSync(path.join(folder, 'result.md'), `${markdown(result)}\n`)
  writeFileSync(path.join(folder, 'result.svg'), svg(result))
  console.log(`\nTabell och bild ligger i ${folder}.`)
}

/** This process reads that world's database addresses and keys from now on. */
function useFolder(folder: string): void {
  process.env.DATA_DIR = folder
}

const machineWords = (): string => `${os.cpus().length} kärnor ${os.cpus()[0]?.model.trim() ?? ''}, ${Math.round(os.totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`

try {
  await main()
} catch (error) {
  console.error(explain(error))
  process.exitCode = 1
}
// Pools and worlds keep timers that nobody needs any more.
process.exit()
