import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { keepForm, readKept } from '@/lib/auth/keep-form'
import { absoluteMs, idleMs, keptMs, touchMs } from '@/lib/auth/limits'
import { removeKeptForms } from '@/lib/auth/remove-kept'
import { endSession, readActor } from '@/lib/auth/store'
import { hashOf } from '@/lib/auth/token'
import { systemNow } from '@/lib/core/clock'
import { dayOf } from '@/lib/directory/days'
import { signInWorld, type Jar, type SignInWorld } from '@/tests/support/sign-in-world'
import { person } from '@/tests/worlds/people'

const sara = person('handlaggare@malmo.example')
const amir = person('samordnare@malmo.example')
const hour = 60 * 60_000
let world: SignInWorld

beforeAll(async () => { world = await signInWorld() })
afterAll(() => world.close())
beforeEach(() => world.owner.query('delete from portal.saved_post; delete from portal.session'))

/** Signs in and gives the token, as it stands in the browser. */
async function tokenOf(who = sara, jar: Jar = {}): Promise<{ token: string; at: number; jar: Jar }> {
  const at = systemNow()
  const done = await world.signIn(who, at, { jar })
  const token = done.jar['session']
  if (!done.ok || token === undefined) throw new Error(`${who.email} was not let in`)
  return { token, at, jar: done.jar }
}
const actor = (token: string, now: number) => readActor(hashOf(token), now)

describe('a caseworker at her desk', () => {
  it('is herself, in her authority, with her roles of today and nothing else', async () => {
    const { token, at } = await tokenOf()
    expect(await actor(token, at)).toMatchObject({
      accountId: sara.accountId, authorityId: sara.authorityId, name: 'Sara Lindqvist', authorityName: sara.authorityName,
      grants: [{ role: 'caseworker', unitId: sara.unitId, unitName: sara.unitName }],
    })
  })

  it('stays signed in for fifteen minutes without a page, to the millisecond', async () => {
    const { token, at } = await tokenOf()
    expect(await actor(token, at + idleMs)).toBeNull()
    expect(await actor(token, at + idleMs - 1)).not.toBeNull()
  })

  it('stays signed in while she works, and not a millisecond beyond eight hours', async () => {
    const { token, at } = await tokenOf()
    for (let now = at; now < at + absoluteMs; now += 10 * 60_000) expect(await actor(token, now), `after ${(now - at) / hour} h`).not.toBeNull()
    expect(await actor(token, at + absoluteMs - 1)).not.toBeNull()
    expect(await actor(token, at + absoluteMs)).toBeNull()
  })

  it('has her visit written down at most every half minute', async () => {
    const { token, at } = await tokenOf()
    const seen = async () => (await world.owner.query<{ at: Date }>('select last_seen_at as at from portal.session')).rows[0]?.at.getTime()
    await actor(token, at + touchMs - 1)
    expect(await seen()).toBe(at)
    await actor(token, at + touchMs)
    expect(await seen()).toBe(at + touchMs)
  })
})

describe('access that is taken away', () => {
  it('is gone at the next request when the account is disabled', async () => {
    const { token, at } = await tokenOf(amir)
    expect(await actor(token, at)).not.toBeNull()
    await world.owner.query('update portal.account set disabled_at = now() where id = $1', [amir.accountId])
    expect(await actor(token, at)).toBeNull()
    await world.owner.query('update portal.account set disabled_at = null where id = $1', [amir.accountId])
  })

  it('is gone at the next request when the last role is taken away, or has had its last day', async () => {
    const { token, at } = await tokenOf(amir)
    const rolesLast = (day: string) => world.owner.query('update portal.role_grant set valid_from = $2::date - 300, valid_until = $2::date where account_id = $1', [amir.accountId, day])
    await rolesLast(dayOf(at - 24 * hour))
    expect(await actor(token, at)).toBeNull()
    // The last day is a whole day, in Sweden.
    await rolesLast(dayOf(at))
    expect(await actor(token, at)).not.toBeNull()
  })

  it('is gone for a copied cookie as soon as its owner has signed out, for good', async () => {
    const { token, at } = await tokenOf()
    await endSession(hashOf(token), 'signedOut', at + 1000)
    expect(await actor(token, at + 1001)).toBeNull()
    await expect(world.owner.query('update portal.session set ended_at = null, ended_reason = null')).rejects.toThrow(/stays ended/)
  })
})

describe('a stranger with a cookie', () => {
  it('who planted a token before sign-in has nothing afterwards (session fixation)', async () => {
    const planted = 'a'.repeat(43)
    const { token, at } = await tokenOf(sara, { session: planted })
    expect(token).not.toBe(planted)
    expect(await actor(planted, at)).toBeNull()
  })

  it('who planted a session of his own is not joined to it: the next person gets a new one and his is over', async () => {
    const his = await tokenOf(amir)
    const hers = await tokenOf(sara, { ...his.jar })
    expect((await actor(hers.token, hers.at))?.name).toBe('Sara Lindqvist')
    expect(await actor(his.token, hers.at)).toBeNull()
  })

  it('who guesses, or brings rubbish, is nobody', async () => {
    for (const rubbish of ['', '0', 'x'.repeat(4000), '\u0000', "' or 1=1 --"]) expect(await actor(rubbish, systemNow())).toBeNull()
  })

  it('who reads the database finds no token that a browser could bring', async () => {
    const { token, at } = await tokenOf()
    const { rows } = await world.owner.query<{ hash: Buffer }>('select token_hash as hash from portal.session')
    for (const { hash } of rows) for (const form of ['hex', 'base64', 'base64url'] as const) expect(await actor(hash.toString(form), at)).toBeNull()
    expect(await actor(token, at)).not.toBeNull()
  })
})

describe('identifying oneself again for a step that needs it', () => {
  it('gives a new token and a new time, and ends the old session', async () => {
    const first = await tokenOf()
    const second = await tokenOf(sara, { ...first.jar })
    expect(second.token).not.toBe(first.token)
    expect(await actor(first.token, second.at)).toBeNull()
    expect((await actor(second.token, second.at))?.authTime).toBeGreaterThanOrEqual(Math.floor(first.at / 1000) * 1000)
  })
})

describe('a long text that was sent after the sign-in had run out', () => {
  const text = { note: 'Kanariefågel 4711: hon orkar inte mer.', kind: ['fact', 'meeting'] }
  const path = '/portal/cases/1/note'
  const late = (token: string, now: number) => keepForm(world.settings, token, path, text, now)
  const found = async (token: string, now: number) => {
    const who = await actor(token, now)
    return who ? readKept(world.settings, token, who, now) : 'nobody'
  }

  it('is there again for the same person in the same browser', async () => {
    const before = await tokenOf()
    expect(await late(before.token, before.at + idleMs + 1)).toBe(true)
    const after = await tokenOf(sara, { ...before.jar })
    expect(await found(after.token, after.at)).toEqual({ path, values: text })
  })

  it('lies in the database in no form that can be read', async () => {
    const before = await tokenOf()
    await late(before.token, before.at)
    const { rows } = await world.owner.query<{ body: Buffer }>('select body from portal.saved_post')
    expect(rows).toHaveLength(1)
    expect(rows[0]?.body.includes('Kanariefågel')).toBe(false)
  })

  it('is not shown to the colleague who signs in at the same computer, nor to herself at another', async () => {
    const before = await tokenOf()
    await late(before.token, before.at)
    const colleague = await tokenOf(amir, { ...before.jar })
    expect(await found(colleague.token, colleague.at)).toBeNull()
    const elsewhere = await tokenOf(sara)
    expect(await found(elsewhere.token, elsewhere.at)).toBeNull()
  })

  it('is kept for thirty minutes', async () => {
    const before = await tokenOf()
    await late(before.token, before.at - keptMs + 60_000)
    const after = await tokenOf(sara, { ...before.jar })
    expect(await found(after.token, before.at + 59_000)).not.toBeNull()
    expect(await found(after.token, before.at + 60_000)).toBeNull()
  })

  it('is removed by the worker afterwards, and not a moment before', async () => {
    const { token, at } = await tokenOf()
    await late(token, at)
    expect(await removeKeptForms()).toBe(0)
    await world.owner.query("update portal.saved_post set expires_at = now() - interval '1 second'")
    expect(await removeKeptForms()).toBe(1)
  })

  it('is not kept when it is larger than 200 kB, when she signed out herself, or when the cookie never was ours', async () => {
    const { token, at } = await tokenOf()
    expect(await keepForm(world.settings, token, path, { note: 'å'.repeat(100_000) }, at)).toBe(false)
    expect(await keepForm(world.settings, 'never ours', path, text, at)).toBe(false)
    await endSession(hashOf(token), 'signedOut', at)
    expect(await late(token, at)).toBe(false)
  })
})

describe('whoever gets hold of the sign-in’s own login', () => {
  it('can list neither accounts nor sessions, only look up what is shown', async () => {
    await tokenOf()
    const { Client } = await import('pg')
    const thief = new Client({ connectionString: world.database.url.auth })
    await thief.connect()
    for (const table of ['account', 'role_grant', 'session', 'saved_post'])
      expect((await thief.query(`select from portal.${table}`)).rowCount, table).toBe(0)
    await expect(thief.query("update portal.account set email = 'mine@example.com'")).rejects.toMatchObject({ code: '42501' })
    await expect(thief.query('update portal.session set account_id = id')).rejects.toMatchObject({ code: '42501' })
    await thief.end()
  })
})
