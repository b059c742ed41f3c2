import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { newCaseKey, openCase, openField, rewrapKey, sealField, type CaseKey, type Place } from '@/lib/crypto/envelope'
import { fileProvider } from '@/lib/crypto/file-provider'
import { createKeyFile } from '@/lib/crypto/key-file'
import type { KeyProvider, WrappedKey } from '@/lib/crypto/key-provider'
import { SealError } from '@/lib/crypto/seal-error'

const malmo = '8b1f2c52-0a0e-4a53-9a57-6d5f8a1c0001'
const police = '8b1f2c52-0a0e-4a53-9a57-6d5f8a1c0002'
const kim: Place = { table: 'person_record', column: 'given_name', rowId: '5d0f8f5e-32a4-4f0e-9d43-0f3d3b0a0001' }
const noor: Place = { ...kim, rowId: '5d0f8f5e-32a4-4f0e-9d43-0f3d3b0a0002' }

let provider: KeyProvider
let row: WrappedKey
let key: CaseKey

beforeAll(async () => {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'vidare-keys-')), 'keys.json')
  createKeyFile(file, 'demo')
  provider = fileProvider(file, 'demo')
  row = await newCaseKey(malmo, provider)
  key = await openCase(malmo, row, provider)
})

const opens = (at: Place, sealed: Uint8Array, by = key): boolean => {
  try {
    openField(by, at, sealed)
    return true
  } catch (error) {
    expect(error).toBeInstanceOf(SealError)
    return false
  }
}

const anyText = fc.array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 80 }).map((points) => String.fromCodePoint(...points).toWellFormed())

describe('Kim’s name, sealed in the file that Malmö keeps', () => {
  it('opens as it was written, whatever it holds', () => {
    fc.assert(fc.property(anyText, (text) => {
      expect(openField(key, kim, sealField(key, kim, text))).toBe(text)
    }), { seed: 3, numRuns: 150 })
    for (const text of ['', 'Åsa', 'À\u0000\u0080', 'لمى', 'x'.repeat(31), 'x'.repeat(32), 'ord '.repeat(25_000)])
      expect(openField(key, kim, sealField(key, kim, text))).toBe(text)
  })

  it('opens in no other row, column or table, and in no other file', async () => {
    const sealed = sealField(key, kim, 'Kim')
    const other = await openCase(malmo, await newCaseKey(malmo, provider), provider)
    expect(opens(kim, sealed)).toBe(true)
    expect(opens(noor, sealed)).toBe(false)
    expect(opens({ ...kim, column: 'family_name' }, sealed)).toBe(false)
    expect(opens({ ...kim, table: 'note' }, sealed)).toBe(false)
    expect(opens(kim, sealed, other)).toBe(false)
    // The parts are kept apart: a letter moved from one to the next makes another place.
    expect(opens({ ...kim, table: 'person_recordg', column: 'iven_name' }, sealed)).toBe(false)
  })

  it('does not open when one bit of it was changed, anywhere, or when a byte is missing', () => {
    const sealed = sealField(key, kim, 'Kim')
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(opens(kim, changed), `byte ${at}`).toBe(false)
      expect(opens(kim, sealed.subarray(0, at)), `${at} bytes`).toBe(false)
    }
    expect(opens(kim, Buffer.concat([sealed, Buffer.from([0])]))).toBe(false)
  })

  it('never looks the same twice, and does not tell how long the name is', () => {
    const nonces = new Set(Array.from({ length: 20_000 }, () => sealField(key, kim, 'Kim').subarray(5, 17).toString('hex')))
    expect(nonces.size).toBe(20_000)
    expect(sealField(key, kim, 'Bo').length).toBe(sealField(key, kim, 'Maximilian-Alexander').length)
  })

  it('cannot be read from an error, a log line or a printed key', () => {
    const sealed = sealField(key, kim, 'KANARIE-7731')
    const bytes = key.secret.export().toString('hex')
    let said = inspect(key, { depth: 9, showHidden: true }) + JSON.stringify(key)
    try {
      openField(key, noor, sealed)
    } catch (error) {
      said += inspect(error, { depth: 9, showHidden: true })
    }
    expect(said).toContain('person_record.given_name')
    for (const secret of ['KANARIE', noor.rowId, bytes, key.secret.export().toString('base64')]) expect(said).not.toContain(secret)
  })
})

describe('the key of a file', () => {
  it('opens for its own authority only, and not when a bit of it was changed', async () => {
    await expect(openCase(police, row, provider)).rejects.toThrow(SealError)
    await expect(openCase(malmo, { ...row, keyVersion: 2 }, provider)).rejects.toThrow(SealError)
    for (let at = 0; at < row.wrapped.length; at++) {
      const wrapped = Uint8Array.from(row.wrapped)
      wrapped[at] = (wrapped[at] ?? 0) ^ 1
      await expect(openCase(malmo, { ...row, wrapped }, provider)).rejects.toThrow(SealError)
    }
  })

  it('can be handed to the receiver of a release, who then opens what was sealed with it, and nobody else', async () => {
    const handed = await rewrapKey(malmo, row, police, provider)
    const theirs = await openCase(police, handed, provider)
    expect(openField(theirs, kim, sealField(key, kim, 'Kim'))).toBe('Kim')
    await expect(openCase(malmo, handed, provider)).rejects.toThrow(SealError)
  })

  it('is another for every file', async () => {
    const keys = await Promise.all(Array.from({ length: 200 }, async () => {
      const one = await openCase(malmo, await newCaseKey(malmo, provider), provider)
      return one.secret.export().toString('hex')
    }))
    expect(new Set(keys).size).toBe(200)
  })
})
