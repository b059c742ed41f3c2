import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { orgNumberClaim, requiredAcr } from '@/lib/auth/identity'
import { systemNow } from '@/lib/core/clock'
import type { Forgery } from '@/tests/support/hostile-provider'
import { signInWorld, type Jar, type SignInWorld } from '@/tests/support/sign-in-world'
import { person } from '@/tests/worlds/people'

/** The tokens' own times are checked against the machine's clock by the library, so this test lives now. */
const sara = person('handlaggare@malmo.example')
let world: SignInWorld

beforeAll(async () => { world = await signInWorld() })
afterAll(() => world.close())
beforeEach(() => world.owner.query('delete from portal.session'))

describe('a caseworker who identifies herself on level 3', () => {
  it('is let in, with a cookie that scripts cannot read and that ends with the browser', async () => {
    const done = await world.signIn(sara, systemNow())
    expect(done).toMatchObject({ ok: true, to: '/portal' })
    const [cookie = ''] = done.setCookie.filter((line) => line.startsWith('session='))
    expect(cookie.split('; ').slice(1).sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax'])
    expect(Buffer.from(done.jar['session'] ?? '', 'base64url')).toHaveLength(32)
    expect(Object.keys(done.jar).filter((name) => name !== 'session' && name !== 'sign-in.return' && name !== 'sign-in.form')).toEqual([])
  })

  it('is asked for by code with PKCE, state and nonce, freshly and on level 3 as essential', async () => {
    const jar: Jar = {}
    const asked = new URL(await world.begin(systemNow(), jar)).searchParams
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code', client_id: 'vidare', code_challenge_method: 'S256', prompt: 'login', redirect_uri: 'http://localhost:3183/api/auth/callback/identity',
    })
    expect(JSON.parse(asked.get('claims') ?? '{}')).toMatchObject({ id_token: { acr: { essential: true, value: requiredAcr } } })
    // At least 128 bits each.
    for (const name of ['state', 'nonce', 'code_challenge']) expect((asked.get(name) ?? '').length).toBeGreaterThanOrEqual(22)
  })

  it('comes through a portal that proves itself with its own key', async () => {
    await world.signIn(sara, systemNow())
    expect(world.provider.exchanges.at(-1)).toBe('private_key_jwt')
  })

  it('keeps only a hash of the token in the database', async () => {
    const { jar } = await world.signIn(sara, systemNow())
    const { rows } = await world.owner.query<{ text: string }>('select s::text as text from portal.session s')
    expect(rows).toHaveLength(1)
    expect(rows[0]?.text).not.toContain(jar['session'])
    expect(rows[0]?.text).not.toContain(Buffer.from(jar['session'] ?? '').toString('hex'))
  })
})

describe('an identity provider that lies, or somebody in between', () => {
  const now = systemNow()
  const seconds = Math.floor(now / 1000)
  const lies: [string, Forgery, why: 'level' | 'account' | 'failed'][] = [
    ['says level 2', { claims: { acr: 'http://id.elegnamnden.se/loa/1.0/loa2' } }, 'level'],
    ['says an uncertified level 3', { claims: { acr: 'http://id.swedenconnect.se/loa/1.0/uncertified-loa3' } }, 'level'],
    ['says no level', { claims: { acr: undefined } }, 'level'],
    ['says a level that is no text', { claims: { acr: [requiredAcr] } }, 'level'],
    ['answers for another client', { claims: { aud: 'somebody-else' } }, 'failed'],
    ['answers for several clients', { claims: { aud: ['vidare', 'somebody-else'] } }, 'failed'],
    ['calls itself another issuer', { claims: { iss: 'https://other.example' } }, 'failed'],
    ['comes back as another issuer (mix-up, RFC 9207)', { query: { iss: 'https://other.example' } }, 'failed'],
    ['comes back without an issuer', { query: { iss: undefined } }, 'failed'],
    ['has another nonce', { claims: { nonce: 'another' } }, 'failed'],
    ['has no nonce', { claims: { nonce: undefined } }, 'failed'],
    ['has another state', { query: { state: 'another' } }, 'failed'],
    ['has no state', { query: { state: undefined } }, 'failed'],
    ['signs nothing (alg none)', { signature: 'none' }, 'failed'],
    ['signs with what everybody knows (HS256)', { signature: 'HS256' }, 'failed'],
    ['signs with a key that is not its own', { signature: 'stranger' }, 'failed'],
    ['answers with a token that has expired', { claims: { iat: seconds - 900, exp: seconds - 600 } }, 'failed'],
    ['answers with a token from the future', { claims: { iat: seconds + 900, exp: seconds + 1200 } }, 'failed'],
    ['does not say when the person identified herself', { claims: { auth_time: undefined } }, 'failed'],
    ['lets an identification of this morning do', { claims: { auth_time: seconds - 4 * 3600 } }, 'failed'],
    ['says that she will identify herself later', { claims: { auth_time: seconds + 3600 } }, 'failed'],
    ['does not say whom she works for', { claims: { [orgNumberClaim]: undefined } }, 'failed'],
    ['says that she works for somebody else', { claims: { [orgNumberClaim]: '0000000001' } }, 'account'],
    ['does not say who she is', { claims: { email: undefined } }, 'failed'],
    ['knows nobody of ours', { claims: { email: 'nobody@malmo.example' } }, 'account'],
    ['reports an error', { query: { code: undefined, error: 'access_denied' } }, 'failed'],
    ['brings a code that it never gave', { query: { code: 'made-up' } }, 'failed'],
  ]
  it.each(lies)('%s: no session, and the same kind of page', async (_, forgery, why) => {
    const done = await world.signIn(sara, systemNow(), forgery)
    expect(done).toMatchObject({ ok: false, why })
    expect(done.jar['session']).toBeUndefined()
    expect(await world.sessions()).toBe(0)
  })

  it('uses a code a second time: the first session stands and there is no second', async () => {
    const jar: Jar = {}
    const answer = world.provider.answer(await world.begin(systemNow(), jar), sara, systemNow())
    const stolen = { ...jar }
    expect(await world.complete(answer, systemNow(), jar)).toMatchObject({ ok: true })
    expect(await world.complete(answer, systemNow(), stolen)).toMatchObject({ ok: false, why: 'failed' })
    expect(await world.sessions()).toBe(1)
  })

  it('sends a link with an answer of her own to somebody who began nothing (login CSRF)', async () => {
    const answer = world.provider.answer(await world.begin(systemNow(), {}), sara, systemNow())
    expect(await world.complete(answer, systemNow(), {})).toMatchObject({ ok: false, why: 'failed' })
    // Neither to somebody who is in the middle of a sign-in of their own.
    const other: Jar = {}
    await world.begin(systemNow(), other)
    expect(await world.complete(answer, systemNow(), other)).toMatchObject({ ok: false, why: 'failed' })
    expect(await world.sessions()).toBe(0)
  })
})

describe('somebody with an account that cannot be used', () => {
  const refusedAs = async (email: string, claims: Record<string, unknown> = {}) => {
    const done = await world.signIn(person(email), systemNow(), { claims })
    return done.ok ? 'let in' : done.why
  }
  it('is refused in the same words whether disabled, out of roles, or unknown', async () => {
    await world.owner.query('update portal.account set disabled_at = now() where email = $1', ['chef@malmo.example'])
    await world.owner.query(
      `update portal.role_grant set valid_from = current_date - 300, valid_until = current_date - 2
       where account_id = (select id from portal.account where email = 'logg@malmo.example')`)
    expect(await refusedAs('chef@malmo.example')).toBe('account')
    expect(await refusedAs('logg@malmo.example')).toBe('account')
    expect(await refusedAs('beslut@malmo.example', { email: 'stranger@malmo.example' })).toBe('account')
    expect(await world.sessions()).toBe(0)
  })

  it('cannot take over an e-mail that somebody else has signed in with', async () => {
    expect(await refusedAs('samordnare@malmo.example')).toBe('let in')
    expect(await refusedAs('samordnare@malmo.example', { sub: 'a successor with the same address' })).toBe('account')
    expect(await refusedAs('samordnare@malmo.example', { email: 'SAMORDNARE@malmo.example' })).toBe('let in')
  })
})
