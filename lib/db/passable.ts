import 'server-only'
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'

/**
 * PostgreSQL refuses to run as root, so as root it runs as this user, which owns nothing and needs no entry in the
 * user database (nobody, on every Unix). Null when we are not root and PostgreSQL can run as ourselves.
 */
export const serverUser = (): { uid: number; gid: number } | null =>
  process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : null

/**
 * Whether `serverUser` may walk down to `folder`: every folder on the way must let others pass, or belong to it.
 * A clone under a home of mode 700 fails here (decisions 6).
 */
export function isPassable(folder: string): boolean {
  const user = serverUser()
  if (!user) return true
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (existsSync(at)) {
      const { mode, uid } = statSync(at)
      const may = uid === user.uid ? mode & 0o100 : mode & 0o001
      if (!may && at !== path.resolve(folder)) return false
    }
    if (at === path.dirname(at)) return true
  }
}

/** Where data and binaries go when their own folder is closed: one folder per clone and data folder. */
export function openFolderFor(folder: string): string {
  const key = createHash('sha256').update(path.resolve(folder)).digest('hex').slice(0, 12)
  const base = ['/var/cache', '/var/tmp'].find((candidate) => existsSync(candidate) && isPassable(path.join(candidate, 'x')))
  if (base === undefined) throw new Error('no folder on this machine that an unprivileged PostgreSQL can reach')
  const open = path.join(base, `vidare-${key}`)
  mkdirSync(open, { recursive: true })
  chmodSync(open, 0o711)
  return open
}

/** Copies the PostgreSQL in `home` to `to` unless it is already there whole; a half copy is never used. */
export function copyBinaries(home: string, to: string): string {
  if (existsSync(to)) return to
  const half = `${to}.half`
  rmSync(half, { recursive: true, force: true })
  cpSync(home, half, { recursive: true, verbatimSymlinks: true })
  renameSync(half, to)
  return to
}
