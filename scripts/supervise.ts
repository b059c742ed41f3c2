// Brings the whole system up in order, keeps it up, and takes it down in the opposite order. Started by start.mjs.
import net from 'node:net'
import { signInKeys } from '@/lib/auth/sign-in-keys'
import { requireKeys } from '@/lib/crypto/provider'
import { env, requireComplete, type Settings } from '@/lib/env'
import { readStanding } from '@/lib/publishing/standing'
import { ensureBuild, sourceHash } from '@/scripts/running/build'
import { Complaint, explain } from '@/scripts/running/complain'
import { openDatabase, resetDatabase, type OpenDatabase } from '@/scripts/running/database'
import { endEarlierRun, isRunning, readInstance } from '@/scripts/running/instance'
import { printBlock } from '@/scripts/running/block'
import { publishNow } from '@/scripts/running/publication'
import { Site } from '@/scripts/running/site'
import { step } from '@/scripts/progress.mjs'

const purpose = process.argv[2] ?? '--start'
const token = process.env.VIDARE_INSTANCE ?? ''
let site: Site | null = null
let database: OpenDatabase | null = null
let ending: Promise<never> | null = null

async function main(): Promise<void> {
  const settings = env()
  requireComplete(settings)
  requireKeys(settings)
  // Made here, so that web and provider find the same.
  signInKeys(settings)
  if (purpose === '--db-reset') return resetDatabase(settings)
  if (purpose === '--publish' && (await publishInRunningSite(settings))) return
  if (await endEarlierRun(settings.dataDir)) console.log('En tidigare körning avslutades.')
  const dev = purpose === '--dev'
  site = new Site(settings, token)
  await site.claimPorts()
  database = await openDatabase(settings)
  if (dev) {
    await site.startForDevelopment()
    return printBlock(settings, database, 'dev')
  }
  const { folder, hash } = await ensureBuild((work) => step('Bygger', work))
  site.startWeb(folder)
  if (purpose === '--publish' || !isPublished(settings, hash)) {
    await step('Startar webben', () => siteOf().webAnswers())
    await publishOrKeep(settings, hash)
  }
  if (purpose === '--publish') return end(0)
  await site.startFrontAndWorker()
  printBlock(settings, database, 'start')
}

/** A fault on one page must not take away what visitors already have: the old pages stand, and the fault is said. */
async function publishOrKeep(settings: Settings, build: string): Promise<void> {
  try {
    await publishNow(settings, build)
  } catch (error) {
    if (purpose === '--publish' || !readStanding(settings.dataDir)) throw error
    console.error(`${explain(error)}\nDe sidor som redan var publicerade visas i stället.`)
  }
}

const siteOf = (): Site => {
  if (!site) throw new Error('the site is not set up yet')
  return site
}

/** The files stand, from this very build and these settings; when they only have grown old, the worker renews them within seconds. */
function isPublished(settings: Settings, build: string): boolean {
  const standing = readStanding(settings.dataDir)
  const { mode, publicHost, exitUrl } = settings
  return standing !== null && standing.build === build && standing.mode === mode && standing.publicHost === publicHost && standing.exitUrl === exitUrl
}

async function publishInRunningSite(settings: Settings): Promise<boolean> {
  const running = readInstance(settings.dataDir)
  if (!running || !isRunning(running) || running.build === null) return false
  if (running.build !== sourceHash()) throw new Complaint('Källkoden har ändrats sedan Vidare startades. Starta om med npm start, som publicerar på nytt.')
  await publishNow({ ...settings, webPort: running.webPort }, running.build)
  return true
}

/** Children first, the database last; once only, however many times one presses Ctrl-C. */
function end(code: number): Promise<never> {
  ending ??= (async () => {
    await site?.stop()
    await database?.stop()
    process.exit(code)
  })()
  return ending
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    if (!ending) console.log('\nStänger av …')
    void end(0)
  })

// start.mjs holds the other end of pipe 3: when it is killed, so that nobody is left to press Ctrl-C, we leave too.
const launcher = new net.Socket({ fd: 3, readable: true, writable: false })
launcher.on('close', () => { void end(0) }).on('error', () => undefined).resume()
launcher.unref()

main().catch((error: unknown) => {
  if (ending) return
  console.error(explain(error))
  void end(1)
})
