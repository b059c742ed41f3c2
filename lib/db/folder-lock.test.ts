import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withFolderLock } from '@/lib/db/folder-lock'

describe('two runs that want to do the same thing at once', () => {
  let folder: string
  beforeEach(() => { folder = mkdtempSync(path.join(os.tmpdir(), 'vidare-lock-')) })
  afterEach(() => { rmSync(folder, { recursive: true, force: true }) })

  it('do it one after the other', async () => {
    const lock = path.join(folder, 'lock')
    let inside = 0
    let most = 0
    const work = async () => {
      inside += 1
      most = Math.max(most, inside)
      await pause(5)
      inside -= 1
    }
    await Promise.all(Array.from({ length: 8 }, () => withFolderLock(lock, work)))
    expect(most).toBe(1)
  })

  it('the second gets its turn although the first failed', async () => {
    const lock = path.join(folder, 'lock')
    await expect(withFolderLock(lock, () => Promise.reject(new Error('full')))).rejects.toThrow('full')
    await expect(withFolderLock(lock, () => Promise.resolve('done'))).resolves.toBe('done')
  })

  it('ten that wait for a killed one still do it one after the other', async () => {
    const lock = path.join(folder, 'lock')
    mkdirSync(lock)
    writeFileSync(path.join(lock, 'pid'), String(spawnSync(process.execPath, ['-e', '']).pid))
    let inside = 0
    let most = 0
    await Promise.all(Array.from({ length: 10 }, () => withFolderLock(lock, async () => {
      inside += 1
      most = Math.max(most, inside)
      await pause(5)
      inside -= 1
    })))
    expect(most).toBe(1)
  })

  it('the second gets its turn although the first was killed', async () => {
    const lock = path.join(folder, 'lock')
    const dead = spawnSync(process.execPath, ['-e', ''])
    mkdirSync(lock)
    writeFileSync(path.join(lock, 'pid'), String(dead.pid))
    await expect(withFolderLock(lock, () => Promise.resolve('done'))).resolves.toBe('done')
  })
})
