import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import path from 'node:path'
import { systemNow } from '@/lib/core/clock'
import { withFolderLock } from '@/lib/db/folder-lock'
import { followedArgs, followedEnv } from '@/scripts/running/followed'

/** Everything a build is made of. Facts in prisma/data are read when the system runs, not when it is built. */
const sources = [
  'app', 'components', 'lib', 'messages', 'public', 'prisma/data', 'prisma/schema',
  'package.json', 'package-lock.json', 'next.config.mjs', 'tsconfig.json', 'proxy.ts', 'instrumentation.ts',
]
const ignored = new Set(['generated', 'node_modules'])
const builds = 'var/builds'
/** Kept: this build, and the ones a running site and a test run may still serve from. */
const kept = 4

export class BuildError extends Error {}

/** Name of the build of the sources as they are now. Tests do not change it. */
export function sourceHash(): string {
  const sum = createHash('sha256')
  for (const file of sources.flatMap(filesIn)) sum.update(`${file}\0`).update(readFileSync(file)).update('\0')
  return sum.digest('hex').slice(0, 16)
}

function filesIn(start: string): string[] {
  const stat = statSync(start, { throwIfNoEntry: false })
  if (!stat) return []
  if (stat.isFile()) return /\.test\.tsx?$|\.md$/.test(start) ? [] : [start]
  return readdirSync(start).filter((name) => !ignored.has(name)).sort().flatMap((name) => filesIn(path.join(start, name)))
}

/** A whole build and the name of the sources it was made of. */
export interface Build { folder: string; hash: string }

/**
 * A build of the sources as they are now, made if it does not exist. Next builds into `.next` and the result is renamed
 * to a folder of its own, so it is whole or absent and a running site is never built over.
 * @param around wraps the work that takes time, when there is any
 */
export async function ensureBuild(around: (work: () => Promise<void>) => Promise<void>): Promise<Build> {
  let hash = sourceHash()
  const folderOf = () => `${builds}/${hash}`
  while (!existsSync(folderOf()))
    await around(() => withFolderLock(`${builds}.lock`, async () => {
      if (existsSync(folderOf())) return
      await runNext()
      // Somebody saved a file meanwhile: which version was built is unknown, so it gets no name.
      const after = sourceHash()
      if (after === hash) keep(folderOf())
      hash = after
    }))
  // The folder's own time says when it was last used: the oldest go.
  const seconds = systemNow() / 1000
  utimesSync(folderOf(), seconds, seconds)
  tidy(folderOf())
  return { folder: folderOf(), hash }
}

function keep(folder: string): void {
  mkdirSync(builds, { recursive: true })
  const half = `${folder}.half`
  rmSync(half, { recursive: true, force: true })
  cpSync('.next', half, { recursive: true, filter: (from) => !/^\.next\/(cache|dev|types|trace|diagnostics)/.test(from) })
  renameSync(half, folder)
}

function runNext(): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...followedArgs, 'node_modules/next/dist/bin/next', 'build'], {
      // NODE_OPTIONS of a caller (coverage, conditions) would change what is built.
      env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '', NO_COLOR: '1', VIDARE_BUILD: '', ...followedEnv },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    })
    let said = ''
    const listen = (chunk: Buffer) => { said = (said + chunk.toString()).slice(-8_000) }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      if (code === 0) resolve()
      else reject(new BuildError(`Bygget misslyckades (${signal ?? `kod ${code}`}):\n${said.trim()}`))
    })
  })
}

function tidy(current: string): void {
  const others = readdirSync(builds).map((name) => `${builds}/${name}`).filter((folder) => folder !== current)
  const byUse = others.map((folder) => ({ folder, used: statSync(folder).mtimeMs })).sort((a, b) => b.used - a.used)
  for (const { folder } of byUse.slice(kept - 1)) rmSync(folder, { recursive: true, force: true })
}
