import { spawnSync } from 'node:child_process'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { isAlive } from '@/lib/db/cluster'

/**
 * Which processes of this data folder run: written at every change, so that a run that was killed at any moment leaves
 * behind what the next one needs to recognise the rest of it.
 */
const instanceFile = z.object({
  /** In the environment of every process of the run; tells ours from a stranger that got the same number later. */
  token: z.string(),
  supervisor: z.number().int(),
  processes: z.record(z.string(), z.number().int()),
  webPort: z.number().int(),
  build: z.string().nullable(),
})
export type Instance = z.infer<typeof instanceFile>

const fileOf = (dataDir: string) => path.join(dataDir, 'running.json')

export function writeInstance(dataDir: string, instance: Instance): void {
  const half = `${fileOf(dataDir)}.${process.pid}`
  writeFileSync(half, `${JSON.stringify(instance)}\n`, { mode: 0o600 })
  renameSync(half, fileOf(dataDir))
}

export const removeInstance = (dataDir: string): void => { rmSync(fileOf(dataDir), { force: true }) }

/** The run recorded for this data folder, alive or not. */
export function readInstance(dataDir: string): Instance | null {
  try {
    return instanceFile.parse(JSON.parse(readFileSync(fileOf(dataDir), 'utf8')))
  } catch {
    // Missing, or of an older shape: nothing we could recognise.
    return null
  }
}

export const isRunning = (instance: Instance): boolean => isOurs(instance.supervisor, instance.token)

/**
 * Ends what is left of an earlier run of the same data folder: first its supervisor, which tidies up after itself,
 * then whatever survived. Never touches a process that does not carry that run's token.
 * @returns true when something had to be ended
 */
export async function endEarlierRun(dataDir: string): Promise<boolean> {
  const instance = readInstance(dataDir)
  if (!instance) return false
  const ours = (pid: number) => isOurs(pid, instance.token)
  const all = [instance.supervisor, ...Object.values(instance.processes)].filter(ours)
  for (const pid of all) await endProcess(pid, ours, pid === instance.supervisor ? 20_000 : 5_000)
  removeInstance(dataDir)
  return all.length > 0
}

async function endProcess(pid: number, ours: (pid: number) => boolean, patienceMs: number): Promise<void> {
  if (!ours(pid)) return
  signal(pid, 'SIGTERM')
  for (let waited = 0; waited < patienceMs && ours(pid); waited += 50) await pause(50)
  if (ours(pid)) signal(pid, 'SIGKILL')
  for (let waited = 0; waited < 5_000 && ours(pid); waited += 50) await pause(50)
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It ended by itself in between.
  }
}

function isOurs(pid: number, token: string): boolean {
  return isAlive(pid) && environmentOf(pid).includes(`VIDARE_INSTANCE=${token}`)
}

function environmentOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8')
  } catch {
    // No /proc (macOS): ps shows the environment of one's own processes.
    return spawnSync('ps', ['eww', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
  }
}
