import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publicPath } from '@/lib/routes'
import { confirmedOn, field, heading, visitorFrom, wordsOf, type Ask } from '@/tests/support/desk-http'
import { makeVidare, type Vidare } from '@/tests/support/vidare'

const [write, read] = [publicPath('contactWrite', 'sv'), publicPath('contactOpen', 'sv')]
/** Submissions in a minute, from so many networks that none is asked to wait. */
const [submissions, networks] = [1_000, 40]
const honestVisits = 20
const megabyte = 1024 * 1024

const median = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? NaN

describe('a thousand messages in a minute', () => {
  let vidare: Vidare
  beforeAll(async () => {
    vidare = await makeVidare()
    await vidare.start()
  }, 600_000)
  afterAll(async () => {
    await vidare.stop()
    vidare.remove()
  })

  const sent = 'Ditt meddelande är skickat.'
  /** From a form that has been open for a while to what was sent, and the code; null when somebody was asked to wait. */
  async function submit(ask: Ask, token: string, text: string): Promise<string | null> {
    const code = await ask(write, { token, text })
    const words = wordsOf(code.html).map(({ word }) => word).join(' ')
    const reply = await ask(write, confirmedOn(code.html))
    return heading(reply.html) === sent ? words : null
  }
  const openForms = async (count: number, from: (index: number) => Ask) => {
    const tokens = new Array<string>(count)
    const opens = async (first: number) => {
      for (let index = first; index < count; index += 8) tokens[index] = field((await from(index)(write)).html, 'token')
    }
    await Promise.all(Array.from({ length: 8 }, (_, first) => opens(first)))
    return tokens
  }
  /** How long it takes an honest visitor to send and to come back and read, ms in median. */
  async function honest(tokens: string[], network: number): Promise<number> {
    const took: number[] = []
    for (const [index, token] of tokens.entries()) {
      const ask = visitorFrom(vidare.url, `127.9.${network + index}.1`)
      const from = performance.now()
      const words = await submit(ask, token, 'En fråga')
      expect((await ask(read, { code: words ?? '', kept: '' })).html).toContain('En fråga')
      took.push(performance.now() - from)
      await pause(1_000)
    }
    return median(took)
  }
  const memory = () => (['front', 'web'] as const).map((part) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${vidare.pidOf(part) ?? 0}/status`, 'utf8'))?.[1]) * 1024)

  it('makes honest visitors wait at most half as long again, takes bounded memory, and loses nothing', async () => {
    const flooder = (index: number) => visitorFrom(vidare.url, `127.8.${index % networks}.1`)
    const own = (index: number) => visitorFrom(vidare.url, `127.9.${index}.1`)
    const [quiet, loud, flood] = [await openForms(honestVisits, own), await openForms(honestVisits, own), await openForms(submissions, flooder)]
    await pause(5_100)
    const idle = await honest(quiet, 0)
    const before = memory()

    const acknowledged = new Map<string, string>()
    let waiting = 0
    const from = performance.now()
    const flooding = Promise.all(flood.map(async (token, index) => {
      await pause(index * (60_000 / submissions))
      const text = `Översvämning ${index}`
      const words = await submit(flooder(index), token, text)
      if (words === null) waiting += 1
      else acknowledged.set(words, text)
    }))
    const during = await honest(loud, honestVisits)
    await flooding
    const [minutes, after] = [(performance.now() - from) / 60_000, memory()]
    const grown = after.map((bytes, at) => (bytes - (before[at] ?? 0)) / megabyte)
    console.log(`${submissions} meddelanden på ${minutes.toFixed(2)} min: ${acknowledged.size} kvitterade, ${waiting} fick vänta; ärlig besökare ${idle.toFixed(0)} ms i vila, ${during.toFixed(0)} ms under; minne +${grown.map((each) => each.toFixed(0)).join(' och +')} MB (front, web)`)

    expect(acknowledged.size + waiting).toBe(submissions)
    expect(acknowledged.size).toBeGreaterThan(submissions * 0.9)
    expect(during).toBeLessThanOrEqual(idle * 1.5)
    for (const each of grown) expect(each).toBeLessThan(200)
    // Every tenth that was acknowledged is read with its own words, eight at a time, from networks that have not been used.
    const sample = [...acknowledged].filter((_, at) => at % 10 === 0)
    const reads = async (first: number) => {
      for (let index = first; index < sample.length; index += 8) {
        const [words = '', text = ''] = sample[index] ?? []
        expect((await visitorFrom(vidare.url, `127.10.${index}.1`)(read, { code: words, kept: '' })).html).toContain(text)
      }
    }
    await Promise.all(Array.from({ length: 8 }, (_, first) => reads(first)))
  })
})
