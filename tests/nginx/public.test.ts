import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import zlib from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemNow } from '@/lib/core/clock'
import { redirectHeaders } from '@/lib/publishing/front/headers'
import { sealScript } from '@/lib/publishing/seal-script'
import { form, publishedWorld, type World } from '../integration/publishing/world'
import { hosts, startNginx, type Answer, type AskOptions, type Nginx } from '../support/nginx'

/**
 * The public host behind the real deploy/nginx.conf. Every rule is written by hand from what a visitor, a shared computer,
 * a proxy and a search engine may be told about a visit.
 */
const sealed = "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
const page = /^default-src 'none'; script-src 'sha256-[A-Za-z0-9+/]{43}='; style-src 'sha256-[A-Za-z0-9+/]{43}='; img-src 'self'; media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/
const html = 'text/html; charset=utf-8'
const text = 'text/plain; charset=utf-8'

/** A form as a browser posts it. */
const posted = (body: string): AskOptions => ({ method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } })

type Row = [name: string, target: string, more: AskOptions, status: number, cache: string, policy: string | RegExp, type: string | undefined, indexable: boolean]
const rows: Row[] = [
  ['start page', '/', {}, 200, 'public, max-age=60', page, html, true],
  ['page', '/integritet', {}, 200, 'public, max-age=60', page, html, true],
  ['page, head only', '/integritet', { method: 'HEAD' }, 200, 'public, max-age=60', page, html, true],
  ['page with a query', '/integritet?q=x', {}, 200, 'public, max-age=60', page, html, true],
  ['form page', '/hitta-stod', {}, 200, 'public, max-age=60', page, html, false],
  ['secrecy guide', '/sekretessguiden', {}, 200, 'public, max-age=60', page, html, true],
  ['answer of the secrecy guide', '/sekretessguiden?from=socialServices&to=countyBoard', {}, 200, 'private, no-cache', page, html, false],
  ['kommun page', '/hitta-stod/malmo', {}, 200, 'public, max-age=60', page, html, false],
  ['kommun page in Arabic', '/ar/find-support/malmo', {}, 200, 'public, max-age=60', page, html, false],
  ['page that asks which kommun', '/hitta-stod/habo', {}, 200, 'public, max-age=60', page, html, false],
  ['found', '/hitta-stod', form('malmö'), 303, 'private, no-cache', sealed, undefined, false],
  ['choice', '/hitta-stod', form('habo'), 200, 'private, no-cache', page, html, false],
  ['unknown name', '/hitta-stod', form('Atlantis'), 404, 'private, no-cache', page, html, false],
  ['nothing typed', '/hitta-stod', form(''), 422, 'private, no-cache', page, html, false],
  ['far too much typed', '/hitta-stod', form('x'.repeat(100_000)), 413, 'private, no-cache', page, html, false],
  ['what is wrong with a contact', '/fel-uppgift', posted('contact=socialjouren-malmo'), 200, 'private, no-cache', page, html, false],
  ['a report', '/fel-uppgift/skicka', posted('contact=socialjouren-malmo&reason=hours&locale=sv'), 303, 'private, no-cache', sealed, undefined, false],
  ['a report, opened', '/fel-uppgift/skicka', {}, 303, 'private, no-cache', sealed, undefined, false],
  ['a report, removed', '/fel-uppgift/skicka', { method: 'DELETE' }, 405, 'no-store', sealed, text, false],
  ['where the web takes reports', '/api/contact-reports', posted('contact=x'), 405, 'no-store', sealed, text, false],
  ['desk while nobody is behind it', '/kontakt/ny', {}, 503, 'no-store', page, html, false],
  ['desk in Arabic then', '/ar/contact/answer', {}, 503, 'no-store', page, html, false],
  ['what was written then', '/kontakt/ny', { method: 'POST', body: 'text=Hej', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 503, 'no-store', page, html, false],
  ['what only the front may ask', '/contact-desk', {}, 404, 'private, no-cache', page, html, false],
  ['a slash too many', '/hitta-stod/', {}, 303, 'private, no-cache', sealed, undefined, false],
  ['capitals', '/Hitta-Stod/Malmo', {}, 303, 'private, no-cache', sealed, undefined, false],
  ['å ä ö', `/hitta-stod/${encodeURIComponent('malmö')}`, {}, 303, 'private, no-cache', sealed, undefined, false],
  ['no such page', '/en/nothing', {}, 404, 'private, no-cache', page, html, false],
  ['no such file', '/nothing.png', {}, 404, 'private, no-cache', page, html, false],
  ['no such page, form', '/nothing', { method: 'POST', body: 'x=1' }, 405, 'no-store', sealed, text, false],
  ['method', '/', { method: 'DELETE' }, 405, 'no-store', sealed, text, false],
  ['form where none is taken', '/integritet', { method: 'POST', body: 'x=1' }, 405, 'no-store', sealed, text, false],
  ['icon', '/icon.svg', {}, 200, 'public, max-age=3600', sealed, 'image/svg+xml', true],
  ['file whose name holds its hash', '/film-0123456789abcdef.png', {}, 200, 'public, max-age=31536000, immutable', sealed, 'image/png', true],
  ['robots.txt', '/robots.txt', {}, 200, 'public, max-age=3600', sealed, text, true],
  ['sitemap', '/sitemap.xml', {}, 200, 'public, max-age=3600', sealed, 'application/xml; charset=utf-8', true],
  ['security.txt', '/.well-known/security.txt', {}, 200, 'public, max-age=3600', sealed, text, true],
  ['address that cannot be read', '/%', {}, 400, 'no-store', sealed, text, false],
  ['address without end', `/${'x'.repeat(9_000)}`, {}, 414, 'no-store', sealed, text, false],
  ['headers without end', '/', { headers: { 'x-large': 'x'.repeat(40_000) } }, 431, 'no-store', sealed, text, false],
  ['a path of the portal', '/portal', {}, 404, 'private, no-cache', page, html, false],
  ['sign-in', '/sign-in', {}, 404, 'private, no-cache', page, html, false],
  ['a health page', '/api/health/ready', {}, 404, 'private, no-cache', page, html, false],
  ['an image optimiser', '/_next/image?url=%2Fa&w=64&q=1', {}, 404, 'private, no-cache', page, html, false],
  ['what is never shown', '/internal/finder.json', {}, 404, 'private, no-cache', page, html, false],
  ['a notice by its own name', '/-/not-found', {}, 404, 'private, no-cache', page, html, false],
  ['the manifest', '/../manifest.json', {}, 400, 'no-store', sealed, text, false],
]

const same = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'x-dns-prefetch-control': 'off',
  'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-resource-policy': 'same-origin',
  server: 'nginx',
}
/** Any of these tells visitors apart, keeps a copy that nobody can take back, or tells an attacker what runs here. */
const never = ['set-cookie', 'etag', 'last-modified', 'expires', 'accept-ranges', 'x-powered-by', 'link', 'refresh', 'access-control-allow-origin', 'report-to', 'nel', 'alt-svc', 'accept-ch']

const publicHost = (nginx: Nginx) => (target: string, more: AskOptions = {}): Promise<Answer> => nginx.ask(hosts.public, target, more)

describe('a visitor at the public host', () => {
  let world: World
  let nginx: Nginx
  let ask: ReturnType<typeof publicHost>
  const seen: { line: string; headers: Record<string, unknown> }[] = []
  let portal: Server
  let taking = 303
  beforeAll(async () => {
    world = await publishedWorld({ live: true, hosts })
    await world.addFile('film-0123456789abcdef.png', 'png')
    world.setTime(systemNow())
    await world.publish()
    portal = createServer((request, response) => {
      seen.push({ line: request.url ?? '', headers: request.headers })
      if (request.url === '/api/contact-reports') response.writeHead(taking, { ...redirectHeaders(true, '/fel-uppgift/tack'), vary: 'rsc' })
      response.end()
    })
    await new Promise<void>((resolve) => { portal.listen(0, '127.0.0.1', resolve) })
    nginx = await startNginx({ published: world.published, frontPort: world.port, webPorts: [(portal.address() as AddressInfo).port] })
    ask = publicHost(nginx)
  })
  afterAll(async () => {
    await nginx.stop()
    portal.close()
    await world.close()
  })

  it.each(rows)('%s', async (_name, target, more, status, cache, policy, type, indexable) => {
    const { status: seenStatus, headers } = await ask(target, more)
    expect(seenStatus).toBe(status)
    expect(headers).toMatchObject(same)
    expect(headers['cache-control']).toBe(cache)
    if (typeof policy === 'string') expect(headers['content-security-policy']).toBe(policy)
    else expect(headers['content-security-policy']).toMatch(policy)
    expect(headers['content-type']).toBe(type)
    expect(headers['permissions-policy']).toMatch(/camera=\(\).*geolocation=\(\).*microphone=\(\)/)
    expect(headers['x-robots-tag']).toBe(indexable ? undefined : 'noindex')
    expect(headers.vary).toBe(type === html ? 'accept-encoding' : undefined)
    for (const name of never) expect(headers[name], name).toBeUndefined()
  })

  it('gets each page as it was compressed at publication, byte for byte what the front gives', async () => {
    const files = readdirSync(path.join(world.published, 'current/site'), { recursive: true, encoding: 'utf8' })
    for (const [accept, ending, encoding] of [['br, gzip', '.br', 'br'], ['gzip, deflate', '.gz', 'gzip'], [undefined, '', undefined]] as const) {
      for (const target of ['/', '/hitta-stod/malmo', '/en/find-support', '/nothing']) {
        const headers = accept === undefined ? {} : { 'accept-encoding': accept }
        const through = await ask(target, { headers })
        const straight = await world.ask(target, { headers: { ...headers, host: hosts.public } })
        expect(through.raw.equals(straight.raw), `${target} ${accept}`).toBe(true)
        expect(through.headers['content-encoding']).toBe(encoding)
        expect(through.headers['content-security-policy']).toBe(straight.headers['content-security-policy'])
        expect(through.headers['content-language']).toBe(straight.headers['content-language'])
      }
      expect(files.filter((file) => file.endsWith(`malmo.html${ending}`))).not.toHaveLength(0)
    }
  })

  it('gets the script of the contact point’s desk as the front gives it, compressed, kept by nobody and as the page names it', async () => {
    const { path: target, hash, files } = await sealScript()
    for (const [accept, encoding, body] of [['br', 'br', files.br], ['gzip', 'gzip', files.gzip], ['identity', undefined, files.identity]] as const) {
      const [through, straight] = await Promise.all([ask(target, { headers: { 'accept-encoding': accept } }), world.ask(target, { headers: { 'accept-encoding': accept, host: hosts.public } })])
      for (const { status, headers, raw } of [through, straight]) {
        expect([status, headers['content-type'], headers['content-encoding'], headers['cache-control'], headers.vary]).toEqual([200, 'text/javascript; charset=utf-8', encoding, 'no-store', 'accept-encoding'])
        expect(headers['content-security-policy']).toBe(sealed)
        expect(raw.equals(body)).toBe(true)
      }
    }
    expect(`sha256-${createHash('sha256').update(files.identity).digest('base64')}`).toBe(hash)
    expect((await ask('/form-0123456789abcdef.js')).status).toBe(404)
    expect((await ask(target, { method: 'POST', body: 'x=1' })).status).toBe(405)
  })

  it.each([
    ['br', 'br'], ['gzip', 'gzip'], ['br;q=0, gzip', 'gzip'], ['gzip;q=0', undefined], ['br;q=0.0,gzip;q=0', undefined], ['gzip, deflate, br, zstd', 'br'],
    ['br;q=0.1', 'br'], ['*', 'br'], ['identity', undefined], ['', undefined], ['brotli', undefined], ['GZIP;q=1.0', 'gzip'], ['x-gzip', 'gzip'],
  ])('who accepts "%s" gets %s', async (accept, encoding) => {
    const { headers, raw } = await ask('/integritet', { headers: { 'accept-encoding': accept } })
    expect(headers['content-encoding']).toBe(encoding)
    const page = encoding === 'br' ? zlib.brotliDecompressSync(raw) : encoding === 'gzip' ? zlib.gunzipSync(raw) : raw
    expect(page.toString()).toContain('<h1>')
  })

  it('gets the same bytes with a cookie, a referrer, a browser and a part asked for, and nobody behind hears of them', async () => {
    const marks = { cookie: '__Host-session=abc', referer: 'https://search.example/', 'user-agent': 'x', 'if-none-match': '*', 'if-modified-since': 'Sat, 21 Nov 2037 11:00:00 GMT', range: 'bytes=0-9' }
    const plain = await ask('/hitta-stod/malmo')
    const marked = await ask('/hitta-stod/malmo', { headers: marks })
    expect(marked.status).toBe(200)
    expect(marked.raw.equals(plain.raw)).toBe(true)
    expect({ ...marked.headers, date: '' }).toEqual({ ...plain.headers, date: '' })
    await ask('/hitta-stod', { ...form('malmö'), headers: { ...form('malmö').headers, ...marks, 'x-forwarded-for': '1.2.3.4' } })
    const [last] = world.heard.slice(-1)
    expect(Object.keys(last ?? {}).sort()).toEqual(['content-length', 'content-type', 'host'])
    expect(seen.filter(({ line }) => line !== '/api/contact-reports')).toEqual([])
    await ask('/fel-uppgift/skicka', { ...posted('contact=socialjouren-malmo&reason=hours&locale=sv'), headers: { ...posted('').headers, ...marks, 'x-forwarded-for': '1.2.3.4' } })
    expect(Object.keys(seen.at(-1)?.headers ?? {}).sort()).toEqual(['content-length', 'content-type', 'host'])
  })

  it('is told the numbers when a report cannot be taken just now, and to wait when too many come', async () => {
    taking = 503
    const { status, headers, raw } = await ask('/fel-uppgift/skicka', posted('contact=socialjouren-malmo&reason=hours&locale=sv'))
    taking = 303
    expect([status, headers['cache-control'], raw.toString().includes('114 14')]).toEqual([503, 'no-store', true])
    const answers = await Promise.all(Array.from({ length: 40 }, () => ask('/fel-uppgift/skicka', posted('contact=socialjouren-malmo&reason=hours&locale=sv'))))
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([303, 429]))
  })

  it('is known at the contact point’s desk by nothing but a network, which nobody can say for themselves', async () => {
    await ask('/kontakt/ny', {
      method: 'POST', body: 'text=Hej&token=x',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-network': '1.2.3.4', cookie: 'a=b', 'user-agent': 'x', referer: 'https://other.example/', 'sec-fetch-site': 'cross-site', 'x-forwarded-for': '1.2.3.4' },
    })
    const [last] = world.heard.slice(-1)
    expect(Object.keys(last ?? {}).sort()).toEqual(['content-length', 'content-type', 'host', 'sec-fetch-site', 'x-network'])
    expect(last).toMatchObject({ 'x-network': '127.0.0.1', 'sec-fetch-site': 'cross-site' })
  })

  it('of a text larger than any is told so, and none of it is written to a file', async () => {
    const { status } = await ask('/kontakt/ny', { method: 'POST', body: `text=${'x'.repeat(3_200_000)}`, headers: { 'content-type': 'application/x-www-form-urlencoded' } })
    expect([413, 503]).toContain(status)
  })

  it('gets what was written back when too many come from one address, and the application hears of none of them', async () => {
    const before = world.heard.length
    const answers = await Promise.all(Array.from({ length: 40 }, () => ask('/kontakt/ny', { method: 'POST', body: 'text=Hej+du', headers: { 'content-type': 'application/x-www-form-urlencoded' } })))
    const [held, others] = [answers.filter(({ status }) => status === 429), answers.filter(({ status }) => status !== 429)]
    expect([held.length > 10, others.length > 10]).toEqual([true, true])
    for (const { headers, raw } of held) {
      expect(headers).toMatchObject({ ...same, 'cache-control': 'no-store', 'content-type': html })
      expect(raw.toString()).toContain('value="Hej du"')
    }
    expect(world.heard.slice(before).filter((headers) => headers['x-held'] === '1')).toHaveLength(held.length)
    const reading = await Promise.all(Array.from({ length: 30 }, () => ask('/kontakt/ny')))
    expect(reading.find(({ status }) => status === 429)?.headers['content-type']).toBe(text)
  })

  it('leaves no line in any file', () => {
    const logs = readdirSync(path.join(nginx.folder, 'log'))
    for (const name of logs) expect(readFileSync(path.join(nginx.folder, 'log', name), 'utf8'), name).not.toMatch(/127\.0\.0\.1|GET|malmo/)
    expect(statSync(path.join(nginx.folder, 'log/portal.log')).size).toBe(0)
  })

  it('of another name meets no certificate, and of the right certificate but another name nothing', async () => {
    await expect(nginx.ask('other.example', '/')).rejects.toThrow()
    const { status, headers } = await nginx.ask('other.example', '/', { servername: hosts.public })
    expect(status).toBe(404)
    expect(headers['content-security-policy']).toBe(sealed)
    expect((await nginx.askPlain('other.example', '/')).status).toBe(404)
    const plain = await nginx.askPlain(hosts.public, '/hitta-stod?x=1')
    expect([plain.status, plain.headers.location]).toEqual([301, `https://${hosts.public}/hitta-stod?x=1`])
  })

  it('still gets every page and the numbers when the front is down', async () => {
    const down = await startNginx({ published: world.published, frontPort: 9, webPorts: [9] })
    try {
      expect((await down.ask(hosts.public, '/hitta-stod/malmo')).status).toBe(200)
      expect((await down.ask(hosts.public, '/nothing')).status).toBe(404)
      const { status, headers, raw } = await down.ask(hosts.public, '/hitta-stod', form('malmö'))
      expect(status).toBe(503)
      expect(headers).toMatchObject({ ...same, 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
      expect(headers['content-security-policy']).toMatch(page)
      expect(raw.toString()).toContain('114 14')
    } finally {
      await down.stop()
    }
  })

  it('is told the numbers before anything is published', async () => {
    const empty = await startNginx({ published: '/nonexistent', frontPort: 9, webPorts: [9] })
    try {
      const { status, headers, raw } = await empty.ask(hosts.public, '/')
      expect(status).toBe(503)
      expect(headers).toMatchObject({ ...same, 'cache-control': 'no-store', 'content-security-policy': sealed })
      expect(raw.toString()).toMatch(/112.*\n.*114 14/)
    } finally {
      await empty.stop()
    }
  })

  it('never keeps an opening sentence beyond its end, and is shown the page without it when nobody publishes', async () => {
    const until = (Math.floor(systemNow() / 1000) + 4) * 1000
    world.web.openUntil(until)
    await world.publish({ now: systemNow(), validUntil: until, directoryVersion: '2' })
    await nginx.takeRelease()
    let shown = 0
    for (let now = systemNow(); now < until + 1_500; now = systemNow()) {
      const { headers, raw } = await ask('/hitta-stod/malmo')
      const after = systemNow()
      const seconds = Number(/^public, max-age=(\d+)$/.exec(headers['cache-control'] ?? '')?.[1])
      if (raw.toString().includes('Öppet nu')) {
        shown += 1
        expect(now).toBeLessThan(until)
        expect(now + seconds * 1000).toBeLessThanOrEqual(until)
      } else {
        expect(after).toBeGreaterThanOrEqual(until)
        expect(seconds).toBe(60)
      }
      await pause(100)
    }
    expect(shown).toBeGreaterThan(0)
  })

  it('who sends nothing more is let go after ten seconds, as the configuration says', () => {
    const text = readFileSync('deploy/nginx.conf', 'utf8')
    for (const rule of ['client_header_timeout 10s', 'client_body_timeout 10s', 'send_timeout 10s', 'keepalive_timeout 15s', 'reset_timedout_connection on', 'limit_conn open_per_address 64'])
      expect(text).toContain(`${rule};`)
  })

  it('who opens hundreds of connections is told to wait, and holds no more than 64', async () => {
    const sockets = Array.from({ length: 64 }, () => connect(nginx.plainPort, '127.0.0.1').on('error', () => undefined))
    try {
      // A begun request counts from its first whole header on.
      for (const socket of sockets) socket.write(`POST / HTTP/1.1\r\nhost: ${hosts.public}\r\ncontent-length: 10\r\n\r\n`)
      await pause(200)
      const { status, headers } = await nginx.askPlain(hosts.public, '/')
      expect([301, 429]).toContain(status)
      expect(headers['cache-control']).toBe('no-store')
    } finally {
      for (const socket of sockets) socket.destroy()
    }
  })
})
