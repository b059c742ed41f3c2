// Installs the dependencies and generates the database client when they are missing or older than package-lock.json.
// Uses only Node's own modules: it runs before anything is installed. Shared by start.mjs and test.mjs.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statfsSync, writeFileSync, accessSync, constants } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(fileURLToPath(import.meta.url), '../..')

/** Node 24 from npm; everything after installation runs on it. */
export const projectNode = path.join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** Something the person who starts Vidare can put right. The message is the whole explanation. */
export class Complaint extends Error {}

const fullDisk = (folder, free, needed) =>
  `Disken är full: i ${folder} är ${Math.round(free / 1e6)} MB lediga och Vidare behöver ${Math.round(needed / 1e6)} MB. Gör plats och starta igen.`

/** Environment in which no tool of ours telephones home or downloads anything besides npm packages. */
export const quiet = {
  NEXT_TELEMETRY_DISABLED: '1',
  CHECKPOINT_DISABLE: '1',
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
  // Stands in for Prisma's native engine, which would otherwise be fetched from outside npm.
  PRISMA_SCHEMA_ENGINE_BINARY: path.join(root, 'scripts/schema-engine.mjs'),
}

/** Stops with one sentence when this Node, this disk or this folder cannot carry Vidare. */
export function checkMachine(dataDir) {
  const major = Number(process.versions.node.split('.')[0])
  if (major < 20) throw new Complaint(`Node ${process.versions.node} är för gammal: Vidare behöver Node 20 eller nyare.`)
  for (const folder of [root, nearestExisting(path.resolve(root, dataDir))]) {
    try {
      accessSync(folder, constants.W_OK | constants.X_OK)
    } catch {
      throw new Complaint(`Du får inte skriva i ${folder}. Byt rättigheter på mappen, eller lägg Vidare i en mapp som är din.`)
    }
    const needed = folder === root ? neededByCode() : neededByData(path.resolve(root, dataDir))
    const { bavail, bsize } = statfsSync(folder)
    if (bavail * bsize < needed) throw new Complaint(fullDisk(folder, bavail * bsize, needed))
  }
}

/** Bytes, measured: dependencies and a build take 1.3 GB. */
const neededByCode = () => (existsSync(marker) ? 300e6 : 1.8e9)

/**
 * Bytes, measured: a database takes 70 MB, a publication 110 MB when an opening has changed most pages; three are kept
 * while the next is made.
 */
const neededByData = (folder) => (existsSync(path.join(folder, 'published/current')) ? 200e6 : 600e6)

function nearestExisting(folder) {
  return existsSync(folder) ? folder : nearestExisting(path.dirname(folder))
}

const marker = path.join(root, 'node_modules/.vidare-installed')
const generatedMarker = path.join(root, 'lib/db/generated/.schema')

/**
 * Brings node_modules and the generated database client up to date; quick when they are.
 * @param {(name: string, work: () => Promise<void>) => Promise<void>} step shows what takes time
 */
export async function ensureInstalled(step = (_name, work) => work()) {
  const wanted = `${hash([path.join(root, 'package-lock.json')])} ${process.platform} ${process.arch}\n`
  if (read(marker) !== wanted || !existsSync(projectNode)) {
    await step('Installerar', () => npmCi())
    if (!existsSync(projectNode)) throw new Complaint('Node 24 kom inte med i installationen: kör npm ci utan --omit och --ignore-scripts.')
    writeFileSync(marker, wanted)
  }
  const folder = path.join(root, 'prisma/schema')
  const schema = `${hash(readdirSync(folder).sort().map((name) => path.join(folder, name)))} ${wanted}`
  if (read(generatedMarker) !== schema) {
    await step('Skapar databasklienten', () =>
      run(projectNode, [path.join(root, 'node_modules/prisma/build/index.js'), 'generate'], 'Databasklienten kunde inte skapas'))
    mkdirSync(path.dirname(generatedMarker), { recursive: true })
    writeFileSync(generatedMarker, schema)
  }
}

function npmCi() {
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  // The Node that runs npm, not our own from node_modules, which `npm ci` is about to remove.
  return npm?.endsWith('.js')
    ? run(process.env.npm_node_execpath ?? process.execPath, [npm, ...args], 'Installationen misslyckades')
    : run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, 'Installationen misslyckades')
}

/** Runs a command and keeps what it says for the case that it fails. */
function run(command, args, failure) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...quiet }, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    const keep = (chunk) => { said = (said + chunk).slice(-20_000) }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', (error) => { reject(new Complaint(`${failure}: ${error.message}`)) })
    child.once('exit', (code) => { code === 0 ? resolve() : reject(new Complaint(explain(failure, said))) })
  })
}

function explain(failure, said) {
  if (/ENOSPC|no space left/i.test(said)) return 'Disken blev full under installationen. Gör plats och starta igen.'
  if (/EACCES|EPERM|EROFS/.test(said)) return `${failure}: du får inte skriva i ${root}.`
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|network/i.test(said)) return `${failure}: npm når inte sitt paketarkiv. Kontrollera nätet och starta igen.`
  return `${failure}:\n${said.trim()}`
}

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : null)

function hash(files) {
  const sum = createHash('sha256')
  for (const file of files) sum.update(`${path.basename(file)}\0`).update(readFileSync(file))
  return sum.digest('hex')
}
