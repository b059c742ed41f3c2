/**
 * What can be told of something sealed without opening it: that it is an age file for one X25519 recipient, and how long what is in it is.
 * The desk takes what a browser has sealed by this alone, and never tries it with a key.
 */
import { bech32, base64urlnopad } from '@scure/base'
import { longestText } from '@/lib/enquiries/model'
import { step } from '@/lib/enquiries/seal/age'

const header = /^age-encryption\.org\/v1\n-> X25519 [A-Za-z0-9+/]{43}\n[A-Za-z0-9+/]{43}\n--- [A-Za-z0-9+/]{43}\n/
const nonceLength = 16
const tagLength = 16
/** As age seals in one piece; nothing of a thread is longer. Bytes. */
const longestPiece = 64 * 1024
/** A character has four bytes at the most, and one byte marks the end. */
const longestFilled = Math.ceil((4 * longestText + 1) / step) * step

/** Length of what is sealed; null when it is not sealed for one recipient, or in several pieces. Bytes. */
function lengthWithin(sealed: Uint8Array): number | null {
  const found = header.exec(new TextDecoder('latin1').decode(sealed.subarray(0, 250)))
  if (!found) return null
  const length = sealed.length - found[0].length - nonceLength - tagLength
  return length >= 0 && length <= longestPiece ? length : null
}

/** A key of a thread: 32 bytes. */
const isSealedKey = (sealed: Uint8Array): boolean => lengthWithin(sealed) === 32

/** A text as `sealText` fills it, no longer than the longest that may be written. */
function isSealedText(sealed: Uint8Array): boolean {
  const length = lengthWithin(sealed)
  return length !== null && length > 0 && length <= longestFilled && length % step === 0
}

/** An X25519 recipient as age writes it. */
function isRecipient(text: string): boolean {
  try {
    const { prefix, bytes } = bech32.decodeToBytes(text)
    return prefix === 'age' && bytes.length === 32 && text === text.toLowerCase()
  } catch {
    return false
  }
}

export interface SealedThread { lookup: Uint8Array<ArrayBuffer>; recipient: string; forCode: Uint8Array<ArrayBuffer>; forStaff: Uint8Array<ArrayBuffer>; sealed: Uint8Array<ArrayBuffer> }

/** What finds a thread, as a form has it: 32 bytes. */
export function readLookup(field: string | undefined): Uint8Array<ArrayBuffer> | null {
  const bytes = fromField(field ?? '')
  return bytes?.length === 32 ? bytes : null
}

/** A text sealed for a thread, as a form has it. */
export function readSealedText(field: string | undefined): Uint8Array<ArrayBuffer> | null {
  const bytes = fromField(field ?? '')
  return bytes && isSealedText(bytes) ? bytes : null
}

/** A first message as `sealThread` in the browser makes its fields. Null: it is not whole, not of that form, or longer than may be written. */
export function readSealedThread(fields: Record<string, string | undefined>): SealedThread | null {
  const [lookup, sealed, recipient] = [readLookup(fields['lookup']), readSealedText(fields['sealed']), fields['recipient'] ?? '']
  const [forCode, forStaff] = [fromField(fields['forCode'] ?? ''), fromField(fields['forStaff'] ?? '')]
  if (!lookup || !sealed || !isRecipient(recipient) || !forCode || !isSealedKey(forCode) || !forStaff || !isSealedKey(forStaff)) return null
  return { lookup, recipient, forCode, forStaff, sealed }
}

/** Bytes as they stand in a form or on a page. */
export const asField = (bytes: Uint8Array): string => base64urlnopad.encode(bytes)

/** Null: no such bytes. */
export function fromField(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(base64urlnopad.decode(text))
  } catch {
    return null
  }
}
