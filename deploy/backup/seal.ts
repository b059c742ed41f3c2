/**
 * Everything in a backup is sealed with age (age-encryption.org/v1) to a recipient, a public key: the machine that makes backups
 * cannot read them. The identity that opens them lies somewhere else, and Debian's own `age` opens them too.
 */
import { createReadStream, createWriteStream, renameSync } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { Decrypter, Encrypter } from 'age-encryption'

type Bytes = ReadableStream<Uint8Array<ArrayBuffer>>

/** Writes `source` sealed to `file`, whole and on disk or not at all. */
export async function sealTo(file: string, source: Readable, recipient: string): Promise<void> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  const sealed = await encrypter.encrypt(Readable.toWeb(source) as unknown as Parameters<Encrypter['encrypt']>[0] & globalThis.ReadableStream)
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
  return Readable.fromWeb(plain as unknown as Bytes)
}

async function sync(place: string): Promise<void> {
  const handle = await open(place, 'r')
  await handle.sync().finally(() => handle.close())
}
