import 'server-only'
import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto'

/**
 * AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce. Layout: nonce (12) ‖ ciphertext ‖ tag (16).
 * Random nonces are safe far beyond what one key seals here: a data key belongs to one file, and 2^32 is the limit.
 */
const algorithm = 'aes-256-gcm'
const nonceLength = 12
const tagLength = 16

export function close(key: KeyObject, plain: Uint8Array, associated: Uint8Array): Buffer<ArrayBuffer> {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagLength })
  cipher.setAAD(associated)
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** The plaintext, or null when key, associated data or a single bit is not what it was. */
export function open(key: KeyObject, box: Uint8Array, associated: Uint8Array): Buffer | null {
  if (box.byteLength < nonceLength + tagLength) return null
  const decipher = createDecipheriv(algorithm, key, box.subarray(0, nonceLength), { authTagLength: tagLength })
  decipher.setAAD(associated)
  decipher.setAuthTag(box.subarray(-tagLength))
  try {
    return Buffer.concat([decipher.update(box.subarray(nonceLength, -tagLength)), decipher.final()])
  } catch {
    // Node gives no reason, and there is none to give: the box is not ours.
    return null
  }
}
