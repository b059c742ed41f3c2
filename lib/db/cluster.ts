import 'server-only'
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import {
  chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync,
} from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { executable, findBinaries } from '@/lib/db/binaries'
import { copyBinaries, isPassable, openFolderFor, serverUser } from '@/lib/db/passable'

/** The superuser of a cluster we run ourselves. Nothing but bootstrap and test cloning logs in as it. */
export const superuser = 'vidare_cluster'

export interface ClusterPlace {
  /** Folder with bin/, lib/ and share/. */
  home: string
  major: number
  /** The data folder of PostgreSQL. */
  dir: string
  /** Set when the wanted folder is closed to the database's user and this one is used instead. */
  movedTo: string | null
}

export interface RunningCluster {
  port: number
  /** The postmaster, which may have been started by an earlier run that was killed. */
  pid: number
  adopted: boolean
}

/** The cluster could not start; `log` holds the last lines of its log. */
export class ClusterError extends Error {
  constructor(message: string, readonly log = '') { super(message) }
}

/** Decides where binaries and data of the cluster wanted at `wanted` lie (decisions 6). Copies binaries when it must. */
export function placeCluster(wanted: string): ClusterPlace {
  const found = findBinaries()
  if (!found) throw new ClusterError('PostgreSQL saknas för den här plattformen: kör npm ci utan --omit=optional och starta igen.')
  const homeOpen = isPassable(path.join(found.home, 'bin', 'postgres'))
  const dirOpen = isPassable(wanted)
  const open = homeOpen && dirOpen ? null : openFolderFor(wanted)
  return {
    major: found.major,
    home: homeOpen || !open ? found.home : copyBinaries(found.home, path.join(open, `postgresql-${found.major}`)),
    dir: dirOpen || !open ? path.resolve(wanted) : path.join(open, 'data'),
    movedTo: open,
  }
}

/** Whether a whole cluster lies there. Initialisation happens beside it and is renamed, so half a cluster never counts. */
export const isInitialised = (place: ClusterPlace): boolean => existsSync(path.join(place.dir, 'PG_VERSION'))

/**
 * Makes the cluster: UTF-8, the same sorting on every platform, password logins only, checksums.
 * @param durable false for test clusters, whose loss costs nothing
 */
export function initialise(place: ClusterPlace, superuserPassword: string, durable: boolean): void {
  const half = `${place.dir}.half`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { recursive: true, mode: 0o700 })
  const passwordFile = path.join(half, '..', `${path.basename(place.dir)}.password`)
  writeFileSync(passwordFile, superuserPassword, { mode: 0o600 })
  const user = serverUser()
  if (user) {
    chownSync(half, user.uid, user.gid)
    chownSync(passwordFile, user.uid, user.gid)
  }
  // The built-in locale came with 17; before it, C.UTF-8 of the operating system is the nearest.
  const locale = place.major >= 17
    ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : ['--locale=C.UTF-8']
  try {
    const done = spawnSync(binary(place, 'initdb'), [
      '-D', half, '-U', superuser, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8', ...locale,
      '--data-checksums', ...(durable ? [] : ['--no-sync']),
    ], { ...user, cwd: half, env: serverEnvironment(), encoding: 'utf8' })
    if (done.status !== 0) throw new ClusterError('Databasen kunde inte skapas.', done.error?.message ?? done.stderr)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(half, place.dir)
}

/**
 * Starts the cluster on 127.0.0.1 only, or takes over the one an earlier, killed run left behind.
 * Tries ports upward from `fromPort`, because another clone may hold the first ones.
 */
export async function startCluster(place: ClusterPlace, superuserPassword: string, fromPort: number, durable = true): Promise<RunningCluster> {
  const left = await adopt(place, superuserPassword)
  if (left) return left
  let waitsForBackends = 0
  for (let port = fromPort; port < fromPort + 200; port += 1) {
    if (!(await isFree(port))) continue
    const outcome = await launch(place, superuserPassword, port, durable)
    if (outcome === 'stillInUse' && waitsForBackends < 50) {
      // The postmaster was killed and its children have not noticed yet; they do within a second or two.
      waitsForBackends += 1
      port -= 1
      await pause(200)
    } else if (typeof outcome === 'object') return outcome
  }
  throw new ClusterError(`Ingen ledig port för databasen mellan ${fromPort} och ${fromPort + 199}.`)
}

/** Stops the cluster and waits until it is down: fast shutdown first (clients are cut off, nothing committed is lost). */
export async function stopCluster(place: ClusterPlace, limitMs = 20_000): Promise<void> {
  const pid = postmasterPid(place)
  if (pid === null || !isAlive(pid)) return
  process.kill(pid, 'SIGINT')
  for (let waited = 0; waited < limitMs && isAlive(pid); waited += 20) await pause(20)
  // An immediate shutdown is a crash to PostgreSQL: the next start replays its log, and nothing committed is lost.
  if (isAlive(pid)) process.kill(pid, 'SIGQUIT')
  for (let waited = 0; waited < 5_000 && isAlive(pid); waited += 20) await pause(20)
}

async function adopt(place: ClusterPlace, password: string): Promise<RunningCluster | null> {
  const pid = postmasterPid(place)
  if (pid === null || !isAlive(pid)) return null
  if (!isPostgres(pid)) {
    // After a restart of the machine the number may belong to any program; PostgreSQL would then refuse to start.
    rmSync(path.join(place.dir, 'postmaster.pid'), { force: true })
    return null
  }
  const port = Number(pidFileLines(place)[3])
  for (let attempt = 0; attempt < 100 && isAlive(pid); attempt += 1) {
    if (await answers(port, password)) return { port, pid, adopted: true }
    await pause(50)
  }
  // Hangs or is going down: PostgreSQL itself refuses a second server on one data folder, so trying is safe.
  return null
}

async function launch(place: ClusterPlace, password: string, port: number, durable: boolean): Promise<RunningCluster | 'portTaken' | 'stillInUse'> {
  const logFile = path.join(place.dir, 'server.log')
  const logStart = existsSync(logFile) ? statSync(logFile).size : 0
  const log = openSync(logFile, 'a')
  const server = spawn(binary(place, 'postgres'), [
    '-D', place.dir, '-p', String(port),
    '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'password_encryption=scram-sha-256',
    // The log of changes stays small on a small disk; the standard lets it grow to 1 GB.
    '-c', 'max_wal_size=128MB',
    // Values of rows never reach the log.
    '-c', 'log_error_verbosity=terse', '-c', 'log_min_error_statement=panic', '-c', 'log_parameter_max_length_on_error=0',
    ...(durable ? [] : ['-c', 'fsync=off', '-c', 'full_page_writes=off']),
    // Its own process group: Ctrl-C reaches the supervisor, which stops the database last.
  ], { ...serverUser(), cwd: place.dir, env: serverEnvironment(), stdio: ['ignore', log, log], detached: true })
  closeSync(log)
  const ended = endOf(server)
  // Ten minutes: after a crash a large log may have to be replayed before the first answer.
  for (let waited = 0; waited < 600_000; waited += 25) {
    const end = await Promise.race([ended, pause(25, null)])
    if (end !== null) {
      const tail = readFileSync(logFile, 'utf8').slice(logStart).trim().split('\n').slice(-6).join('\n')
      if (/could not bind|Address already in use|could not create any TCP/i.test(tail)) return 'portTaken'
      if (/still in use|lock file .* already exists/i.test(tail)) return 'stillInUse'
      throw new ClusterError(`Databasen startade inte (${end}).`, tail)
    }
    if (server.pid !== undefined && await answers(port, password)) {
      server.unref()
      return { port, pid: server.pid, adopted: false }
    }
  }
  throw new ClusterError('Databasen svarade inte inom tio minuter.')
}

const endOf = (server: ChildProcess): Promise<string> => new Promise((resolve) => {
  server.once('error', (error) => { resolve(error.message) })
  server.once('exit', (code, signal) => { resolve(`kod ${code ?? signal}`) })
})

async function answers(port: number, password: string): Promise<boolean> {
  const client = new Client({ host: '127.0.0.1', port, user: superuser, password, database: 'postgres', connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

/** Whether nobody on this machine listens on `port`. Both families: a foreign server on ::1 would catch `localhost`. */
export async function isFree(port: number): Promise<boolean> {
  const listens = (host: string) => new Promise<boolean>((resolve) => {
    const probe = net.createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => { resolve(error.code !== 'EADDRINUSE' && error.code !== 'EACCES') })
    probe.listen({ port, host, exclusive: true }, () => { probe.close(() => { resolve(true) }) })
  })
  return (await listens('127.0.0.1')) && (await listens('::1'))
}

/** Whether a process with this number runs (as anybody). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A dead process nobody has asked about still answers to its number, for ever where process 1 does not collect them. */
function isZombie(pid: number): boolean {
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/, ''))
  } catch {
    return false
  }
}

/** Whether the process is a PostgreSQL, as far as this platform tells (`ps` is missing on Windows only: then assume so). */
function isPostgres(pid: number): boolean {
  const answer = spawnSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' })
  return answer.status !== 0 || answer.stdout.includes('postgres')
}

const pidFileLines = (place: ClusterPlace): string[] => {
  try {
    return readFileSync(path.join(place.dir, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}

function postmasterPid(place: ClusterPlace): number | null {
  const pid = Number(pidFileLines(place)[0])
  return Number.isInteger(pid) && pid > 1 ? pid : null
}

const binary = (place: ClusterPlace, name: string): string => path.join(place.home, 'bin', executable(name))

/** Only what PostgreSQL needs: none of our settings, no passwords. */
const serverEnvironment = (): NodeJS.ProcessEnv => ({ LC_ALL: 'C', TZ: 'UTC', NODE_ENV: 'production' })
