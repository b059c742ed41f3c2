import { spawnSync } from 'node:child_process'
import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { freshFolder } from '@/tests/support/vidare'

const megabyte = 1_000_000

/** A folder with a disk of its own that a test can fill, where the machine lets a test mount one. */
export interface SmallDisk {
  folder: string
  /** Only root may mount, and not in every container: then it is an ordinary folder. */
  isSmall: boolean
  /** Somebody's big film on the same disk; so many megabytes are left. */
  fill(leave: number): void
  makeRoom(): void
  remove(): void
}

/** @param size megabytes */
export function smallDisk(size: number): SmallDisk {
  const folder = freshFolder()
  const isSmall = process.getuid?.() === 0 && spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}m,mode=711`, 'tmpfs', folder]).status === 0
  const film = path.join(folder, 'film')
  return {
    folder, isSmall,
    fill(leave) {
      const { bavail, bsize } = statfsSync(folder)
      const block = Buffer.alloc(megabyte)
      const room = Math.max(0, bavail * bsize - leave * megabyte)
      writeFileSync(film, '')
      for (let written = 0; written < room; written += block.length)
        writeFileSync(film, written + block.length > room ? block.subarray(0, room - written) : block, { flag: 'a' })
    },
    makeRoom() { rmSync(film) },
    remove() {
      if (isSmall) spawnSync('umount', ['--lazy', folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
