import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sealScript } from '@/lib/publishing/seal-script'
import { form, noon, publishedWorld, type Reply, type World } from '../integration/publishing/world'

/**
 * Every header of every kind of answer, written by hand from decisions 7 and 10–15: what a proxy, a shared computer and
 * a search engine are told about a visit.
 */
const sealed = "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
const page = /^default-src 'none'; script-src 'sha256-[A-Za-z0-9+/]{43}='; style-src 'sha256-[A-Za-z0-9+/]{43}='; img-src 'self'; media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/

type Row = [name: string, ask: (world: World) => Promise<Reply>, status: number, cache: string, policy: string | RegExp, type: string | undefined, indexable: boolean]
const html = 'text/html; charset=utf-8'
const rows: Row[] = [
  ['start page', (w) => w.ask('/'), 200, 'public, max-age=60', page, html, true],
  ['page, head only', (w) => w.ask('/integritet', { method: 'HEAD' }), 200, 'public, max-age=60', page, html, true],
  ['form page', (w) => w.ask('/hitta-stod'), 200, 'public, max-age=60', page, html, false],
  ['kommun page', (w) => w.ask('/hitta-stod/malmo'), 200, 'public, max-age=60', page, html, false],
  ['page that asks which kommun', (w) => w.ask('/hitta-stod/habo'), 200, 'public, max-age=60', page, html, false],
  ['found', (w) => w.ask('/hitta-stod', form('malmö')), 303, 'private, no-cache', sealed, undefined, false],
  ['choice', (w) => w.ask('/hitta-stod', form('habo')), 200, 'private, no-cache', page, html, false],
  ['unknown name', (w) => w.ask('/hitta-stod', form('Atlantis')), 404, 'private, no-cache', page, html, false],
  ['nothing typed', (w) => w.ask('/hitta-stod', form('')), 422, 'private, no-cache', page, html, false],
  ['too much typed', (w) => w.ask('/hitta-stod', form('x'.repeat(20_000))), 413, 'private, no-cache', page, html, false],
  ['guided question', (w) => w.ask('/vad-galler-for-mig'), 200, 'public, max-age=60', page, html, false],
  ['answer to a guided question', (w) => w.ask('/vad-galler-for-mig', { method: 'POST', body: 'at=danger&answer=no' }), 200, 'private, no-cache', page, html, false],
  ['answer that no question has', (w) => w.ask('/en/what-applies-to-me', { method: 'POST', body: 'at=danger&answer=maybe' }), 422, 'private, no-cache', page, html, false],
  ['answer too long', (w) => w.ask('/vad-galler-for-mig', { method: 'POST', body: 'x'.repeat(20_000) }), 413, 'private, no-cache', page, html, false],
  ['secrecy guide', (w) => w.ask('/sekretessguiden'), 200, 'public, max-age=60', page, html, true],
  ['answer of the secrecy guide', (w) => w.ask('/sekretessguiden?from=socialServices&to=countyBoard'), 200, 'private, no-cache', page, html, false],
  ['sheet of a paragraph', (w) => w.ask('/sekretessguiden/osl-10-18a'), 200, 'public, max-age=60', page, html, true],
  ['map', (w) => w.ask('/hitta-stod/karta'), 200, 'public, max-age=60', page, html, true],
  ['other spelling of an address', (w) => w.ask('/hitta-stod/'), 303, 'private, no-cache', sealed, undefined, false],
  ['no such page', (w) => w.ask('/en/nothing'), 404, 'private, no-cache', page, html, false],
  ['method', (w) => w.ask('/', { method: 'DELETE' }), 405, 'no-store', sealed, 'text/plain; charset=utf-8', false],
  ['icon', (w) => w.ask('/icon.svg'), 200, 'public, max-age=3600', sealed, 'image/svg+xml', true],
  ['script of the contact point’s desk', async (w) => w.ask((await sealScript()).path), 200, 'no-store', sealed, 'text/javascript; charset=utf-8', true],
  ['robots.txt', (w) => w.ask('/robots.txt'), 200, 'public, max-age=3600', sealed, 'text/plain; charset=utf-8', true],
  ['address that cannot be read', (w) => w.ask('/\\evil'), 400, 'no-store', sealed, 'text/plain; charset=utf-8', false],
]

const same = {
  'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'x-dns-prefetch-control': 'off',
  'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-resource-policy': 'same-origin',
}
/** Any of these tells visitors apart or tells an attacker what runs here. */
const never = ['set-cookie', 'etag', 'last-modified', 'server', 'x-powered-by', 'link', 'refresh', 'access-control-allow-origin', 'report-to', 'nel', 'alt-svc', 'accept-ch']

describe.each([['demo', false], ['live', true]] as const)('in %s mode', (_mode, live) => {
  let world: World
  const hosts = { public: 'vidare.example', portal: 'portal.example' }
  beforeAll(async () => {
    world = await publishedWorld(live ? { live, hosts } : {})
    await world.publish()
  })
  afterAll(async () => { await world.close() })
  const named = (): World => (live
    ? { ...world, ask: (path, more = {}) => world.ask(path, { ...more, headers: { ...more.headers, host: hosts.public } }) }
    : world)

  it.each(rows)('%s', async (_name, ask, status, cache, policy, type, indexable) => {
    const { status: seen, headers } = await ask(named())
    expect(seen).toBe(status)
    expect(headers).toMatchObject(same)
    expect(headers['cache-control']).toBe(cache)
    if (typeof policy === 'string') expect(headers['content-security-policy']).toBe(policy)
    else expect(headers['content-security-policy']).toMatch(policy)
    expect(headers['content-type']).toBe(type)
    expect(headers['permissions-policy']).toMatch(/camera=\(\).*geolocation=\(\).*microphone=\(\)/)
    expect(headers['x-robots-tag']).toBe(live && indexable ? undefined : 'noindex')
    expect(headers['strict-transport-security']).toBe(live ? 'max-age=63072000; includeSubDomains' : undefined)
    expect(headers.vary).toBe(type === html || type?.startsWith('text/javascript') ? 'accept-encoding' : undefined)
    for (const name of never) expect(headers[name], name).toBeUndefined()
  })

  it('a cookie, a referrer and a user agent change nothing', async () => {
    const plain = await named().ask('/hitta-stod/malmo')
    const marked = await named().ask('/hitta-stod/malmo', { headers: { cookie: 'session=abc', referer: 'https://search.example/', 'user-agent': 'x', 'if-none-match': '*', range: 'bytes=0-9' } })
    expect(marked.status).toBe(200)
    expect(marked.raw.equals(plain.raw)).toBe(true)
    expect({ ...marked.headers, date: '' }).toEqual({ ...plain.headers, date: '' })
  })
})

describe('the front bears', () => {
  let world: World
  beforeAll(async () => {
    world = await publishedWorld()
    await world.publish()
  })
  afterAll(async () => { await world.close() })

  it('headers too large to be a visitor', async () => {
    expect((await world.ask('/', { headers: { 'x-large': 'x'.repeat(20_000) } })).status).toBe(431)
    expect((await world.ask('/')).status).toBe(200)
  })

  it('a clock that stands on the moment of closing', async () => {
    world.web.openUntil(noon)
    await world.publish({ validUntil: noon })
    const { headers, raw } = await world.ask('/hitta-stod/malmo')
    expect(headers['cache-control']).toBe('public, max-age=60')
    expect(raw.toString()).not.toContain('Öppet nu')
  })
})
