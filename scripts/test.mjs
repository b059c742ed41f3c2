// npm test: everything that must hold before a change is kept, at most ten minutes on two cores (decisions 3).
// npm run verify (--verify): the long proofs as well. One part alone: npm test -- --only lint,vitest
// Node's own modules only, until it has installed the rest. Two runs at once do not meet: ports, data and reports are their own.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { checkMachine, Complaint, ensureInstalled } from './install.mjs'
import { step } from './progress.mjs'
import { findChromium, howToGetChromium } from './testing/chromium.mjs'
import { findNginx, howToGetNginx } from './testing/nginx.mjs'
import { conclude, runPart } from './testing/run-part.mjs'
import { cleanEnvironment, startWorld } from './testing/world.mjs'

const bin = (name) => `node_modules/${name}`
const tsx = ['--conditions=react-server', '--import', 'tsx']
const vitest = (projects, file) => [
  bin('vitest/vitest.mjs'), 'run', ...projects.flatMap((project) => ['--project', project]),
  '--reporter=default', '--reporter=json', `--outputFile.json=${file}`,
]

const args = process.argv.slice(2)
const verify = args.includes('--verify')
const only = args.includes('--only') ? (args[args.indexOf('--only') + 1] ?? '').split(',') : null
const wanted = (name) => only === null || only.includes(name)

const reports = mkdtempSync(path.join(os.tmpdir(), 'vidare-reports-'))
const env = cleanEnvironment()
const outcomes = []
const part = async (name, title, command, report, more = {}) => {
  if (!wanted(name)) return true
  const outcome = await runPart(title, command, { env: { ...env, ...more }, report: report && { kind: report, file: path.join(reports, `${name}.json`) } })
  outcomes.push(outcome)
  return outcome.failed === 0
}

/** Types, laws, dead code, stale documents: no part needs another, so all are told at once. */
async function readTheCode() {
  await part('types', 'Typer: adresser ur Next', [bin('next/dist/bin/next'), 'typegen'])
    && await part('types', 'Typer: tsc', [bin('typescript/bin/tsc'), '--noEmit', '--project', 'scripts/testing'])
  await part('lint', 'Husets lagar (ESLint)', [bin('eslint/bin/eslint.js'), '.', '--max-warnings=0'])
  await part('knip', 'Oanvänd kod (knip)', [bin('knip/bin/knip.js'), '--no-progress'])
  await part('docs', 'Genererad dokumentation är färsk', [...tsx, 'scripts/docs.ts', '--check'])
  await part('vitest', 'Enhets- och integrationstester', vitest(['unit', 'integration'], path.join(reports, 'vitest.json')), 'vitest')
}

/** The configuration that stands before the real thing. */
async function tryNginx() {
  if (!wanted('nginx')) return
  const nginx = findNginx()
  if (nginx) await part('nginx', 'nginx med deploy/nginx.conf', vitest(['nginx'], path.join(reports, 'nginx.json')), 'vitest', { NGINX_PATH: nginx })
  else outcomes.push({ title: 'nginx med deploy/nginx.conf', passed: 0, failed: 1, seconds: 0, note: howToGetNginx })
}

/** The published site, as visitors meet it. */
async function visitTheSite() {
  if (wanted('site') || wanted('journeys')) await inAWorld('Världen startar', async (site) => {
    await part('site', 'Webbplatsen över HTTP', vitest(['site', ...(verify ? ['site-verify'] : [])], path.join(reports, 'site.json')), 'vitest', site)
    await takeTheJourneys(site)
  })
  // Who may what is decided by pages and actions alone: the same tables without the file that sets their headers. Every form is sent for
  // good, so they need a world where none has been.
  if (verify && wanted('site')) await inAWorld('Ännu en värld startar', (site) =>
    part('site', 'Portalen utan proxy.ts', [...vitest(['site'], path.join(reports, 'site.json')), 'tests/site/portal-'], 'vitest', { ...site, WITHOUT_PROXY: '1' }))
}

async function inAWorld(title, work) {
  console.log(`\n── ${title}: samma start som npm start, med egna portar och egen data ─────`)
  const started = performance.now()
  const world = await startWorld().catch((error) => { console.error(error.message) })
  outcomes.push({ title, passed: world ? 1 : 0, failed: world ? 0 : 1, seconds: Math.round((performance.now() - started) / 1000) })
  if (!world) return
  try {
    await work({ SITE_URL: world.url, SITE_OUTSIDE: world.outside, SITE_DATA_DIR: world.dataDir })
  } finally {
    await world.stop()
  }
}

async function takeTheJourneys(site) {
  if (!wanted('journeys')) return
  const chromium = findChromium()
  if (!chromium) {
    outcomes.push({ title: 'Resor i webbläsaren', passed: 0, failed: 1, seconds: 0, note: howToGetChromium })
    return
  }
  const projects = ['with-script', 'without-script', ...(verify ? ['verify'] : [])]
  await part(
    'journeys', 'Resor i webbläsaren',
    [bin('@playwright/test/cli.js'), 'test', ...projects.flatMap((project) => ['--project', project])], 'playwright',
    { ...site, CHROMIUM_PATH: chromium, JOURNEY_OUTPUT: path.join(reports, 'journeys'), JOURNEY_REPORT: path.join(reports, 'journeys.json') },
  )
}

try {
  checkMachine(os.tmpdir())
  await ensureInstalled(step)
  await readTheCode()
  await tryNginx()
  await visitTheSite()
  if (verify) await part('verify', 'Långa bevis', vitest(['verify'], path.join(reports, 'verify.json')), 'vitest')
  process.exitCode = conclude(outcomes)
} catch (error) {
  if (!(error instanceof Complaint)) throw error
  console.error(error.message)
  process.exitCode = 1
} finally {
  // What a failed journey left (page, call log) is worth reading; the rest is not.
  if (process.exitCode === 0) rmSync(reports, { recursive: true, force: true })
  else console.error(`Rapporterna ligger kvar i ${reports}`)
}
