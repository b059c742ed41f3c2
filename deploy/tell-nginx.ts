import { existsSync, mkdirSync, readFileSync, readlinkSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { nginxRelease } from '@/lib/publishing/nginx'
import { currentLink, manifestFile, parseManifest } from '@/lib/publishing/release'

/** Whole or not at all: nginx may read it at any moment. */
export function writeWhole(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(`${file}.half`, text, { mode: 0o644 })
  renameSync(`${file}.half`, file)
}

/**
 * Writes release.conf for what is published now, unless it says so already.
 * @returns the id of the release; null when none can be read: then what nginx knew stands, or an empty one if it knew nothing
 */
export function writeRelease(published: string, folder: string): string | null {
  const file = path.join(folder, 'release.conf')
  let target: string
  let manifest
  try {
    target = path.resolve(published, readlinkSync(currentLink(published)))
    manifest = parseManifest(readFileSync(path.join(target, manifestFile), 'utf8'))
  } catch {
    if (!existsSync(file)) writeWhole(file, nginxRelease(published, null))
    return null
  }
  const text = nginxRelease(target, manifest)
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeWhole(file, text)
  return manifest.id
}

/** Asks the nginx whose number `readPid` gives to read its configuration again; open requests are finished first. One that does not run reads it when it starts. */
export function tellNginx(readPid: () => string): void {
  try {
    const pid = Number(readPid())
    // 0 and below would mean a whole process group; 1 is nginx where it has a container to itself.
    if (Number.isInteger(pid) && pid > 0) process.kill(pid, 'SIGHUP')
  } catch (error) {
    if (!['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}
