import 'server-only'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isAlive } from '@/lib/db/cluster'

/**
 * Runs `work` while no other process of this machine runs work under the same folder name. A folder is made in one
 * step on every file system; the number inside tells whether its maker still lives, so a killed run blocks nobody.
 */
export async function withFolderLock<Value>(folder: string, work: () => Promise<Value>): Promise<Value> {
  mkdirSync(path.dirname(folder), { recursive: true })
  for (let attempt = 0; !take(folder); attempt += 1) {
    // A maker that died between the two steps of `take` leaves no number: after two seconds that is what happened.
    const maker = makerOf(folder)
    if (maker === null ? attempt > 40 : !isAlive(maker)) rmSync(folder, { recursive: true, force: true })
    await pause(50)
  }
  try {
    return await work()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function take(folder: string): boolean {
  try {
    mkdirSync(folder)
    writeFileSync(path.join(folder, 'pid'), String(process.pid))
    return true
  } catch {
    return false
  }
}

function makerOf(folder: string): number | null {
  try {
    return Number(readFileSync(path.join(folder, 'pid'), 'utf8')) || null
  } catch {
    return null
  }
}
