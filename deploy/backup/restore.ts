import { spawn } from 'node:child_process'
import { chmodSync, createWriteStream, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { text } from 'node:stream/consumers'
import { opened, sealedEnding } from '@/deploy/backup/seal'

export interface Restore {
  /** Folder of the backups. */
  from: string
  identity: string
  /** The new data folder: empty or not there. */
  to: string
  /** How far: a moment (`2026-11-26T12:00:00Z`), a named point, or null for all there is. */
  until: { time: string } | { name: string } | null
}

const labelEnding = `.label${sealedEnding}`

/** Names of the base backups that are whole, newest last. */
const basesIn = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith(labelEnding)).map((name) => name.slice(0, -labelEnding.length)).sort()

/**
 * Unpacks the newest base backup and the log since it, and tells PostgreSQL to follow that log at its next start, as far as `until`.
 * The log is opened here and at once, into `TO.log`: a program started by PostgreSQL for each piece took most of the time, and
 * needed the secret key for as long as the recovery went on. PostgreSQL removes the folder when it is done.
 * @returns the name of the base backup
 */
export async function restoreBase({ from, identity, to, until }: Restore): Promise<string> {
  const name = basesIn(from).at(-1)
  if (name === undefined) throw new Error(`I ${from} finns ingen hel säkerhetskopia.`)
  if (existsSync(to) && readdirSync(to).length > 0) throw new Error(`${to} är inte tom: inget skrivs över.`)
  mkdirSync(to, { recursive: true, mode: 0o700 })
  const tar = spawn('tar', ['-C', to, '-xf', '-'], { stdio: ['pipe', 'ignore', 'pipe'] })
  let complaint = ''
  tar.stderr.on('data', (chunk: Buffer) => { complaint += chunk.toString() })
  const ended = new Promise<number | null>((resolve, reject) => { tar.once('error', reject).once('exit', resolve) })
  await pipeline(await opened(path.join(from, `${name}.tar${sealedEnding}`), identity), tar.stdin)
  if (await ended !== 0) throw new Error(`tar: ${complaint.trim()}`)
  const label = await text(await opened(path.join(from, `${name}${labelEnding}`), identity))
  writeFileSync(path.join(to, 'backup_label'), label)
  const log = await openLog(path.join(from, 'wal'), label, `${to}.log`, identity)
  writeFileSync(path.join(to, 'recovery.signal'), '')
  mkdirSync(path.join(to, 'pg_wal'), { recursive: true })
  const target = until === null ? [] : 'time' in until ? [`recovery_target_time = '${until.time}'`] : [`recovery_target_name = '${until.name}'`]
  writeFileSync(path.join(to, 'postgresql.auto.conf'), [
    `restore_command = 'cp "${log}/%f" "%p"'`, `recovery_end_command = 'rm -r "${log}"'`, ...target, ...(until === null ? [] : ["recovery_target_action = 'promote'"]),
    // The restored one must not write into the archive of the one it came from.
    "archive_mode = 'off'", '',
  ].join('\n'))
  chmodSync(to, 0o700)
  return name
}

/** Opens every piece of the log that a restore from this label may need: from the one it names on, and what tells of timelines. */
async function openLog(wal: string, label: string, into: string, identity: string): Promise<string> {
  const first = /^START WAL LOCATION: .*\(file ([0-9A-F]{24})\)$/m.exec(label)?.[1]
  if (first === undefined) throw new Error('Etiketten i säkerhetskopian säger inte var loggen börjar.')
  rmSync(into, { recursive: true, force: true })
  mkdirSync(into, { mode: 0o700 })
  for (const file of readdirSync(wal)) {
    const piece = path.basename(file, sealedEnding)
    // A piece is named by timeline and place; of another timeline the place says whether it is later.
    if (piece === file || !(piece.endsWith('.history') || piece.slice(8) >= first.slice(8))) continue
    await pipeline(await opened(path.join(wal, file), identity), createWriteStream(path.join(into, piece)))
  }
  return into
}

/** The secret key: the line `AGE-SECRET-KEY-…` of a file as age-keygen writes it. */
export function readIdentity(file: string): string {
  const line = readFileSync(file, 'utf8').split('\n').find((each) => each.startsWith('AGE-SECRET-KEY-'))
  if (line === undefined) throw new Error(`${file} håller ingen nyckel som börjar med AGE-SECRET-KEY-.`)
  return line.trim()
}
