import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemNow } from '@/lib/core/clock'
import { publishedWorld, type World } from '../integration/publishing/world'
import { hosts, startNginx, type Answer, type Nginx } from '../support/nginx'

/**
 * The tests of Mozilla's HTTP Observatory (developer.mozilla.org/observatory, "Tests & Scoring", read 2026-11-27), each with the
 * best outcome that a site which is on no preload list can have. Asked over TLS of the configuration that is deployed.
 */
describe('what an outside scanner would say of the public host', () => {
  let world: World
  let nginx: Nginx
  let start: Answer
  beforeAll(async () => {
    world = await publishedWorld({ live: true, hosts })
    world.setTime(systemNow())
    await world.publish()
    nginx = await startNginx({ published: world.published, frontPort: world.port, webPorts: [9] })
    start = await nginx.ask(hosts.public, '/')
  })
  afterAll(async () => {
    await nginx.stop()
    await world.close()
  })
  const directives = (): Map<string, string[]> => new Map(String(start.headers['content-security-policy']).split(';').map((one) => {
    const [name = '', ...values] = one.trim().split(/\s+/)
    return [name, values]
  }))
  const header = (name: string): string => String(start.headers[name] ?? '')

  it('Content Security Policy: nothing by default, nothing unsafe, no scheme, no other host', () => {
    expect(directives().get('default-src')).toEqual(["'none'"])
    for (const [name, values] of directives()) for (const value of values) expect(value, name).toMatch(/^'(none|self|sha256-[A-Za-z0-9+/]{43}=)'$/)
    for (const name of ['base-uri', 'form-action', 'frame-ancestors']) expect(directives().has(name), name).toBe(true)
  })
  it('Cookies: none', () => { expect(start.headers['set-cookie']).toBeUndefined() })
  it('Cross Origin Resource Sharing: not given, to any origin', async () => {
    const { headers } = await nginx.ask(hosts.public, '/', { headers: { origin: 'https://elsewhere.example' } })
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
  })
  it('Redirection: from plain HTTP to the same host over TLS, in one step', async () => {
    const { status, headers } = await nginx.askPlain(hosts.public, '/')
    expect([status, headers.location]).toEqual([301, `https://${hosts.public}/`])
    expect(start.status).toBe(200)
  })
  it('Referrer Policy: nobody is told', () => { expect(header('referrer-policy')).toBe('no-referrer') })
  it('Strict Transport Security: at least half a year', () => {
    expect(Number(/max-age=(\d+)/.exec(header('strict-transport-security'))?.[1])).toBeGreaterThanOrEqual(15_768_000)
  })
  it('Subresource Integrity: no script or style comes from a file', () => {
    expect(start.raw.toString()).not.toMatch(/<script[^>]*\ssrc=|<link[^>]*rel="?stylesheet/)
  })
  it('X-Content-Type-Options: nosniff', () => { expect(header('x-content-type-options')).toBe('nosniff') })
  it('X-Frame-Options: by frame-ancestors', () => { expect(directives().get('frame-ancestors')).toEqual(["'none'"]) })
  it('Cross Origin Resource Policy: this origin alone', () => { expect(header('cross-origin-resource-policy')).toBe('same-origin') })
})
