import { generateKeyPairSync } from 'node:crypto'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoProviderServer } from '@/lib/auth/demo-provider/server'
import { people, person } from '@/tests/worlds/people'

const portalUrl = 'http://localhost:3999'
let issuer: string
let server: Server

const freePort = () => new Promise<number>((resolve) => {
  const taken = createServer().listen(0, '127.0.0.1', () => {
    const { port } = taken.address() as AddressInfo
    taken.close(() => { resolve(port) })
  })
})

beforeAll(async () => {
  const port = await freePort()
  issuer = `http://127.0.0.1:${port}`
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  server = demoProviderServer({ issuer, portalUrl, clientId: 'vidare', people, clientKey: { ...publicKey.export({ format: 'jwk' }), kid: 'test', alg: 'ES256', use: 'sig' } as Record<string, string> })
  await new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', resolve) })
})
afterAll(() => new Promise((resolve) => { server.close(resolve) }))

/** A browser without scripts: keeps cookies and follows what the provider sends, no further than the portal. */
function browser() {
  const jar = new Map<string, string>()
  return async function go(address: string, form?: Record<string, string>): Promise<{ at: string; body: string }> {
    const reply = await fetch(address, {
      redirect: 'manual', headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') }, ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const line of reply.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    const to = reply.headers.get('location')
    if (to === null) return { at: address, body: await reply.text() }
    const next = new URL(to, address).href
    return next.startsWith(portalUrl) ? { at: next, body: '' } : go(next)
  }
}

const signIn = async (go: ReturnType<typeof browser>, email: string) => {
  const question = new URLSearchParams({
    client_id: 'vidare', response_type: 'code', scope: 'openid email', redirect_uri: `${portalUrl}/api/auth/callback/identity`, prompt: 'login', state: 's', nonce: 'n',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256',
  })
  const choose = await go(`${issuer}/auth?${question.toString()}`)
  expect(choose.body).toContain(person(email).name)
  return go(choose.at, { person: email })
}

describe('the demonstration’s identity provider, without scripts', () => {
  it('leads straight back to the portal, also for somebody else at the same desk', async () => {
    const go = browser()
    for (const email of ['handlaggare@malmo.example', 'samordnare@malmo.example', 'samordnare@malmo.example']) {
      const { at, body } = await signIn(go, email)
      expect(body).toBe('')
      expect(at).toMatch(/^http:\/\/localhost:3999\/api\/auth\/callback\/identity\?code=/)
    }
  })
})
