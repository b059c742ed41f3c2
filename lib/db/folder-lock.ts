import 'server-only'
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { systemNow } from '@/lib/core/clock'
import { isAlive } from '@/lib/db/cluster'

/** A taker writes its number within microseconds of making the folder; this much later it was killed in between. */
const nameless = 2_000
/** Looking whether a taker lives takes milliseconds; a look this old was killed. */
const abandonedLook = 10_000

/**
 * Runs `work` while no other process of this machine runs work under the same folder name. A folder is made in one
 * step on every file system; the number inside tells whether its maker still lives, so a killed run blocks nobody.
 */
export async function withFolderLock<Value>(folder: string, work: () => Promise<Value>): Promise<Value> {
  mkdirSync(path.dirname(folder), { recursive: true })
  while (!take(folder)) {
    if (isDead(folder)) removeDead(folder)
    await pause(50)
  }
  try {
    return await work()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function take(folder: string): boolean {
  if (!makeFolder(folder)) return false
  writeFileSync(path.join(folder, 'pid'), String(process.pid))
  return true
}

/** One process at a time looks again and removes: else two that saw the same dead lock could remove a living one. */
function removeDead(folder: string): void {
  const looking = `${folder}.looking`
  if (!makeFolder(looking)) {
    if (ageOf(looking) > abandonedLook) rmSync(looking, { recursive: true, force: true })
    return
  }
  try {
    if (isDead(folder)) rmSync(folder, { recursive: true, force: true })
  } finally {
    rmSync(looking, { recursive: true, force: true })
  }
}

function makeFolder(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function isDead(folder: string): boolean {
  let maker: number
  try {
    maker = Number(readFileSync(path.join(folder, 'pid'), 'utf8'))
  } catch {
    return ageOf(folder) > nameless
  }
  return maker > 0 ? !isAlive(maker) : ageOf(folder) > nameless
}

/** Milliseconds since the folder was made; 0 when it is gone. */
const ageOf = (folder: string): number => {
  const made = statSync(folder, { throwIfNoEntry: false })?.mtimeMs
  return made === undefined ? 0 : systemNow() - made
}
