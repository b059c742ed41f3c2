import 'server-only'
import { argon2 } from 'node:crypto'
import { derivation, halfLength } from '@/lib/enquiries/code/parameters'

/** What finds a thread, and the secret half of the key pair that its key is sealed for. 32 bytes each. */
export interface Derived { lookup: Buffer<ArrayBuffer>; secret: Buffer<ArrayBuffer> }

const { salt, ...sizes } = derivation
const parameters = { ...sizes, nonce: Buffer.from(salt) }

/** Derivations at a time, and how many may wait: memory is bounded whoever asks. */
const atOnce = 2
const mostWaiting = 64

let running = 0
const waiting: (() => void)[] = []

/** Exactly one derivation, whatever the code finds. Null: too many wait already. */
export async function derive(spelledCode: string): Promise<Derived | null> {
  if (running >= atOnce) {
    if (waiting.length >= mostWaiting) return null
    await new Promise<void>((resolve) => { waiting.push(resolve) })
  } else running += 1
  try {
    return await run(spelledCode)
  } finally {
    // The place is handed to the next in line, so that nobody slips in between.
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

const run = (spelledCode: string): Promise<Derived> => new Promise((resolve, reject) => {
  argon2('argon2id', { ...parameters, message: Buffer.from(spelledCode, 'utf8') }, (error, tag) => {
    if (error) reject(error)
    else resolve({ lookup: Buffer.from(tag.subarray(0, halfLength)), secret: Buffer.from(tag.subarray(halfLength)) })
  })
})
