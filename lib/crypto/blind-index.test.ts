import { createHash, createHmac } from 'node:crypto'
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { bind } from '@/lib/crypto/bind'
import { blindIndex, type IndexKind } from '@/lib/crypto/blind-index'
import { fileProvider } from '@/lib/crypto/file-provider'
import type { KeyProvider } from '@/lib/crypto/key-provider'

const malmo = '8b1f2c52-0a0e-4a53-9a57-6d5f8a1c0001'
const umea = '8b1f2c52-0a0e-4a53-9a57-6d5f8a1c0003'

/** Fixed, so that the statistics below come out the same each time. */
const fixed = (seed: string): string => createHash('sha256').update(seed).digest('base64')
let provider: KeyProvider

beforeAll(() => {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'vidare-keys-')), 'keys.json')
  writeFileSync(file, JSON.stringify({
    format: 1, mark: 'demo', index: fixed('index'), versions: [{ version: 1, secret: fixed('wrap'), retiredAt: null }], swept: true,
  }))
  chmodSync(file, 0o600)
  provider = fileProvider(file, 'demo')
})

const index = async (kind: IndexKind, value: string, authority = malmo): Promise<string> =>
  (await blindIndex(authority, kind, value, provider)).toString('hex')

describe('a caseworker who looks a person up', () => {
  it('finds a name however it was written, and not a name that is another', async () => {
    const written = await index('familyName', 'Åkesson-Müller')
    expect(written).toHaveLength(32)
    expect(await index('familyName', '  åkesson muller ')).toBe(written)
    expect(await index('familyName', 'A\u030AKESSON MU\u0308LLER')).toBe(written)
    // å, ä and ö are letters of their own.
    expect(await index('familyName', 'Akesson Muller')).not.toBe(written)
    expect(await index('givenName', 'Søren')).toBe(await index('givenName', 'Sören'))
    expect(await index('givenName', 'O’Neill')).toBe(await index('givenName', 'oneill'))
    // No prefix leads to the name.
    expect(await index('givenName', 'Sör')).not.toBe(await index('givenName', 'Sören'))
  })

  it('finds a personal number with and without century, sign and spaces', async () => {
    // Of Skatteverket’s test numbers: nobody has it. The sign + is for who has turned 100.
    const full = await index('personalNumber', '189001019802')
    for (const typed of ['18900101-9802', '18900101–9802', ' 18900101 9802 ', '900101+9802']) expect(await index('personalNumber', typed)).toBe(full)
    expect(await index('personalNumber', '900101-9802')).toBe(await index('personalNumber', '9001019802'))
    expect(await index('personalNumber', '900101-9802')).not.toBe(full)
  })

  it('finds in the own authority only: the same name elsewhere, or in another column, is another index', async () => {
    const own = await index('givenName', 'Kim')
    expect(await index('givenName', 'Kim', umea)).not.toBe(own)
    expect(await index('familyName', 'Kim')).not.toBe(own)
  })

  it('never looks anybody up by nothing', async () => {
    await expect(index('givenName', ' – ')).rejects.toThrow('nothing to index')
  })
})

describe('a thief with the index columns and all our code, without the key', () => {
  const people = Array.from({ length: 500 }, (_, at) => `${1950 + (at % 55)}0101${String(1_000 + at * 7).padStart(4, '0')}`)
  const choices = 20
  const authorities = [malmo, umea]
  /** Everything one can try without the key: no key, an empty one, one of zeros, what stands in the clear in every row. */
  const guesses = (value: string): Buffer[] => {
    const message = bind('vidare index', 'personalNumber', value)
    return [createHash('sha256').update(message).digest(), ...['', '\0'.repeat(32), ...authorities].map((key) => createHmac('sha256', key).update(message).digest())]
  }
  const distance = (one: Buffer, other: Buffer): number => {
    let bits = 0
    for (let at = 0; at < 16; at++) for (let rest = (one[at] ?? 0) ^ (other[at] ?? 0); rest > 0; rest >>= 1) bits += rest & 1
    return bits
  }

  /** For each row the thief picks, of twenty persons of whom one is right, the one whose hash lies nearest. @returns hits */
  async function hits(hashes: (value: string) => Buffer[]): Promise<number> {
    let right = 0
    for (const [at, person] of people.entries()) {
      const column = await blindIndex(malmo, 'personalNumber', person, provider)
      const candidates = Array.from({ length: choices }, (_, step) => people[(at + step * 37) % people.length] ?? '')
      const near = candidates.map((value) => Math.min(...hashes(value).map((hash) => distance(column, hash))))
      if (near.indexOf(Math.min(...near)) === 0) right += 1
    }
    return right
  }

  it('guesses no better than chance', async () => {
    // 500 guesses at one in twenty: 25 expected, standard deviation 4.9. Ties go to the first, the right one, in the thief’s favour.
    expect(await hits(guesses)).toBeLessThan(25 + 4 * 4.9)
  })

  it('would be right every time with the key: the measure can fail', async () => {
    const known = new Map(await Promise.all(people.map(async (value) => [value, await blindIndex(malmo, 'personalNumber', value, provider)] as const)))
    expect(await hits((value) => [known.get(value) ?? Buffer.alloc(16)])).toBe(people.length)
  })
})
