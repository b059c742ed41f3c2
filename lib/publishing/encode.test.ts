import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import zlib from 'node:zlib'
import { expect, it } from 'vitest'
import { encode, encodeAnswer, encodings, paddedSize } from '@/lib/publishing/encode'

const page = (bytes: number) => `<!doctype html><title>Vidare</title><p>${'Det går att lämna. '.repeat(40)}${randomBytes(bytes).toString('hex')}</p></html>`
const decode = { br: zlib.brotliDecompressSync, gzip: zlib.gunzipSync, identity: (raw: Buffer) => raw }

it('someone who sees only lengths cannot tell pages of one class apart', async () => {
  const small = await Promise.all([0, 200, 1_000, 3_000, 4_500].map((bytes) => encode(page(bytes))))
  expect(new Set(small.map(({ files }) => files.br.length))).toEqual(new Set([6_000]))
  expect(new Set(small.map(({ files }) => files.gzip.length))).toEqual(new Set([7_500]))
  expect(new Set(small.map(({ files }) => files.identity.length))).toEqual(new Set([24_000]))
})

it.each([[0, 6_000], [5_999, 6_000], [6_001, 10_000], [13_250, 13_250], [13_251, 16_000], [16_001, 24_000]])('%i bytes become %i', (length, size) => {
  expect(paddedSize('br', length)).toBe(size)
})

it('a page of any length decodes to itself and one comment, and lands on a size exactly', async () => {
  // Every length around the edge of a class, where a padding shorter than the shortest comment would be asked for.
  const lengths = [...Array.from({ length: 60 }, (_, at) => 5_600 + at), 20, 9_000, 12_900, 40_000]
  for (const bytes of lengths) {
    const html = page(bytes)
    const { files } = await encode(html)
    for (const encoding of encodings) {
      expect(files[encoding].length).toBe(paddedSize(encoding, files[encoding].length))
      const text = decode[encoding](files[encoding]).toString()
      expect(text.slice(0, html.length)).toBe(html)
      expect(text.slice(html.length)).toMatch(/^<!--[A-Za-z0-9]*-->$/)
    }
  }
}, 60_000)

it('the same page is the same bytes, another page another padding', async () => {
  const [one, again, other] = await Promise.all([encode('<p>a</p>'), encode('<p>a</p>'), encode('<p>b</p>')])
  for (const encoding of encodings) expect(one.files[encoding].equals(again.files[encoding])).toBe(true)
  expect(one.files.identity.subarray(20, 60).equals(other.files.identity.subarray(20, 60))).toBe(false)
})

it('an answer made for one visitor is read by another reader than ours too: fetch, and gzip, which checks the checksum', async () => {
  const html = page(2_000)
  const bodies = { br: await encodeAnswer('br', html), gzip: await encodeAnswer('gzip', html) }
  const server = http.createServer((request, response) => {
    const encoding = request.url === '/br' ? 'br' : 'gzip'
    response.writeHead(200, { 'content-encoding': encoding }).end(bodies[encoding])
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const { port } = server.address() as AddressInfo
  const seen = await Promise.all((['br', 'gzip'] as const).map(async (encoding) =>
    Buffer.from(await (await fetch(`http://127.0.0.1:${port}/${encoding}`)).arrayBuffer()).toString()))
  server.close()
  for (const text of seen) expect(text.startsWith(html)).toBe(true)
  expect(execFileSync('gzip', ['-dc'], { input: bodies.gzip }).toString().startsWith(html)).toBe(true)
})
