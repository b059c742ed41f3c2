import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { followedArgs, followedEnv } from '@/scripts/running/followed'

export interface ChildSpec {
  /** Name in messages and of its log file. */
  name: string
  args: string[]
  env: Record<string, string | undefined>
}

export interface Child {
  name: string
  readonly pid: number | null
  /** Asks it to end (SIGTERM), ends it after five seconds, and waits. It is not restarted. */
  stop(): Promise<void>
}

/** First restart after 0.2 s (public pages answer within a second), then twice as long each time up to 10 s. */
const firstPauseMs = 200
const longestPauseMs = 10_000
/** A process that lived this long was well; the next pause is the first again. */
const wellAfterMs = 30_000
const largestLog = 5_000_000

/**
 * Starts a process and starts it again whenever it ends, until `stop`.
 * @param onChange told at each start and end, with the reason of an end
 */
export function keepRunning(spec: ChildSpec, dataDir: string, onChange: (event: { started: number } | { ended: string; pauseMs: number }) => void): Child {
  let current: ChildProcess | null = null
  let stopping = false
  let pauseMs = firstPauseMs
  let timer: NodeJS.Timeout | undefined

  const start = () => {
    const startedAt = performance.now()
    const child = spawnLogged(spec, dataDir)
    current = child
    let over = false
    const ended = (how: string) => {
      if (over) return
      over = true
      current = null
      if (stopping) return
      if (performance.now() - startedAt > wellAfterMs) pauseMs = firstPauseMs
      onChange({ ended: how, pauseMs })
      timer = setTimeout(start, pauseMs)
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
    }
    child.once('error', (error) => { ended(error.message) })
    child.once('exit', (code, signal) => { ended(signal ?? `kod ${code}`) })
    if (child.pid !== undefined) onChange({ started: child.pid })
  }
  start()

  return {
    name: spec.name,
    get pid() { return current?.pid ?? null },
    async stop() {
      stopping = true
      clearTimeout(timer)
      if (current) await end(current)
    },
  }
}

/** Starts a process whose words go to `log/<name>.log`, in a process group of its own, tied to this one by pipe 3. */
function spawnLogged(spec: ChildSpec, dataDir: string): ChildProcess {
  const folder = path.join(dataDir, 'log')
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, `${spec.name}.log`)
  if (sizeOf(file) > largestLog) renameSync(file, `${file}.1`)
  const log = openSync(file, 'a', 0o600)
  try {
    return spawn(process.execPath, [...followedArgs, ...spec.args], {
      env: { ...process.env, ...spec.env, ...followedEnv },
      stdio: ['ignore', log, log, 'pipe'],
      // Its own group: Ctrl-C in the terminal reaches the supervisor only, which ends everything in order.
      detached: true,
    })
  } finally {
    closeSync(log)
  }
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    const hard = setTimeout(() => { child.kill('SIGKILL') }, 5_000)
    child.once('exit', () => { clearTimeout(hard); resolve() })
    child.kill('SIGTERM')
  })
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0
