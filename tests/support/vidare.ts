import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { readDemoFile } from '@/lib/env'
import { readInstance } from '@/scripts/running/instance'

export type Part = 'supervisor' | 'web' | 'front' | 'worker' | 'database'

/** The whole product as a person starts it, in a data folder and on ports of its own. */
export interface Vidare {
  url: string
  /** Of the application itself, behind the front. */
  webPort: number
  dataDir: string
  /** Runs `npm start` and waits for the closing block. Rejects with what was printed when it ends first. */
  start(more?: Record<string, string>): Promise<void>
  /** Runs `npm start` and returns at once: for killing it half-way. */
  launch(more?: Record<string, string>): ChildProcess
  /** Process number of one part of the run; null while it is down. */
  pidOf(part: Part): number | null
  /** Waits until the part is up, kills it without a word, and tells which process that was. */
  kill(part: Part): Promise<number>
  /** Kills the launcher and these parts in one go, so that none can react to the death of another. */
  killAtOnce(parts: Part[]): void
  /** Everything the run has said since it was started last. */
  said(): string
  stop(): Promise<void>
  remove(): void
}

/**
 * @param root folder of the checkout that is run
 * @param dataDir its data folder; a fresh one when not given
 * @param settings further settings, such as those of live mode
 */
export async function makeVidare(root = process.cwd(), dataDir = freshFolder(), settings: Record<string, string> = {}): Promise<Vidare> {
  const [port, webPort, oidcPort] = [await freePort(), await freePort(), await freePort()]
  let launcher: ChildProcess | null = null
  let words = ''
  const launch = (more: Record<string, string> = {}) => {
    const child = spawn(process.execPath, ['scripts/start.mjs'], {
      cwd: root, stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, PORT: String(port), WEB_PORT: String(webPort), OIDC_PORT: String(oidcPort), DATA_DIR: dataDir, NODE_OPTIONS: '', ...settings, ...more },
    })
    words = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { words += chunk.toString() })
    launcher = child
    return child
  }
  const pidOf = (part: Part): number | null => {
    const { clusterDir } = readDemoFile(dataDir) ?? { clusterDir: '' }
    const running = readInstance(dataDir)
    const recorded = part === 'database' ? Number(firstLine(path.join(clusterDir, 'postmaster.pid')))
      : part === 'supervisor' ? running?.supervisor : running?.processes[part]
    // 0 and below would mean a whole process group, ours included.
    return recorded !== undefined && recorded > 1 ? recorded : null
  }
  return {
    url: `http://127.0.0.1:${port}`,
    webPort,
    dataDir,
    launch,
    async start(more) {
      const child = launch(more)
      while (!words.includes('Ctrl-C')) {
        if (child.exitCode !== null || child.signalCode !== null) throw new Error(`Vidare ended:\n${words}`)
        await pause(20)
      }
    },
    pidOf,
    async kill(part) {
      let pid = pidOf(part)
      for (; pid === null; pid = pidOf(part)) await pause(20)
      process.kill(pid, 'SIGKILL')
      return pid
    },
    killAtOnce(parts) {
      const pids = parts.map(pidOf).filter((pid) => pid !== null)
      launcher?.kill('SIGKILL')
      for (const pid of pids) process.kill(pid, 'SIGKILL')
    },
    said: () => words,
    async stop() {
      if (!launcher || launcher.exitCode !== null || launcher.signalCode !== null) return
      const ended = new Promise((resolve) => { launcher?.once('exit', resolve) })
      launcher.kill('SIGINT')
      await ended
    },
    remove() { rmSync(dataDir, { recursive: true, force: true }) },
  }
}

function firstLine(file: string): string {
  try {
    return readFileSync(file, 'utf8').split('\n')[0] ?? ''
  } catch {
    return ''
  }
}

export function freshFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'vidare-run-'))
  // The database runs as a user of its own and must be able to pass.
  chmodSync(folder, 0o711)
  return folder
}

/** Processes that still use this data folder: none once everything is stopped. */
export const processesOf = (dataDir: string): string[] => readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    const surroundings = readFileSync(`/proc/${pid}/environ`, 'utf8')
    return `${command} ${surroundings}`.includes(dataDir) && Number(pid) !== process.pid ? [`${pid} ${command}`] : []
  } catch {
    return []
  }
})

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => { resolve(port) })
    })
  })
}
