/**
 * Everything in a backup is made small with zstd (RFC 8878) and then sealed with age (age-encryption.org/v1) to a recipient, a public
 * key: the machine that makes backups cannot read them. The identity that opens them lies somewhere else. Debian's `age` does it where
 * it is installed, many times as fast, since opening was most of a restore; elsewhere the library does, with the same bytes.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync, renameSync } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { Readable, Transform, pipeline as pipe } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { createZstdCompress, createZstdDecompress } from 'node:zlib'
import { Decrypter, Encrypter } from 'age-encryption'

type Bytes = ReadableStream<Uint8Array<ArrayBuffer>>

/** How what is made small and sealed is named, after what it is. */
export const sealedEnding = '.zst.age'

/** The program of this machine, or null. */
export const findAge = (): string | null =>
  (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, 'age')).find((file) => existsSync(file)) ?? null

/**
 * Writes `source` sealed to `file`, whole and on disk or not at all.
 * @param age the program that seals; null: the library
 */
export async function sealTo(file: string, source: Readable, recipient: string, age = findAge()): Promise<void> {
  const half = `${file}.half`
  const to = createWriteStream(half, { mode: 0o600 })
  if (age !== null) {
    const child = spawn(age, ['-r', recipient], { stdio: 'pipe' })
    await Promise.all([pipeline(source, createZstdCompress(), child.stdin), pipeline(child.stdout, to), untilEnded(child)])
  } else {
    const encrypter = new Encrypter()
    encrypter.addRecipient(recipient)
    const small = pipe(source, createZstdCompress(), () => undefined)
    const sealed = await encrypter.encrypt(Readable.toWeb(small) as unknown as Parameters<Encrypter['encrypt']>[0] & globalThis.ReadableStream)
    await pipeline(Readable.fromWeb(sealed as unknown as Bytes), to)
  }
  await sync(half)
  renameSync(half, file)
  await sync(path.dirname(file))
}

/** What was sealed. The stream fails at the first changed, missing or added byte, and for any other identity. */
export async function opened(file: string, identity: string, age = findAge()): Promise<Readable> {
  // What fails before the last of these fails the last.
  return pipe(age === null ? await openedByLibrary(file, identity) : openedBy(age, file, identity), createZstdDecompress(), () => undefined)
}

function openedBy(age: string, file: string, identity: string): Readable {
  const child = spawn(age, ['-d', '-i', '-', file], { stdio: 'pipe' })
  const ended = untilEnded(child)
  // Looked at when everything has come: until then what comes is not known to be whole.
  ended.catch(() => undefined)
  child.stdin.on('error', () => undefined).end(`${identity}\n`)
  const whole = new Transform({
    transform(chunk, _encoding, done) { done(null, chunk) },
    flush(done) { ended.then(() => { done() }, done) },
  })
  return pipe(child.stdout, whole, () => undefined)
}

async function openedByLibrary(file: string, identity: string): Promise<Readable> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  const plain = await decrypter.decrypt(Readable.toWeb(createReadStream(file)) as unknown as Parameters<Decrypter['decrypt']>[0] & globalThis.ReadableStream)
  return Readable.fromWeb(plain as unknown as Bytes)
}

/** @throws with its own words when the program did not do it. */
function untilEnded(child: ChildProcess): Promise<void> {
  let complaint = ''
  child.stderr?.on('data', (chunk: Buffer) => { complaint += chunk.toString() })
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => { if (code === 0) resolve(); else reject(new Error(`age: ${complaint.trim()}`)) })
  })
}

async function sync(place: string): Promise<void> {
  const handle = await open(place, 'r')
  await handle.sync().finally(() => handle.close())
}
