import 'server-only'
import { createHmac, createSecretKey, randomBytes, type KeyObject } from 'node:crypto'
import { bind } from '@/lib/crypto/bind'
import { close, open } from '@/lib/crypto/box'
import type { KeyProvider, WrappedKey } from '@/lib/crypto/key-provider'
import { configuredProvider } from '@/lib/crypto/provider'
import { SealError } from '@/lib/crypto/seal-error'

/**
 * Envelope encryption: each case file, release and draft has a data key of its own; the row keeps it
 * wrapped under the authority's key. Deleting the wrapped key makes everything sealed under it unreadable.
 */

/** An open data key. Opaque: neither JSON nor a log line shows what is in it. */
export interface CaseKey {
  readonly secret: KeyObject
  /** Which data key a field was sealed under, 4 bytes. Says nothing about the key. */
  readonly mark: Buffer
}

/** Where a field stands. It opens nowhere else, not even in the neighbouring column of the same row. */
export interface Place {
  /** Without schema: `person_record`. */
  table: string
  column: string
  rowId: string
}

/** A new data key for one case file, release or draft of `authorityId`. Store both values; open with `openCase`. */
export function newCaseKey(authorityId: string, provider: KeyProvider = configuredProvider()): Promise<WrappedKey> {
  return provider.wrap(authorityId, randomBytes(32))
}

/**
 * The data key of a row, to seal and open its fields with.
 * @throws SealError when the key was wrapped for another authority, or altered
 */
export async function openCase(authorityId: string, row: WrappedKey, provider: KeyProvider = configuredProvider()): Promise<CaseKey> {
  return asCaseKey(await unwrapped(authorityId, row, provider))
}

/**
 * The same data key wrapped for another authority, or anew for the same: for a release that the receiver shall be able
 * to open (decisions 28), and for rotation.
 */
export async function rewrapKey(from: string, row: WrappedKey, to: string, provider: KeyProvider = configuredProvider()): Promise<WrappedKey> {
  return provider.wrap(to, await unwrapped(from, row, provider))
}

/** First byte of everything sealed: this layout, these algorithms. */
const layout = 1
const headerLength = 5
/** Texts are filled up to a multiple of this, so that a sealed name does not tell how long it is. Bytes. */
const step = 32

/** `text` sealed for one place: layout (1) ‖ key mark (4) ‖ nonce (12) ‖ ciphertext ‖ tag (16). */
export function sealField(key: CaseKey, place: Place, text: string): Buffer<ArrayBuffer> {
  const header = Buffer.concat([Buffer.from([layout]), key.mark])
  return Buffer.concat([header, close(key.secret, fill(text), binding(header, place))])
}

/**
 * The text that was sealed for exactly this place.
 * @throws SealError that names table and column, never the row nor anything of the text
 */
export function openField(key: CaseKey, place: Place, sealed: Uint8Array): string {
  const header = sealed.subarray(0, headerLength)
  const plain = header[0] === layout ? open(key.secret, sealed.subarray(headerLength), binding(header, place)) : null
  if (!plain) throw new SealError(`${place.table}.${place.column} cannot be opened: moved, altered or sealed under another key`)
  return unfill(plain)
}

const binding = (header: Uint8Array, { table, column, rowId }: Place): Buffer => bind('vidare field', header, table, column, rowId)

const asCaseKey = (bytes: Buffer): CaseKey => ({
  secret: createSecretKey(bytes),
  mark: createHmac('sha256', bytes).update('vidare key mark').digest().subarray(0, 4),
})

async function unwrapped(authorityId: string, row: WrappedKey, provider: KeyProvider): Promise<Buffer> {
  const bytes = await provider.unwrap(authorityId, row)
  if (!bytes) throw new SealError(`a data key of version ${row.keyVersion} cannot be opened for this authority`)
  return bytes
}

/** ISO/IEC 7816-4: one byte 80, then zeros. */
function fill(text: string): Buffer {
  const bytes = Buffer.from(text.toWellFormed(), 'utf8')
  const filled = Buffer.alloc(Math.ceil((bytes.length + 1) / step) * step)
  bytes.copy(filled)
  filled[bytes.length] = 0x80
  return filled
}

const unfill = (filled: Buffer): string => filled.toString('utf8', 0, filled.lastIndexOf(0x80))
