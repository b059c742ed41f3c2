import 'server-only'
import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { SettingsError } from '@/lib/env'

/**
 * The file that holds the secrets when no KMS does: `DATA_DIR/keys.json` in the demonstration, `KEY_FILE` in live mode.
 * Readable by its owner only; written whole and swapped in, so that a crash leaves the old file or the new one.
 */
const secret = z.base64().refine((text) => Buffer.from(text, 'base64').length === 32)

const keyFileSchema = z.strictObject({
  format: z.literal(1),
  /** A demo key in live mode, or the reverse, refuses to start (decisions 5). */
  mark: z.enum(['demo', 'live']),
  /** Root of the index keys. Rotation leaves it alone: a new one would need every name in clear. */
  index: secret,
  /** Roots of the key-encryption keys, oldest first. `retiredAt` is epoch milliseconds. */
  versions: z.array(z.strictObject({ version: z.int().min(1), secret, retiredAt: z.int().nullable() })).min(1),
  /** False from the moment a version is added until every data key is wrapped under it. */
  swept: z.boolean(),
})
export type KeyFile = z.infer<typeof keyFileSchema>

/** 32 random bytes in base64. */
export const newSecret = (): string => randomBytes(32).toString('base64')

/** A new key file, unless there is one; two processes that try at once end up with the same file. */
export function createKeyFile(file: string, mark: KeyFile['mark']): 'created' | 'exists' {
  const first: KeyFile = { format: 1, mark, index: newSecret(), versions: [{ version: 1, secret: newSecret(), retiredAt: null }], swept: true }
  mkdirSync(path.dirname(file), { recursive: true })
  const draft = writeDraft(file, first)
  try {
    // link, unlike rename, refuses when the name is taken.
    linkSync(draft, file)
    return 'created'
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return 'exists'
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/** The keys, or a SettingsError of one Swedish sentence. */
export function readKeyFile(file: string, mark: KeyFile['mark']): KeyFile {
  const stated = statOf(file)
  if (!stated) throw new SettingsError(`Nyckelfilen ${file} saknas eller går inte att läsa.`)
  if (process.platform !== 'win32' && (stated.mode & 0o077) !== 0)
    throw new SettingsError(`Nyckelfilen ${file} får bara kunna läsas av sin ägare: sätt rättigheterna till 600.`)
  const parsed = keyFileSchema.safeParse(jsonOf(file))
  if (!parsed.success) throw new SettingsError(`Nyckelfilen ${file} är inte en nyckelfil för Vidare.`)
  if (parsed.data.mark !== mark)
    throw new SettingsError(mark === 'live'
      ? `Vidare startar inte i skarpt läge: KEY_FILE pekar på demonstrationens nycklar.`
      : `Nyckelfilen ${file} hör till ett skarpt system och används inte i demonstrationen.`)
  return parsed.data
}

/** Replaces the file in one step. Only the rotation command writes, one at a time. */
export function replaceKeyFile(file: string, next: KeyFile): void {
  renameSync(writeDraft(file, next), file)
  syncFolder(path.dirname(file))
}

/** What changes when the file is replaced. */
export function stampOf(file: string): string {
  const stated = statOf(file)
  return stated ? `${stated.ino} ${stated.size} ${stated.mtimeMs}` : ''
}

const statOf = (file: string) => statSync(file, { throwIfNoEntry: false })

function jsonOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw new SettingsError(`Nyckelfilen ${file} saknas eller går inte att läsa.`)
  }
}

function writeDraft(file: string, content: KeyFile): string {
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  const handle = openSync(draft, 'wx', 0o600)
  try {
    writeSync(handle, `${JSON.stringify(content, null, 2)}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  return draft
}

/** A rename is only as durable as the folder that holds the name. Windows has no handle on folders. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
