import { spawn } from 'node:child_process'
import { chmodSync, createWriteStream, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { text } from 'node:stream/consumers'
import { opened } from '@/deploy/backup/seal'

export interface Restore {
  /** Folder of the backups. */
  from: string
  identity: string
  /** The new data folder: empty or not there. */
  to: string
  /** How far: a moment (`2026-11-26T12:00:00Z`), a named point, or null for all there is. */
  until: { time: string } | { name: string } | null
  /** The command that fetches a segment of the log, with %f and %p, for `restore_command`. */
  fetch: string
}

/** Names of the base backups that are whole, newest last. */
const basesIn = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.label.age')).map((name) => name.replace('.label.age', '')).sort()

/**
 * Unpacks the newest base backup and tells PostgreSQL to follow the log from there at its next start, as far as `until`.
 * @returns the name of the base backup
 */
export async function restoreBase({ from, identity, to, until, fetch }: Restore): Promise<string> {
  const name = basesIn(from).at(-1)
  if (name === undefined) throw new Error(`I ${from} finns ingen hel säkerhetskopia.`)
  if (existsSync(to) && readdirSync(to).length > 0) throw new Error(`${to} är inte tom: inget skrivs över.`)
  mkdirSync(to, { recursive: true, mode: 0o700 })
  const tar = spawn('tar', ['-C', to, '-xf', '-'], { stdio: ['pipe', 'ignore', 'pipe'] })
  let complaint = ''
  tar.stderr.on('data', (chunk: Buffer) => { complaint += chunk.toString() })
  const ended = new Promise<number | null>((resolve, reject) => { tar.once('error', reject).once('exit', resolve) })
  await pipeline(await opened(path.join(from, `${name}.tar.age`), identity), tar.stdin)
  if (await ended !== 0) throw new Error(`tar: ${complaint.trim()}`)
  writeFileSync(path.join(to, 'backup_label'), await text(await opened(path.join(from, `${name}.label.age`), identity)))
  writeFileSync(path.join(to, 'recovery.signal'), '')
  mkdirSync(path.join(to, 'pg_wal'), { recursive: true })
  const target = until === null ? [] : 'time' in until ? [`recovery_target_time = '${until.time}'`] : [`recovery_target_name = '${until.name}'`]
  writeFileSync(path.join(to, 'postgresql.auto.conf'), [
    `restore_command = '${fetch}'`, ...target, ...(until === null ? [] : ["recovery_target_action = 'promote'"]),
    // The restored one must not write into the archive of the one it came from.
    "archive_mode = 'off'", '',
  ].join('\n'))
  chmodSync(to, 0o700)
  return name
}

/** PostgreSQL's `restore_command`: one segment of the log. @returns false when there is no such segment: the log ends there */
export async function fetchWal(from: string, segment: string, to: string, identity: string): Promise<boolean> {
  const file = path.join(from, 'wal', `${path.basename(segment)}.age`)
  if (!existsSync(file)) return false
  await pipeline(await opened(file, identity), createWriteStream(`${to}.half`))
  renameSync(`${to}.half`, to)
  return true
}

/** The secret key: the line `AGE-SECRET-KEY-…` of a file as age-keygen writes it. */
export function readIdentity(file: string): string {
  const line = readFileSync(file, 'utf8').split('\n').find((each) => each.startsWith('AGE-SECRET-KEY-'))
  if (line === undefined) throw new Error(`${file} håller ingen nyckel som börjar med AGE-SECRET-KEY-.`)
  return line.trim()
}
