import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { publishedWorld, type World } from '../integration/publishing/world'
import { hosts, startNginx, type AskOptions, type Nginx } from '../support/nginx'

/** The portal host behind the real deploy/nginx.conf, with web processes that answer as they are told. */
const sealed = "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
const text = 'text/plain; charset=utf-8'
const origin = `https://${hosts.portal}`
const fromHere = { origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }

/** What a page of the portal says of itself (proxy.ts); nginx must neither repeat nor contradict it. */
const ofPage = {
  'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'; script-src 'nonce-x' 'strict-dynamic'", 'cache-control': 'no-store',
  'referrer-policy': 'same-origin', 'x-robots-tag': 'noindex, nofollow', 'x-frame-options': 'DENY', 'x-dns-prefetch-control': 'off',
  'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-resource-policy': 'same-origin',
}
const blank = '<!DOCTYPE html><html id="__next_error__"><head></head><body><script>1</script></body></html>'
const pages: Record<string, RequestListener> = {
  '/portal': (_, response) => response.writeHead(200, { ...ofPage, 'set-cookie': '__Host-session=1', 'x-powered-by': 'Next.js', server: 'x' }).end('<p>Min dag</p>'),
  '/portal/gone': (_, response) => response.writeHead(404, ofPage).end(blank),
  '/portal/broken': (_, response) => response.writeHead(500, ofPage).end(blank),
  '/portal/moved': (_, response) => response.writeHead(303, { ...ofPage, location: '/portal' }).end(),
  '/fact-check/sv/x': (_, response) => response.writeHead(200, { ...ofPage, 'referrer-policy': 'no-referrer' }).end('<p>Utkast</p>'),
  '/api/auth/start': (_, response) => response.writeHead(302, { location: 'https://id.example/' }).end(),
  '/_next/static/chunks/a.js': (_, response) => response.writeHead(200, { 'content-type': 'application/javascript', 'cache-control': 'public, max-age=31536000, immutable', etag: '"1"', 'last-modified': 'Sat, 21 Nov 2026 11:00:00 GMT' }).end('1'),
}

type Row = [name: string, target: string, more: AskOptions, status: number, cache: string, policy: string, referrer: string]
const rows: Row[] = [
  ['page', '/portal', {}, 200, 'no-store', ofPage['content-security-policy'], 'same-origin'],
  ['page that is not there', '/portal/gone', {}, 404, 'no-store', ofPage['content-security-policy'], 'same-origin'],
  ['page that breaks', '/portal/broken', {}, 500, 'no-store', ofPage['content-security-policy'], 'same-origin'],
  ['page that leads on', '/portal/moved', {}, 303, 'no-store', ofPage['content-security-policy'], 'same-origin'],
  ['form of its own', '/portal', { method: 'POST', headers: fromHere, body: 'a=1' }, 200, 'no-store', ofPage['content-security-policy'], 'same-origin'],
  ['route that leads on', '/api/auth/start', {}, 302, 'no-store', sealed, 'no-referrer'],
  ['script', '/_next/static/chunks/a.js', {}, 200, 'public, max-age=31536000, immutable', sealed, 'no-referrer'],
  ['form of a stranger', '/portal', { method: 'POST', headers: { ...fromHere, origin: 'https://evil.example' } }, 403, 'no-store', sealed, 'no-referrer'],
  ['form of a sandboxed frame', '/sign-in', { method: 'POST', headers: { ...fromHere, origin: 'null' } }, 403, 'no-store', sealed, 'no-referrer'],
  ['form from nowhere', '/editorial/x', { method: 'POST' }, 403, 'no-store', sealed, 'no-referrer'],
  ['form that the browser calls cross-site', '/portal', { method: 'POST', headers: { ...fromHere, 'sec-fetch-site': 'cross-site' } }, 403, 'no-store', sealed, 'no-referrer'],
  ['form that is too long', '/portal', { method: 'POST', headers: fromHere, body: 'x'.repeat(300_000) }, 413, 'no-store', sealed, 'no-referrer'],
  ['form with a picture', '/editorial/media', { method: 'POST', headers: fromHere, body: 'x'.repeat(300_000) }, 200, 'no-store', ofPage['content-security-policy'], 'same-origin'],
  ['form with a picture that is too large', '/editorial/media/x', { method: 'POST', headers: fromHere, body: 'x'.repeat(9_500_000) }, 413, 'no-store', sealed, 'no-referrer'],
  ['form with a picture of a stranger', '/editorial/media', { method: 'POST', headers: { ...fromHere, origin: 'https://evil.example' }, body: 'x' }, 403, 'no-store', sealed, 'no-referrer'],
  ['page of a link for somebody outside', '/fact-check/sv/x', {}, 200, 'no-store', ofPage['content-security-policy'], 'no-referrer'],
  ['form to a page of a link', '/fact-check/sv/x', { method: 'POST', headers: { ...fromHere, origin: 'null' }, body: 'x' }, 403, 'no-store', sealed, 'no-referrer'],
  ['method', '/portal', { method: 'DELETE', headers: fromHere }, 405, 'no-store', sealed, 'no-referrer'],
  ['address that cannot be read', '/%', {}, 400, 'no-store', sealed, 'no-referrer'],
  ['headers without end', '/portal', { headers: { 'x-large': 'x'.repeat(40_000) } }, 431, 'no-store', sealed, 'no-referrer'],
  ['a page of the public host', '/', {}, 404, 'no-store', sealed, 'no-referrer'],
  ['the finder', '/hitta-stod', { method: 'POST', body: 'place=malmo' }, 404, 'no-store', sealed, 'no-referrer'],
  ['health from outside', '/api/health/ready', {}, 404, 'no-store', sealed, 'no-referrer'],
  ['the image optimiser', '/_next/image?url=%2Fa&w=64&q=1', {}, 404, 'no-store', sealed, 'no-referrer'],
  ['what only looks like the portal', '/portals', {}, 404, 'no-store', sealed, 'no-referrer'],
]
const same = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains', 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'x-dns-prefetch-control': 'off',
  'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-resource-policy': 'same-origin',
  'x-robots-tag': 'noindex, nofollow', server: 'nginx',
}

describe('a caseworker at the portal host', () => {
  let world: World
  let nginx: Nginx
  const webs: Server[] = []
  let heard: { web: number; line: string; headers: IncomingHttpHeaders }[] = []
  const portOf = (server: Server) => (server.address() as AddressInfo).port
  beforeAll(async () => {
    world = await publishedWorld({ live: true, hosts })
    await world.publish()
    for (const web of [0, 1]) {
      const server = createServer((request, response) => {
        heard.push({ web, line: `${request.method} ${request.url}`, headers: request.headers })
        request.resume()
        const answer = pages[(request.url ?? '').replace(/\?.*/, '')]
        if (answer) answer(request, response)
        else response.writeHead(200, ofPage).end(request.url)
      })
      await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
      webs.push(server)
    }
    nginx = await startNginx({ published: world.published, frontPort: world.port, webPorts: webs.map(portOf) })
  })
  beforeEach(() => { heard = [] })
  afterAll(async () => {
    await nginx.stop()
    for (const web of webs) { web.closeAllConnections(); web.close() }
    await world.close()
  })

  it.each(rows)('%s', async (_name, target, more, status, cache, policy, referrer) => {
    const answer = await nginx.ask(hosts.portal, target, more)
    expect(answer.status).toBe(status)
    expect(answer.headers).toMatchObject(same)
    expect(answer.headers['cache-control']).toBe(cache)
    expect(answer.headers['content-security-policy']).toBe(policy)
    expect(answer.headers['referrer-policy']).toBe(referrer)
    expect(answer.headers['permissions-policy']).toMatch(/camera=\(\).*geolocation=\(\).*microphone=\(\)/)
    for (const name of ['etag', 'last-modified', 'x-powered-by', 'access-control-allow-origin', 'alt-svc']) expect(answer.headers[name], name).toBeUndefined()
    if (policy === sealed && status >= 400) {
      expect(answer.headers['content-type']).toBe(text)
      expect(heard, 'nothing of it reaches the application').toEqual([])
    }
  })

  it('brings what the application needs and nothing that could fool it', async () => {
    const hostile = {
      upgrade: 'websocket', connection: 'upgrade', forwarded: 'for=1.2.3.4', 'x-forwarded-host': 'evil.example', 'x-forwarded-for': '1.2.3.4', 'x-forwarded-proto': 'http',
      'x-real-ip': '1.2.3.4', 'x-middleware-subrequest': 'middleware:middleware', 'x-middleware-rewrite': '/portal', 'x-middleware-prefetch': '1',
      'x-middleware-set-cookie': 'a=b', 'x-nextjs-data': '1', 'x-matched-path': '/portal', 'x-original-url': '/portal', 'x-request-id': 'mine', te: 'trailers',
    }
    await nginx.ask(hosts.portal, '/portal/x?kept=1', { headers: { ...hostile, cookie: '__Host-session=abc', 'next-action': 'abc', accept: 'text/html', 'accept-language': 'sv', 'user-agent': 'x', rsc: '1', 'if-none-match': '"1"', range: 'bytes=0-1' } })
    expect(heard).toHaveLength(1)
    const [request] = heard
    expect(request?.line).toBe('GET /portal/x?kept=1')
    const { 'x-request-id': trace, ...rest }: IncomingHttpHeaders = request?.headers ?? {}
    expect(trace).toMatch(/^[0-9a-f]{32}$/)
    expect(rest).toEqual({
      host: hosts.portal, 'x-forwarded-host': hosts.portal, 'x-forwarded-proto': 'https', cookie: '__Host-session=abc', accept: 'text/html',
      'accept-language': 'sv', 'user-agent': 'x', rsc: '1',
    })
  })

  it('names an action only where a form of the portal can be', async () => {
    const action = { ...fromHere, 'next-action': 'abc' }
    await nginx.ask(hosts.portal, '/portal/x', { method: 'POST', headers: action, body: '' })
    await nginx.ask(hosts.portal, '/api/auth/x', { method: 'POST', headers: action, body: '' })
    expect(heard.map(({ headers }) => headers['next-action'])).toEqual(['abc', undefined])
  })

  it.each([['/portal/gone', 'Sidan finns inte'], ['/portal/broken', 'fel']])('reads words without scripts on %s, which Next leaves empty', async (target, words) => {
    const { raw, headers } = await nginx.ask(hosts.portal, target)
    const [, told] = /<body><noscript>([^]*?)<\/noscript>/.exec(raw.toString()) ?? []
    expect(told?.toLowerCase()).toContain(words.toLowerCase())
    expect(raw.toString()).toContain('<html id="__next_error__" lang="sv">')
    expect(raw.toString()).toContain('<script>1</script>')
    if (target.endsWith('broken')) expect(told).toContain(heard[0]?.headers['x-request-id'])
    expect(headers['content-encoding']).toBeUndefined()
  })

  it('leaves one line of work in the log: when, how long, which process; never who, from where or which page', async () => {
    const before = readFileSync(path.join(nginx.folder, 'log/portal.log'), 'utf8').length
    await nginx.ask(hosts.portal, '/portal/secret-page?x=1', { headers: { cookie: 'session=1', 'user-agent': 'me' } })
    const lines = readFileSync(path.join(nginx.folder, 'log/portal.log'), 'utf8').slice(before).trim().split('\n')
    expect(lines).toHaveLength(1)
    expect(Object.keys(JSON.parse(lines[0] ?? '') as object)).toEqual(['at', 'part', 'trace', 'method', 'status', 'seconds', 'web', 'webSeconds', 'webStatus'])
    expect(lines[0]).toContain(heard[0]?.headers['x-request-id'])
  })

  it('works with either of two processes, and with one when the other is gone', async () => {
    for (let asked = 0; asked < 8; asked += 1) await nginx.ask(hosts.portal, '/portal')
    expect(new Set(heard.map(({ web }) => web))).toEqual(new Set([0, 1]))
    const gone = await startNginx({ published: world.published, frontPort: world.port, webPorts: [portOf(webs[0] as Server), 9] })
    try {
      for (let asked = 0; asked < 8; asked += 1) {
        expect((await gone.ask(hosts.portal, '/portal')).status).toBe(200)
        expect((await gone.ask(hosts.portal, '/portal', { method: 'POST', headers: fromHere, body: 'a=1' })).status).toBe(200)
      }
    } finally {
      await gone.stop()
    }
  })

  it('is told the numbers when no process answers, also after a form', async () => {
    const down = await startNginx({ published: world.published, frontPort: world.port, webPorts: [9] })
    try {
      for (const more of [{}, { method: 'POST', headers: fromHere, body: 'a=1' }]) {
        const { status, headers, raw } = await down.ask(hosts.portal, '/portal', more)
        expect(status).toBe(503)
        expect(headers).toMatchObject({ ...same, 'cache-control': 'no-store' })
        expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'sha256-/)
        expect(raw.toString()).toContain('114 14')
      }
    } finally {
      await down.stop()
    }
  })
})
