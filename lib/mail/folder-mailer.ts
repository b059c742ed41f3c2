import 'server-only'
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { Letter, Mailer } from '@/lib/mail/model'

const letter = z.object({ id: z.uuid(), to: z.string(), subject: z.string(), text: z.string(), at: z.number() })

/** Lays each mail as a file in a folder, whole or not at all; the same mail twice is one file. For where there is no mail server. */
export const folderMailer = (folder: string): Mailer => ({
  async deliver(one) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const file = path.join(folder, `${one.id}.json`)
      writeFileSync(`${file}.half`, JSON.stringify(one), { mode: 0o600 })
      renameSync(`${file}.half`, file)
      return 'sent'
    } catch {
      return 'unreachable'
    }
  },
})

/** Every mail in the folder, newest first. */
export function lettersIn(folder: string): Letter[] {
  const names = namesIn(folder).filter((name) => name.endsWith('.json'))
  return names.map((name) => letter.parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8')))).sort((a, b) => b.at - a.at || (a.to < b.to ? -1 : 1))
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    // No mail has been sent yet.
    return []
  }
}
