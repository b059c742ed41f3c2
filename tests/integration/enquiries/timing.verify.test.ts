import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemNow } from '@/lib/core/clock'
import { derive } from '@/lib/enquiries/browser/derive'
import { newCode, readCode, spelled } from '@/lib/enquiries/code/code'
import { answerEnquiry } from '@/lib/enquiries/answer'
import { claimEnquiry } from '@/lib/enquiries/claim'
import { answerDesk } from '@/lib/enquiries/desk/desk'
import { asField } from '@/lib/enquiries/seal/sealed'
import { caseWorld, type CaseWorld } from '@/tests/support/case-world'
import { karin, newestThread } from '@/tests/worlds/contact-point'
import { value } from '@/tests/worlds/referrals'
import { valueOf, writes } from '@/tests/worlds/visitor'

const pairs = 1_000
/** Visitors at a time: their derivations fit into one beat, so that nobody is measured waiting for another. */
const atOnce = 8

let world: CaseWorld
beforeAll(async () => { world = await caseWorld() })
afterAll(() => world.close())

const mean = (all: number[]) => all.reduce((sum, one) => sum + one, 0) / all.length
const median = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? NaN
const ask = async (fields: Record<string, string>) => {
  const from = performance.now()
  const reply = await answerDesk({ form: 'open', locale: 'sv', method: 'POST', fields, isForeign: false })
  return { reply, took: performance.now() - from }
}

describe('how long an answer to a code takes', () => {
  let words: string
  beforeAll(async () => {
    ({ words } = await writes(systemNow(), 'En fråga på några rader. '.repeat(20)))
    const enquiryId = await newestThread(world.owner)
    value(await claimEnquiry(world.as(karin), { enquiryId }))
    value(await answerEnquiry(world.as(karin), { enquiryId, version: 2, messageId: randomUUID(), words: 'Ett svar på några rader. '.repeat(20) }))
  })

  async function compare(how: string, rightly: Record<string, string>, wrongly: () => Record<string, string>): Promise<void> {
    const [right, wrong]: [number[], number[]] = [[], []]
    const visitor = async (from: number) => {
      for (let pair = from; pair < pairs; pair += atOnce) {
        const first = pair % 16 < 8
        const found = async () => {
          const { reply, took } = await ask(rightly)
          expect(valueOf(reply, 'VISIT')).not.toBe('')
          right.push(took)
        }
        if (first) await found()
        const { reply, took } = await ask(wrongly())
        expect(reply.filling.parts).toEqual(['faults', 'wrong'])
        wrong.push(took)
        if (!first) await found()
      }
    }
    await Promise.all(Array.from({ length: atOnce }, (_, from) => visitor(from)))
    const [a, b] = [median(right), median(wrong)]
    // A few that take a beat more would not move a median.
    const [c, d] = [mean(right), mean(wrong)]
    console.log(`${how}: rätt ${a.toFixed(1)} ms, fel ${b.toFixed(1)} ms i median över ${pairs} par: ${(100 * Math.abs(a - b) / b).toFixed(2)} %; medelvärden ${c.toFixed(1)} och ${d.toFixed(1)} ms`)
    expect([right.length, wrong.length]).toEqual([pairs, pairs])
    expect(Math.abs(a - b) / b).toBeLessThan(0.05)
    expect(Math.abs(c - d) / d).toBeLessThan(0.05)
  }

  it(`says nothing of what was found: over ${pairs} pairs the medians of right and wrong, and their means, differ by less than 5 %`, () =>
    compare('orden', { code: words }, () => ({ code: spelled(newCode(randomInt)) })))

  it('nor does it where the browser has derived what finds the thread', async () => {
    const code = readCode(words)
    if (!code.ok) throw new Error('the words are no code')
    const { lookup } = await derive(spelled(code.code))
    await compare('uppslaget', { lookup: asField(lookup) }, () => ({ lookup: asField(randomBytes(lookup.length)) }))
  })
})
