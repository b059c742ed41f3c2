import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { DemoFile } from '@/lib/env'
import { superuser } from '@/lib/db/cluster'

/** Debian keeps each version's own programs out of the path. */
export function findPgbench(): string | null {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), ...versions('/usr/lib/postgresql').map((version) => `/usr/lib/postgresql/${version}/bin`)]
  return folders.map((folder) => path.join(folder, 'pgbench')).find((file) => existsSync(file)) ?? null
}

const versions = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : [])

export interface Load { script: string; as: 'superuser' | 'app'; clients: number; seconds: number }

/** Transactions per second of one script, closed loop, every client as fast as it is answered; plans are kept, as the product keeps them. */
export async function pgbench(program: string, demo: DemoFile, { script, as, clients, seconds }: Load): Promise<number> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'vidare-bench-'))
  try {
    const file = path.join(folder, 'script.sql')
    writeFileSync(file, script)
    const [user, password] = as === 'superuser' ? [superuser, demo.superuserPassword] : ['portal_app', demo.passwords.app]
    const said = await run(program, [
      '-n', '-M', 'prepared', '-c', String(clients), '-j', '1', '-T', String(seconds), '-f', file, '-h', '127.0.0.1', '-p', String(demo.port), '-U', user, demo.database,
    ], { PGPASSWORD: password, PGOPTIONS: '-c search_path=portal' })
    const tps = /tps = ([\d.]+)/.exec(said)?.[1]
    if (tps === undefined || /aborted|failed/.test(said.replace(/number of failed transactions: 0 .*/, ''))) throw new Error(`pgbench says: ${said.slice(-2000)}`)
    return Number(tps)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const run = (program: string, args: string[], env: Record<string, string>): Promise<string> => new Promise((resolve, reject) => {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { said += chunk.toString() })
  child.once('error', reject)
  child.once('exit', (code) => { if (code === 0) resolve(said); else reject(new Error(`pgbench ended with ${code}: ${said.slice(-2000)}`)) })
})
