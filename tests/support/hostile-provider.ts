import { createHash, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { createLocalJWKSet, jwtVerify, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose'
import { orgNumberClaim, requiredAcr } from '@/lib/auth/identity'
import type { SignInKeys } from '@/lib/auth/sign-in-keys'
import type { DemoPerson } from '@/lib/accounts/people'

/** How an answer is to be forged. Nothing set: the honest answer of a good provider. */
export interface Forgery {
  /** Changes of the ID token's claims; undefined removes one. */
  claims?: Record<string, unknown>
  /** `none`: unsigned. `HS256`: signed with what the portal's own public data would give. `stranger`: by another key. */
  signature?: 'honest' | 'none' | 'HS256' | 'stranger'
  /** Other query parameters than the honest ones on the way back. */
  query?: Record<string, string | undefined>
}

export interface HostileProvider {
  issuer: string
  /** What the browser would bring back for this person, after following `location`. */
  answer(location: string, person: DemoPerson, now: number, forgery?: Forgery): Record<string, string>
  /** How the portal proved itself at the token endpoint, one word per exchange. */
  exchanges: string[]
  close(): void
}

interface Grant { token: Promise<string>; challenge: string | null; used: boolean }

/** An identity provider that can lie in every way a token can. It checks the portal as a real one does. */
export async function hostileProvider(keys: SignInKeys, clientId: string): Promise<HostileProvider> {
  const honest = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const grants = new Map<string, Grant>()
  const exchanges: string[] = []
  const jwks = { keys: [{ ...honest.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] }
  let issuer = ''

  const sign = (claims: JWTPayload, how: Forgery['signature']): Promise<string> => {
    const rsa = (key: KeyObject) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(key)
    if (how === 'none') return Promise.resolve(new UnsecuredJWT(claims).encode())
    if (how === 'HS256') return new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(JSON.stringify(jwks.keys[0])))
    return rsa(how === 'stranger' ? stranger.privateKey : honest.privateKey)
  }

  const exchange = async (form: URLSearchParams): Promise<{ status: number; body: unknown }> => {
    const refuse = (why: string) => { exchanges.push(why); return { status: 400, body: { error: 'invalid_grant' } } }
    const grant = grants.get(form.get('code') ?? '')
    if (!grant || grant.used) return refuse('code used or unknown')
    const proved = await jwtVerify(form.get('client_assertion') ?? '', createLocalJWKSet({ keys: [keys.publicKey] }), { audience: issuer, issuer: clientId, subject: clientId })
      .catch(() => null)
    if (!proved) return refuse('client not proved')
    if (createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url') !== grant.challenge) return refuse('no proof key')
    grant.used = true
    exchanges.push('private_key_jwt')
    return { status: 200, body: { access_token: randomBytes(16).toString('hex'), token_type: 'Bearer', expires_in: 60, id_token: await grant.token } }
  }

  const server = http.createServer((request, response) => {
    const say = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    }
    if (request.url === '/.well-known/openid-configuration')
      say(200, {
        issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks`, response_types_supported: ['code'],
        subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'], authorization_response_iss_parameter_supported: true,
      })
    else if (request.url === '/jwks') say(200, jwks)
    else {
      let text = ''
      request.on('data', (chunk: Buffer) => { text += chunk.toString() })
      request.on('end', () => { void exchange(new URLSearchParams(text)).then(({ status, body }) => { say(status, body) }) })
    }
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    get issuer() { return issuer },
    exchanges,
    close() { server.close(); server.closeAllConnections() },
    answer(location, person, now, { claims = {}, signature = 'honest', query = {} } = {}) {
      const asked = new URL(location).searchParams
      const seconds = Math.floor(now / 1000)
      const all: Record<string, unknown> = {
        iss: issuer, sub: `subject of ${person.email}`, aud: clientId, nonce: asked.get('nonce'), iat: seconds, exp: seconds + 300, auth_time: seconds,
        acr: requiredAcr, email: person.email, [orgNumberClaim]: person.organisationNumber, ...claims,
      }
      const code = randomBytes(16).toString('hex')
      const told = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
      grants.set(code, { token: sign(told, signature), challenge: asked.get('code_challenge'), used: false })
      const back: Record<string, string | undefined> = { code, state: asked.get('state') ?? '', iss: issuer, ...query }
      return Object.fromEntries(Object.entries(back).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
    },
  }
}
