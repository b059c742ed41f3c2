import { createHash } from 'node:crypto'

/** Everything that a decision binds: which question, to whom, on what ground, and each field exactly as it is stored. */
export interface Content {
  releaseId: string
  referralId: string
  toUnitId: string
  groundCode: string
  groundVersion: number
  consentId: string | null
  purpose: Uint8Array
  items: readonly { field: string; choice: string; sealed: Uint8Array | null }[]
}

/**
 * SHA-256 over the content as stored, 32 bytes. Taken of what is sealed and not of the words, so that the fingerprint tells
 * nothing about a person and yet changes with every change (each sealing draws a nonce of its own).
 */
export function fingerprintOf(content: Content): Buffer<ArrayBuffer> {
  const hash = createHash('sha256')
  const add = (part: string | Uint8Array) => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'utf8') : part
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.byteLength)
    hash.update(length).update(bytes)
  }
  add('vidare release 1')
  for (const part of [content.releaseId, content.referralId, content.toUnitId, content.groundCode, String(content.groundVersion), content.consentId ?? ''])
    add(part)
  add(content.purpose)
  for (const { field, choice, sealed } of content.items) {
    add(field)
    add(choice)
    add(sealed ?? '')
  }
  return hash.digest()
}

/** As people compare it: the first 16 hex digits in groups of four. */
export const shownFingerprint = (hash: Uint8Array): string => (Buffer.from(hash).toString('hex').slice(0, 16).match(/.{4}/g) ?? []).join(' ')
