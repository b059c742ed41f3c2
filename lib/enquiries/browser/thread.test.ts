import { randomInt } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { derive as deriveInBrowser } from '@/lib/enquiries/browser/derive'
import { drawCode, openMessage, openThread, sealMore, sealThread } from '@/lib/enquiries/browser/thread'
import { newCode, spelled } from '@/lib/enquiries/code/code'
import { derive } from '@/lib/enquiries/code/derive'
import { longestText } from '@/lib/enquiries/model'
import { newKeyPair, openBytes, openText, recipientOf, sealBytes, sealText } from '@/lib/enquiries/seal/age'
import { asField, fromField, readLookup, readSealedText, readSealedThread } from '@/lib/enquiries/seal/sealed'

/** Worked out with the reference implementation of Argon2 (Debian’s `argon2`): id, 19,456 KiB, t = 2, p = 1, 64 bytes, salt "vidare enquiry 1". */
const known = { code: 'abakus abborr', lookup: 'c9e198e4e67cf3a47ddf74cf84f626f23ce1a9f285e5c17ddf21dd1cf98b74b6', secret: 'b5ac23389cf262d195fb3feb399586f2c6e36ca01a3e2241892a73ba48519d01' }
const bytesOf = (field: string) => fromField(field) ?? new Uint8Array()

describe('one form of a thread, here and in the browser', () => {
  it('derives the same from a code by OpenSSL, by the browser’s own lines and by the reference implementation', async () => {
    for (const derived of [await derive(known.code), await deriveInBrowser(known.code)])
      expect([Buffer.from(derived?.lookup ?? []).toString('hex'), Buffer.from(derived?.secret ?? []).toString('hex')]).toEqual([known.lookup, known.secret])
    const code = spelled(newCode(randomInt))
    expect(Buffer.from((await deriveInBrowser(code)).lookup)).toEqual((await derive(code))?.lookup)
  })

  it('sealed in the browser opens here, with the code and with the contact point’s key', async () => {
    const [code, staff] = [drawCode(), await newKeyPair()]
    const fields = await sealThread(code, 'Hej 🙏 مرحبا', { id: 'k', recipient: staff.recipient })
    const thread = readSealedThread(fields)
    const derived = await derive(spelled(code))
    expect(thread?.lookup).toEqual(Uint8Array.from(derived?.lookup ?? []))
    for (const [secret, sealed] of [[derived?.secret, thread?.forCode], [staff.secret, thread?.forStaff]] as const) {
      const own = await openBytes(secret ?? new Uint8Array(), sealed ?? new Uint8Array())
      expect(await recipientOf(own)).toBe(fields.recipient)
      expect(await openText(own, thread?.sealed ?? new Uint8Array())).toBe('Hej 🙏 مرحبا')
    }
    // Nothing of what is sent holds the text or a word of the code.
    expect(Object.values(fields).map((field) => Buffer.from(field, 'base64url').toString('latin1') + field).join()).not.toMatch(/Hej/)
  })

  it('sealed here opens in the browser, first message and answer alike; another code or an altered byte opens nothing', async () => {
    const code = newCode(randomInt)
    const [derived, thread] = [await derive(spelled(code)), await newKeyPair()]
    if (!derived) throw new Error('too many derivations')
    const forCode = asField(await sealBytes(await recipientOf(derived.secret), thread.secret))
    const own = await openThread((await deriveInBrowser(spelled(code))).secret, forCode)
    expect(await openMessage(own, asField(await sealText(thread.recipient, '\ufeffEtt svar.')))).toBe('\ufeffEtt svar.')
    expect(await openMessage(own, await sealMore(thread.recipient, 'Mer.'))).toBe('Mer.')
    await expect(openThread((await deriveInBrowser('abakus')).secret, forCode)).rejects.toThrow('cannot be opened')
    const altered = bytesOf(await sealMore(thread.recipient, 'Mer.'))
    altered[altered.length - 20] = (altered[altered.length - 20] ?? 0) ^ 1
    await expect(openMessage(own, asField(altered))).rejects.toThrow('cannot be opened')
  })
})

describe('a code drawn in the browser', () => {
  it('uses the whole list, each word as often as another', () => {
    const drawn = Array.from({ length: 2_000 }, drawCode)
    expect(new Set(drawn.map((code) => code.length))).toEqual(new Set([8]))
    const counts = [0, 0, 0, 0]
    for (const place of drawn.flat()) counts[Math.floor(place / 1_024)] = (counts[Math.floor(place / 1_024)] ?? 0) + 1
    // 4,000 expected in each quarter, ±55 by chance: six times that is never seen.
    for (const count of counts) expect(Math.abs(count - 4_000)).toBeLessThan(330)
    // Of 4,096 words 4,014 are expected among 16,000 drawn, ±9 by chance.
    expect(new Set(drawn.flat()).size).toBeGreaterThan(3_940)
  })
})

describe('something sealed that nobody here opens', () => {
  it('is taken when it is whole, of the right form and not longer than may be written', async () => {
    const { recipient } = await newKeyPair()
    for (const text of ['', 'a', 'å'.repeat(700), '🙏'.repeat(longestText)]) expect(readSealedText(await sealMore(recipient, text))).not.toBeNull()
  })

  it.each([
    ['nothing', async () => Promise.resolve('')], ['plain text', async () => Promise.resolve('Jag vill bort härifrån.')],
    ['text in the form of bytes', async () => Promise.resolve(asField(new TextEncoder().encode('Jag vill bort.'.repeat(100))))],
    ['one byte short', async (recipient: string) => (await sealMore(recipient, 'Hej')).slice(0, -2)],
    ['not filled', async (recipient: string) => asField(await sealBytes(recipient, new TextEncoder().encode('Hej')))],
    ['longer than may be written', async (recipient: string) => asField(await sealBytes(recipient, new Uint8Array(33 * 1_024)))],
    ['a megabyte', async (recipient: string) => asField(await sealBytes(recipient, new Uint8Array(1_024 * 1_024)))],
    ['in clear behind a right header', async (recipient: string) => { const sealed = bytesOf(await sealMore(recipient, 'Hej')); return asField(Uint8Array.from([...sealed.subarray(0, 150), ...new TextEncoder().encode('klartext')])) }],
  ])('is refused: %s', async (_, made) => {
    expect(readSealedText(await made((await newKeyPair()).recipient))).toBeNull()
  })

  it('is refused whole when one part is missing, changed places with another, or is for nobody', async () => {
    const fields = await sealThread(drawCode(), 'Hej', { id: 'k', recipient: (await newKeyPair()).recipient })
    expect(readSealedThread(fields)).not.toBeNull()
    for (const name of ['sealed', 'lookup', 'recipient', 'forCode', 'forStaff'] as const) expect(readSealedThread({ ...fields, [name]: undefined }), name).toBeNull()
    expect(readSealedThread({ ...fields, sealed: fields.forCode, forCode: fields.sealed })).toBeNull()
    for (const recipient of ['age1', 'age1qqqq', fields.recipient.toUpperCase(), fields.recipient.replace('age1', 'bge1'), 'AGE-SECRET-KEY-1'])
      expect(readSealedThread({ ...fields, recipient }), recipient).toBeNull()
  }, 20_000)

  it('whatever else is sent is answered and breaks nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (sent) => { expect([readSealedText(sent), readLookup(sent)]).toEqual([null, null]) }), { numRuns: 50, seed: 7 })
  })
})
