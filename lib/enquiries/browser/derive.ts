import { argon2idAsync } from '@noble/hashes/argon2.js'
import { derivation, halfLength } from '@/lib/enquiries/code/parameters'

/** What finds a thread, and the secret half of the key pair that its key is sealed for. 32 bytes each. */
export interface Derived { lookup: Uint8Array; secret: Uint8Array }

/** How long the page may stand still between two looks at it. Milliseconds. */
const tick = 15

/** As `code/derive.ts` does with OpenSSL: the same code, the same bytes. Needs 19 MiB and a second or two of an old telephone. */
export async function derive(spelledCode: string): Promise<Derived> {
  const bytes = new TextEncoder()
  const { memory, passes, parallelism, tagLength, salt } = derivation
  const derived = await argon2idAsync(bytes.encode(spelledCode), bytes.encode(salt), { m: memory, t: passes, p: parallelism, dkLen: tagLength, asyncTick: tick })
  return { lookup: derived.slice(0, halfLength), secret: derived.slice(halfLength) }
}
