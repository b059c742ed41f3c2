import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openCase, newCaseKey } from '@/lib/crypto/envelope'
import { fileProvider } from '@/lib/crypto/file-provider'
import { createKeyFile, readKeyFile, replaceKeyFile } from '@/lib/crypto/key-file'
import type { WrappedKey } from '@/lib/crypto/key-provider'
import { requireKeys } from '@/lib/crypto/provider'
import { SealError } from '@/lib/crypto/seal-error'
import { rotateKeys, type Sweep } from '@/lib/crypto/rotate'
import { env, SettingsError, type Settings } from '@/lib/env'

const malmo = '8b1f2c52-0a0e-4a53-9a57-6d5f8a1c0001'
const folder = (): string => mkdtempSync(path.join(os.tmpdir(), 'vidare-keys-'))
const live = (file: string): Settings => env({ KEY_FILE: file })
const day = 24 * 3_600_000
const now = Date.UTC(2026, 10, 24)

describe('whoever starts a live system', () => {
  const complaint = (file: string): string => {
    try {
      requireKeys(live(file))
    } catch (error) {
      if (error instanceof SettingsError) return error.message
      throw error
    }
    return ''
  }
  const oneSentence = /^[A-ZÅÄÖ][^.]*(\.[a-z][^.]*)*\.$/

  it('is told in one sentence that the key file is missing, open to others, not a key file, or the demonstration’s', () => {
    const place = folder()
    const file = path.join(place, 'keys')
    expect(complaint(file)).toMatch(/saknas/)
    expect(existsSync(file)).toBe(false)
    writeFileSync(file, '{}', { mode: 0o600 })
    expect(complaint(file)).toMatch(/inte en nyckelfil/)
    const demo = path.join(place, 'demo')
    createKeyFile(demo, 'demo')
    expect(complaint(demo)).toMatch(/demonstrationens nycklar/)
    const open = path.join(place, 'open')
    createKeyFile(open, 'live')
    expect(complaint(open)).toBe('')
    chmodSync(open, 0o640)
    expect(complaint(open)).toMatch(/600/)
    for (const one of [path.join(place, 'none'), file, demo, open]) expect(complaint(one).replaceAll(place, '')).toMatch(oneSentence)
  })

  it('gets a file for its owner only, that a second start leaves alone, and no half-made one beside it', () => {
    const place = folder()
    const file = path.join(place, 'keys.json')
    expect(createKeyFile(file, 'live')).toBe('created')
    const first = readFileSync(file, 'utf8')
    expect(createKeyFile(file, 'live')).toBe('exists')
    expect(readFileSync(file, 'utf8')).toBe(first)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(place)).toEqual(['keys.json'])
  })

  it('gets other keys from every new file', async () => {
    const place = folder()
    const [one, other] = ['a', 'b'].map((name) => path.join(place, name))
    if (!one || !other) throw new Error('two files')
    createKeyFile(one, 'live')
    createKeyFile(other, 'live')
    await expect(openCase(malmo, await newCaseKey(malmo, fileProvider(one, 'live')), fileProvider(other, 'live'))).rejects.toThrow(SealError)
  })
})

describe('a new key while people work', () => {
  /** Files of one authority, in memory. `dieAfter` cuts the run off after so many rows, as a kill would. */
  const world = async (count: number) => {
    const file = path.join(folder(), 'keys.json')
    createKeyFile(file, 'live')
    const provider = fileProvider(file, 'live')
    const rows: WrappedKey[] = []
    for (let at = 0; at < count; at++) rows.push(await newCaseKey(malmo, provider))
    const secrets = await Promise.all(rows.map(async (row) => (await openCase(malmo, row, provider)).secret.export().toString('hex')))
    const sweep = (dieAfter = Infinity): Sweep => async (version, rewrap) => {
      let done = 0
      for (const [at, row] of rows.entries()) {
        if (row.keyVersion >= version) continue
        if (done === dieAfter) throw new Error('killed')
        rows[at] = await rewrap(malmo, row)
        done += 1
      }
      return done
    }
    const readable = async () => expect(await Promise.all(rows.map(async (row) =>
      (await openCase(malmo, row, provider)).secret.export().toString('hex')))).toEqual(secrets)
    return { file, provider, rows, sweep, readable }
  }

  it('reaches a running process without a restart, and every file stays readable', async () => {
    const { file, provider, rows, sweep, readable } = await world(20)
    expect(await rotateKeys(file, 'live', sweep(), now)).toEqual({ version: 2, rewrapped: 20, destroyed: [] })
    expect(rows.every((row) => row.keyVersion === 2)).toBe(true)
    await readable()
    expect((await newCaseKey(malmo, provider)).keyVersion).toBe(2)
  })

  it.each([0, 1, 7, 19])('heals after a kill with %i files done: all are readable in between, and the next run finishes this one', async (dieAfter) => {
    const { file, rows, sweep, readable } = await world(20)
    await expect(rotateKeys(file, 'live', sweep(dieAfter), now)).rejects.toThrow('killed')
    expect(rows.filter((row) => row.keyVersion === 2)).toHaveLength(dieAfter)
    await readable()
    expect(await rotateKeys(file, 'live', sweep(), now + day)).toEqual({ version: 2, rewrapped: 20 - dieAfter, destroyed: [] })
    await readable()
    expect(readKeyFile(file, 'live').versions.map((one) => one.version)).toEqual([1, 2])
  })

  it('keeps the old key for thirty days, for the sake of backups, and then destroys it', async () => {
    const { file, rows, sweep, readable } = await world(3)
    const old = rows[0]
    if (!old) throw new Error('a row')
    await rotateKeys(file, 'live', sweep(), now)
    expect(await rotateKeys(file, 'live', sweep(), now + 29 * day)).toMatchObject({ version: 3, destroyed: [] })
    await expect(openCase(malmo, old, fileProvider(file, 'live'))).resolves.toBeDefined()
    expect((await rotateKeys(file, 'live', sweep(), now + 31 * day)).destroyed).toEqual([1])
    await expect(openCase(malmo, old, fileProvider(file, 'live'))).rejects.toThrow(SealError)
    await readable()
  })

  it('leaves the old file or the new one when the file itself is being replaced', () => {
    const file = path.join(folder(), 'keys.json')
    createKeyFile(file, 'live')
    const before = readKeyFile(file, 'live')
    // A kill while the new one is written leaves a draft under another name, which nobody reads.
    writeFileSync(`${file}.half`, '{"format":1,', { mode: 0o600 })
    expect(readKeyFile(file, 'live')).toEqual(before)
    replaceKeyFile(file, { ...before, swept: false })
    expect(readKeyFile(file, 'live')).toEqual({ ...before, swept: false })
  })
})
