import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reply } from '@/lib/enquiries/desk/reply'
import { largeForms } from '@/lib/publishing/front/desk'
import { Flood } from '@/lib/publishing/front/flood'
import { Releases } from '@/lib/publishing/front/releases'
import { createFront } from '@/lib/publishing/front/server'
import { publicPath } from '@/lib/routes'

/** The front alone, with an application that always has a page: what a form may cost before anything is asked. */
const clock = () => 0
const front = createFront({
  site: { live: false, releases: new Releases('/nowhere', clock), clock }, webPort: 1, portalUrl: 'http://localhost', hosts: null,
  desk: {
    flood: new Flood(clock), held: new Flood(clock), large: largeForms(300), ask: () => Promise.resolve(reply('open', 200)),
    live: (letter, _locale, status, change) => Promise.resolve({ status, headers: {}, body: Buffer.from(change(`${letter}<b data-when="full">full</b>`)) }),
  },
})
let port = 0
beforeAll(async () => {
  await new Promise<void>((resolve) => { front.listen(0, '127.0.0.1', resolve) })
  port = (front.address() as AddressInfo).port
})
afterAll(async () => {
  front.closeAllConnections()
  await new Promise((resolve) => { front.close(resolve) })
})

interface Sending { request: http.ClientRequest; answer: Promise<string>; isHeard: Promise<unknown> }
function send(headers: http.OutgoingHttpHeaders): Sending {
  const isHeard = new Promise((resolve) => { front.once('request', resolve) })
  const request = http.request({ host: '127.0.0.1', port, agent: false, method: 'POST', path: publicPath('contactOpen', 'sv'), headers })
  const answer = new Promise<string>((resolve, reject) => {
    request.on('response', (response) => {
      let said = `${response.statusCode} `
      response.on('data', (part: Buffer) => { said += part.toString() }).on('end', () => { resolve(said) })
    }).on('error', reject)
  })
  request.flushHeaders()
  return { request, answer, isHeard }
}
/** Sent in pieces, so that nobody knows how long it is. */
async function sendUnsaid(): Promise<Sending> {
  const one = send({ 'transfer-encoding': 'chunked' })
  await one.isHeard
  return one
}

describe('a form to the contact point', () => {
  it('that does not say how long it is counts among the eight large ones that are read at a time; the next waits for its turn, and not for ever', async () => {
    const reading: Sending[] = []
    for (let form = 0; form < 8; form++) reading.push(await sendUnsaid())
    const late = await sendUnsaid()
    late.request.end('text=Hej')
    expect(await late.answer).toBe('503 open<b>full</b>')
    // An ordinary one is read beside them.
    const ordinary = send({ 'content-length': 8 })
    ordinary.request.end('text=Hej')
    expect(await ordinary.answer).toBe('200 open')
    const next = await sendUnsaid()
    next.request.end('text=Hej')
    reading[0]?.request.end('text=Hej')
    expect(await next.answer).toBe('200 open')
    // Who goes away while waiting takes no place with them.
    const gone = await sendUnsaid()
    gone.request.on('error', () => undefined).destroy()
    gone.answer.catch(() => undefined)
    for (const { request } of reading.slice(1)) request.end('text=Hej')
    expect(await Promise.all(reading.map(({ answer }) => answer))).toEqual(Array.from({ length: 8 }, () => '200 open'))
    const after = await Promise.all(Array.from({ length: 8 }, sendUnsaid))
    for (const { request } of after) request.end('text=Hej')
    expect(await Promise.all(after.map(({ answer }) => answer))).toEqual(Array.from({ length: 8 }, () => '200 open'))
  })

  it('that says it is larger than anything we read is told so before any of it has come', async () => {
    const large = send({ 'content-length': 2_100_000 })
    expect(await large.answer).toMatch(/^413 open/)
    large.request.destroy()
  })
})
