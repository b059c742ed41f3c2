import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findAge, opened, sealTo } from '@/deploy/backup/seal'

/** Several pieces of age's, and of which nothing can be made smaller by chance alone. */
const content = Buffer.concat(Array.from({ length: 40_000 }, (_, at) => Buffer.from(`rad ${at} ${(at * 2_654_435_761) % 4_294_967_296}\n`)))
/** The library always; the program where this machine has it. */
const ways = { library: null, ...(findAge() === null ? {} : { program: findAge() }) }

describe('what is sealed for a backup', () => {
  let folder: string
  let identity: string
  let recipient: string
  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'vidare-seal-'))
    identity = await generateIdentity()
    recipient = await identityToRecipient(identity)
  })
  afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

  for (const [sealer, sealing] of Object.entries(ways))
    for (const [opener, opening] of Object.entries(ways)) {
      const file = () => path.join(folder, `${sealer}-${opener}`)

      it(`by the ${sealer} is opened by the ${opener}, byte by byte, and is smaller`, async () => {
        await sealTo(file(), Readable.from([content.subarray(0, 7), content.subarray(7)]), recipient, sealing)
        expect(readFileSync(file()).length).toBeLessThan(content.length / 2)
        expect((await buffer(await opened(file(), identity, opening))).equals(content)).toBe(true)
      })

      it(`by the ${sealer} is not opened by the ${opener} when it is cut short, changed, added to or for somebody else`, async () => {
        // The program's own words say what is wrong to whoever restores in the night.
        const said = opening === null ? undefined : /^age: .*error/s
        const sealed = readFileSync(file())
        const broken = path.join(folder, 'broken')
        const changed = Buffer.from(sealed)
        changed[sealed.length - 100] = (changed[sealed.length - 100] ?? 0) ^ 1
        // Cut at the end of a piece too: then what is missing is only missed at the very end.
        for (const bytes of [Buffer.concat([sealed, changed.subarray(0, 1)]), sealed.subarray(0, sealed.length - 1), sealed.subarray(0, sealed.length - (sealed.length % 65_552)), changed]) {
          writeFileSync(broken, bytes)
          await expect(opened(broken, identity, opening).then(buffer)).rejects.toThrow(said)
        }
        await expect(generateIdentity().then((other) => opened(file(), other, opening)).then(buffer)).rejects.toThrow(said)
      })
    }

  it('is nothing when what is to be sealed fails on its way', async () => {
    for (const [way, age] of Object.entries(ways)) {
      const file = path.join(folder, `failed-${way}`)
      await expect(sealTo(file, Readable.from((function* () { yield content; throw new Error('cut off') })()), recipient, age)).rejects.toThrow()
      expect(() => readFileSync(file)).toThrow()
    }
  })
})
