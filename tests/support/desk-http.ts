import http from 'node:http'
import zlib from 'node:zlib'

/** The contact point's desk over HTTP, as a browser without script has it. */
export interface Reply { status: number; headers: http.IncomingHttpHeaders; html: string; bytes: number }
export type Ask = (path: string, fields?: Record<string, string> | string, headers?: http.OutgoingHttpHeaders) => Promise<Reply>

/** @param localAddress 127.x.y.z: many forms from one network are made to wait */
export const visitorFrom = (base: string, localAddress: string): Ask => (path, fields, headers = {}) => new Promise<Reply>((resolve, reject) => {
  const body = fields === undefined ? undefined : typeof fields === 'string' ? fields : new URLSearchParams(fields).toString()
  const { hostname, port } = new URL(base)
  const request = http.request({
    hostname, port, path, localAddress, agent: false, method: body === undefined ? 'GET' : 'POST',
    headers: { 'accept-encoding': 'br', ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }), ...headers },
  }, (answer) => {
    const parts: Buffer[] = []
    answer.on('data', (part: Buffer) => parts.push(part))
    answer.on('end', () => {
      const raw = Buffer.concat(parts)
      const html = (answer.headers['content-encoding'] === 'br' ? zlib.brotliDecompressSync(raw) : raw).toString()
      request.destroy()
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, html, bytes: raw.length })
    })
  })
  request.on('error', reject)
  // A form of which nothing comes is not ended either: its answer has to come by itself.
  if (body === '') request.flushHeaders()
  else request.end(body)
})

export const unescape = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&#39;', '\'').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** Value of a hidden or text field of the page; of a textarea what stands in it. */
export function field(html: string, name: string): string {
  const input = [...html.matchAll(/<input[^>]*>/g)].find(([tag]) => tag.includes(` name="${name}"`))?.[0]
  return unescape(input ? / value="([^"]*)"/.exec(input)?.[1] ?? '' : new RegExp(`<textarea[^>]* name="${name}"[^>]*>([^<]*)`).exec(html)?.[1] ?? '')
}

export const wordsOf = (html: string) => [...html.matchAll(/<b lang="sv">([a-z]+)<\/b> <span>(\d{4})/g)].map(([, word = '', digits = '']) => ({ word, digits }))
export const heading = (html: string) => /<h1[^>]*>([^<]*)/.exec(html)?.[1] ?? ''

/** The page of the eight words, answered right. */
export function confirmedOn(html: string): { draft: string; w1: string; w2: string } {
  const words = wordsOf(html)
  const [w1 = '', w2 = ''] = [...html.matchAll(/<label for="w[12]">[^<]*?(\d)<\/label>/g)].map(([, place]) => words[Number(place) - 1]?.word ?? '')
  return { draft: field(html, 'draft'), w1, w2 }
}
