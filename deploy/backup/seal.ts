/**
 * Everything in a backup is made small with zstd (RFC 8878) and then sealed with age (age-encryption.org/v1) to a recipient, a public
 * key: the machine that makes backups cannot read them. The identity that opens them lies somewhere else, and Debian's own
 * programs read them too: `age -d | zstd -d`. Opening is the slow part of a restore, and of a third there is a third to open.
 */
import { createReadStream, createWriteStream, renameSync } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { Readable, pipeline as pipe } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { createZstdCompress, createZstdDecompress } from 'node:zlib'
import { Decrypter, Encrypter } from 'age-encryption'

type Bytes = ReadableStream<Uint8Array<ArrayBuffer>>

/** How what is made small and sealed is named, after what it is. */
export const sealedEnding = '.zst.age'

/** Writes `source` sealed to `file`, whole and on disk or not at all. */
export async function sealTo(file: string, source: Readable, recipient: string): Promise<void> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  const small = pipe(source, createZstdCompress(), () => undefined)
  const sealed = await encrypter.encrypt(Readable.toWeb(small) as unknown as Parameters<Encrypter['encrypt']>[0] & globalThis.ReadableStream)
  const half = `${file}.half`
  await pipeline(Readable.fromWeb(sealed as unknown as Bytes), createWriteStream(half, { mode: 0o600 }))
  await sync(half)
  renameSync(half, file)
  await sync(path.dirname(file))
}

/** What was sealed. The stream fails at the first changed, missing or added byte, and for any other identity. */
export async function opened(file: string, identity: string): Promise<Readable> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  const plain = await decrypter.decrypt(Readable.toWeb(createReadStream(file)) as unknown as Parameters<Decrypter['decrypt']>[0] & globalThis.ReadableStream)
  // What fails before the last of these fails the last.
  return pipe(Readable.fromWeb(plain as unknown as Bytes), createZstdDecompress(), () => undefined)
}

async function sync(place: string): Promise<void> {
  const handle = await open(place, 'r')
  await handle.sync().finally(() => handle.close())
}
