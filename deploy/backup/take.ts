import { spawn } from 'node:child_process'
import { createReadStream, existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { sealTo, sealedEnding } from '@/deploy/backup/seal'

/** Left out of a base backup, as PostgreSQL's documentation of low-level backups says: what belongs to the running server. */
const leftOut = ['postmaster.pid', 'postmaster.opts', 'pg_wal/*', 'pg_replslot/*', 'pg_stat_tmp/*', 'pg_notify/*', 'pg_serial/*', 'pg_snapshots/*', 'pg_subtrans/*', 'pg_dynshmem/*', 'pgsql_tmp*', 'server.log']

export interface BaseBackup { superuserUrl: string; dataDir: string; into: string; recipient: string }

/**
 * A whole copy of the cluster while it works, sealed. With the log that `archiveWal` puts beside it, any later moment can be
 * restored. Uses the low-level API of PostgreSQL 15–18, which needs no program besides the server and tar, and so runs beside
 * every server that we run. As a user who may read the data folder.
 * @returns name of the backup, and its start in PostgreSQL's log
 * @throws in plain words when the log is not put away: without the log of the meantime the copy is of no moment
 */
export async function takeBase({ superuserUrl, dataDir, into, recipient }: BaseBackup): Promise<{ name: string; start: string }> {
  const client = new Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    const { rows: [setting] } = await client.query<{ mode: string }>("select current_setting('archive_mode') as mode")
    if (setting?.mode === 'off') throw new Error('PostgreSQL lägger inte undan sin logg (archive_mode är av), så en kopia går inte att återställa. Se deploy/README.md.')
    const begun = await client.query<{ lsn: string; at: string }>("select pg_backup_start('vidare', fast => true) as lsn, to_char(clock_timestamp() at time zone 'UTC', 'YYYYMMDD\"T\"HH24MISSMS\"Z\"') as at")
    const name = `base-${begun.rows[0]?.at ?? ''}`
    mkdirSync(path.join(into, 'wal'), { recursive: true, mode: 0o700 })
    await sealFolder(dataDir, path.join(into, `${name}.tar${sealedEnding}`), recipient)
    // Not left to PostgreSQL to wait for: it would wait for ever where nothing gets away.
    const ended = await client.query<{ labelfile: string; last: string }>('select labelfile, pg_walfile_name(lsn) as last from pg_backup_stop(wait_for_archive => false)')
    await untilArchived(client, ended.rows[0]?.last ?? '')
    // Without it PostgreSQL would begin its recovery at the wrong place: a backup without label is none.
    await sealTo(path.join(into, `${name}.label${sealedEnding}`), Readable.from([Buffer.from(ended.rows[0]?.labelfile ?? '')]), recipient)
    return { name, start: begun.rows[0]?.lsn ?? '' }
  } finally {
    await client.end()
  }
}

/** Tries of `archive_command` that may fail in a row: a full disk of the backup is not mended in a minute. */
const failuresBorne = 3

/**
 * Waits until the log is put away up to and with the segment `last`.
 * @throws in plain words when `archive_command` fails again and again meanwhile
 */
export async function untilArchived(client: Client, last: string): Promise<void> {
  const look = async () => (await client.query<{ done: boolean; failed: string }>(
    'select coalesce(last_archived_wal >= $1, false) as done, failed_count as failed from pg_stat_archiver', [last])).rows[0]
  const before = Number((await look())?.failed ?? 0)
  for (;;) {
    const now = await look()
    if (now?.done) return
    if (Number(now?.failed ?? 0) - before >= failuresBorne)
      throw new Error('PostgreSQL får inte undan sin logg, så kopian går inte att återställa: archive_command misslyckas. Varför står i serverns egen logg.')
    await pause(200)
  }
}

async function sealFolder(folder: string, file: string, recipient: string): Promise<void> {
  const tar = spawn('tar', ['-C', folder, ...leftOut.map((each) => `--exclude=./${each}`), '--warning=no-file-changed', '--warning=no-file-removed', '-cf', '-', '.'], { stdio: ['ignore', 'pipe', 'pipe'] })
  let complaint = ''
  tar.stderr.on('data', (chunk: Buffer) => { complaint += chunk.toString() })
  const ended = new Promise<number | null>((resolve, reject) => { tar.once('error', reject).once('exit', resolve) })
  await sealTo(file, tar.stdout, recipient)
  const code = await ended
  // 1: a file changed while it was read, which is what the log of the meantime is for.
  if (code !== 0 && code !== 1) throw new Error(`tar: ${complaint.trim()}`)
}

/** PostgreSQL's `archive_command`: one segment of its log, sealed. Never replaces another content by the same name. */
export async function archiveWal(segment: string, into: string, recipient: string): Promise<void> {
  const file = path.join(into, 'wal', `${path.basename(segment)}${sealedEnding}`)
  // PostgreSQL asks again when it was killed after we were done. What is whole stands; a half one has another name.
  if (existsSync(file)) return
  await sealTo(file, createReadStream(segment), recipient)
}

/** The public key that backups are sealed to: one line, `age1…`. */
export function readRecipient(file: string): string {
  const text = readFileSync(file, 'utf8').trim()
  if (!text.startsWith('age1')) throw new Error(`${file} ska hålla en publik nyckel som börjar med age1, aldrig den hemliga.`)
  return text
}
