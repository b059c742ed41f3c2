import { bech32 } from '@scure/base'
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { SealError } from '@/lib/crypto/seal-error'

/**
 * Threads are sealed with age (age-encryption.org/v1: X25519, HKDF-SHA-256, ChaCha20-Poly1305) through the library of age's own
 * author, here and in the visitor's browser by these same lines. A message is sealed for the thread; the thread's secret is sealed for the
 * code and for the contact point. So a new message needs no secret, and who has neither code nor the contact point's key reads nothing.
 */
const prefix = 'age-secret-key-'

/** A key pair: `secret` as 32 bytes, `recipient` as age writes it. */
export interface KeyPair { secret: Uint8Array<ArrayBuffer>; recipient: string }

export async function newKeyPair(): Promise<KeyPair> {
  const identity = await generateX25519Identity()
  return { secret: Uint8Array.from(bech32.decodeToBytes(identity.toLowerCase()).bytes), recipient: await identityToRecipient(identity) }
}

/** The pair that belongs to 32 secret bytes, such as those derived from a code. */
export const recipientOf = (secret: Uint8Array): Promise<string> => identityToRecipient(identityOf(secret))

const identityOf = (secret: Uint8Array): string => bech32.encodeFromBytes(prefix, secret).toUpperCase()

export async function sealBytes(recipient: string, bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  return Uint8Array.from(await encrypter.encrypt(bytes))
}

/** @throws SealError when it was sealed for another key, or altered */
export async function openBytes(secret: Uint8Array, sealed: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identityOf(secret))
  try {
    return Uint8Array.from(await decrypter.decrypt(sealed))
  } catch {
    throw new SealError('something of a thread cannot be opened: altered, or sealed for another key')
  }
}

/** Texts are filled up to a multiple of this, so that a sealed message tells little of how long it is. Bytes. */
export const step = 1_024
/** ISO/IEC 7816-4: one byte 80, then zeros. */
const end = 0x80

export async function sealText(recipient: string, text: string): Promise<Uint8Array<ArrayBuffer>> {
  // What is half a character becomes a mark for it, as everywhere that text becomes bytes.
  const bytes = new TextEncoder().encode(text)
  const filled = new Uint8Array(Math.ceil((bytes.length + 1) / step) * step)
  filled.set(bytes)
  filled[bytes.length] = end
  return sealBytes(recipient, filled)
}

/** @throws SealError as openBytes */
export async function openText(secret: Uint8Array, sealed: Uint8Array): Promise<string> {
  const filled = await openBytes(secret, sealed)
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(filled.subarray(0, filled.lastIndexOf(end)))
}
