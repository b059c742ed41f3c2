import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { systemNow } from '@/lib/core/clock'
import { withConnection } from '@/lib/db/bootstrap'
import { isAlive } from '@/lib/db/cluster'
import { removeDemoDatabase, startDemoDatabase } from '@/lib/db/demo'
import { migrate, MigrationError } from '@/lib/db/migrate'
import { env, type Settings } from '@/lib/env'
import { Complaint, explain } from '@/scripts/running/complain'
import { endEarlierRun } from '@/scripts/running/instance'
import { step, tell } from '@/scripts/progress.mjs'

export interface OpenDatabase {
  /** Set when the demo database could not lie in DATA_DIR. */
  movedTo: string | null
  stop(): Promise<void>
}

/** How often the supervisor looks whether its database still lives. */
const watchMs = 300
/** Pause after a restart that failed, twice as long each time up to this. */
const longestPauseMs = 10_000

/** Starts (demo) or reaches (live) the database, migrates it, and seeds it once per state of the facts. */
export async function openDatabase(settings: Settings): Promise<OpenDatabase> {
  const database = settings.mode === 'demo' ? await openDemo(settings) : await openLive(settings)
  try {
    await step('Migrerar databasen', async () => { tell(`${(await migrate(env().databaseUrl.owner)).length} nya steg`) })
    if (settings.mode === 'live') await refuseDemoData(settings)
    await seedOnce(settings)
    return database
  } catch (error) {
    await database.stop()
    if (error instanceof MigrationError && settings.mode === 'demo')
      throw new Complaint(`${error.message} I demonstrationen räcker det att börja om med en tom databas: npm run db:reset`)
    throw error
  }
}

async function openDemo(settings: Settings): Promise<OpenDatabase> {
  let running = await step('Startar databasen', () => startDemoDatabase(settings.dataDir))
  let stopped = false
  let restarting: Promise<void> | null = null
  let pauseMs = watchMs
  let notBefore = 0
  const watch = setInterval(() => {
    if (stopped || restarting || performance.now() < notBefore || isAlive(running.cluster.pid)) return
    console.log('Databasen stannade och startas om.')
    restarting = startDemoDatabase(settings.dataDir)
      .then((again) => {
        running = again
        pauseMs = watchMs
      }, (error: unknown) => {
        console.error(`Databasen kunde inte startas om. ${explain(error)}`)
        pauseMs = Math.min(pauseMs * 2, longestPauseMs)
        notBefore = performance.now() + pauseMs
      })
      .finally(() => { restarting = null })
  }, watchMs)
  return {
    movedTo: running.place.movedTo,
    async stop() {
      stopped = true
      clearInterval(watch)
      await restarting
      await running.stop()
    },
  }
}

async function openLive(settings: Settings): Promise<OpenDatabase> {
  try {
    await withConnection(settings.databaseUrl.owner, (client) => client.query('select 1'))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new Complaint(`Databasen i DATABASE_URL_OWNER svarar inte${code && ` (${code})`}.`)
  }
  return { movedTo: null, stop: () => Promise.resolve() }
}

/** Invented cases must never mix with real ones (decisions 5). */
async function refuseDemoData(settings: Settings): Promise<void> {
  const marked = await withConnection(settings.databaseUrl.owner, async (client) => {
    const table = await client.query<{ present: boolean }>("select to_regclass('portal.installation') is not null as present")
    if (!table.rows[0]?.present) return false
    const rows = await client.query("select from portal.installation where mode = 'demo'")
    return (rows.rowCount ?? 0) > 0
  })
  if (marked) throw new Complaint('Vidare startar inte i skarpt läge: databasen är märkt som demonstration.')
}

async function seedOnce(settings: Settings): Promise<void> {
  const state = path.join(settings.dataDir, 'seeded.json')
  const wanted = JSON.stringify({ facts: factsHash(), database: settings.mode === 'demo' ? env().databaseUrl.owner.split(':')[2] : 'live' })
  if (existsSync(state) && readFileSync(state, 'utf8') === wanted) return
  await step('Lägger in uppgifter', async () => {
    const { seed } = await import('@/prisma/seed')
    await seed()
  })
  if (settings.mode === 'demo') await step('Lägger in påhittade ärenden', async () => {
    const { seedWorld } = await import('@/prisma/seed-world')
    tell(`${await seedWorld(systemNow())} nya akter`)
  })
  writeFileSync(state, wanted, { mode: 0o600 })
}

/** Facts, the code that lays them in, and the tables they go to: a change in any of them means a new (idempotent) seed. */
function factsHash(): string {
  const sum = createHash('sha256')
  const files = readdirSync('prisma', { recursive: true, encoding: 'utf8' }).sort()
  for (const file of files.filter((name) => /\.(json|sql|ts)$/.test(name))) sum.update(file).update(readFileSync(path.join('prisma', file)))
  return sum.digest('hex')
}

/** `npm run db:reset`: the demo database and what was published from it, gone without a question; never in live mode. */
export async function resetDatabase(settings: Settings): Promise<void> {
  if (settings.mode === 'live') throw new Complaint('npm run db:reset tömmer bara demonstrationens databas, och inställningarna säger skarpt läge.')
  await endEarlierRun(settings.dataDir)
  await step('Tömmer databasen', () => removeDemoDatabase(settings.dataDir))
  rmSync(path.join(settings.dataDir, 'seeded.json'), { force: true })
  console.log('Databasen är tom. npm start skapar en ny.')
}
