import { spawn } from 'node:child_process'
import { z } from 'zod'
import type { Settings } from '@/lib/env'
import { Complaint } from '@/scripts/running/complain'
import { followedArgs, followedEnv, typescriptArgs } from '@/scripts/running/followed'
import { step, tell } from '@/scripts/progress.mjs'

const line = z.union([z.object({ done: z.number(), total: z.number() }), z.object({ pages: z.number() })])

/**
 * Publishes in a process of its own, so that compressing nine hundred pages neither slows the supervisor's watch nor
 * takes it down, and shows how far it has come.
 */
export const publishNow = (settings: Settings, build: string): Promise<void> => step('Publicerar', () => new Promise((resolve, reject) => {
  const child = spawn(process.execPath, [...followedArgs, ...typescriptArgs, 'scripts/publish.ts', build], {
    env: { ...process.env, WEB_PORT: String(settings.webPort), ...followedEnv },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  let complaint = ''
  let half = ''
  child.stderr?.on('data', (chunk: Buffer) => { complaint = (complaint + chunk.toString()).slice(-8_000) })
  child.stdout?.on('data', (chunk: Buffer) => {
    const lines = (half + chunk.toString()).split('\n')
    half = lines.pop() ?? ''
    for (const text of lines) show(text)
  })
  child.once('error', reject)
  child.once('exit', (code, signal) => {
    if (code === 0) resolve()
    else reject(new Complaint(failure(signal ?? `kod ${code}`, complaint.trim())))
  })
}))

/** One cause stands on the same line; several pages at fault below it. */
const failure = (how: string, why: string): string =>
  why === '' || why.includes('\n') ? `Publiceringen misslyckades (${how}):\n${why}` : `Publiceringen misslyckades. ${why}`

function show(text: string): void {
  let said: unknown
  try {
    said = JSON.parse(text)
  } catch {
    // A library's own words on standard output are nobody's progress.
    return
  }
  const known = line.safeParse(said)
  if (known.success) tell('pages' in known.data ? `${known.data.pages} sidor` : `${known.data.done} av ${known.data.total} sidor`)
}
