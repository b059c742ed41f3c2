import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { endNoticeAfter, idleMs } from '@/lib/auth/limits'
import { signOutAddress } from '@/lib/auth/provider-hint'
import { endOtherSignIns, endThisSignIn } from '@/lib/auth/sessions/end'
import { admit, listSignIns, readActor, readOwnSession } from '@/lib/auth/store'
import { hashOf } from '@/lib/auth/token'
import { systemNow } from '@/lib/core/clock'
import type { AccountId } from '@/lib/core/ids'
import type { Context } from '@/lib/core/pipeline'
import { signInWorld, type Jar, type SignInWorld } from '@/tests/support/sign-in-world'
import { person } from '@/tests/worlds/people'
import { eva, leila, value } from '@/tests/worlds/referrals'

const sara = person('handlaggare@malmo.example')
const amir = person('samordnare@malmo.example')
let world: SignInWorld

beforeAll(async () => { world = await signInWorld() })
afterAll(() => world.close())
beforeEach(() => world.owner.query('delete from portal.saved_post; delete from portal.session'))

async function signedIn(who = sara, jar: Jar = {}, at = systemNow()) {
  const done = await world.signIn(who, at, { jar })
  const token = done.jar['session']
  if (!done.ok || token === undefined) throw new Error(`${who.email} was not let in`)
  return { hash: hashOf(token), at, jar: done.jar }
}
/** As whoever holds the session acts: read from the database, as for a request. */
async function holding(hash: Uint8Array, now: number): Promise<Context> {
  const actor = await readActor(hash, now)
  if (!actor) throw new Error('the session is over')
  return { actor, now }
}
/** What the log says of sign-ins that were ended: by whom, which, and how. */
const logged = async () => (await world.owner.query<{ by: string; ids: string[]; why: string }>(
  `select account_id as by, shown->'sessionIds' as ids, shown->>'why' as why from portal.audit_event where action = 'session.ended' order by at`)).rows
const hasNewSignIn = async (hash: Uint8Array, account: AccountId, now: number) => (await readOwnSession(hash, account, now))?.hasNewElsewhere
const lives = async (hash: Uint8Array, now: number) => (await readActor(hash, now)) !== null

describe('the first sign-in of an account', () => {
  const atOnce = async ({ email, organisationNumber }: typeof sara, subjects: string[]) => (await Promise.all(subjects.map((subject) => admit({
    email, subject, organisationNumber, authTime: systemNow(), acr: 'http://id.elegnamnden.se/loa/1.0/loa3',
  }, systemNow())))).filter((admitted) => admitted !== null).length

  it('in several windows in the same instant lets the same person in by each', async () => {
    expect(await atOnce(person(eva), Array.from({ length: 8 }, () => 'eva'))).toBe(8)
  })

  it('by several people in the same instant belongs to one of them', async () => {
    expect(await atOnce(person(leila), Array.from({ length: 8 }, (_, number) => `somebody ${number}`))).toBe(1)
  })
})

describe('Sara, who has signed in at work and on her phone', () => {
  it('sees both, the one she sits at first, and nobody else’s', async () => {
    const work = await signedIn()
    const phone = await signedIn()
    await signedIn(amir)
    const list = await listSignIns(work.hash, sara.accountId, phone.at)
    expect(list.map(({ isThis, startedAt }) => ({ isThis, startedAt }))).toEqual([{ isThis: true, startedAt: work.at }, { isThis: false, startedAt: phone.at }])
  })

  it('ends the other with one press; it is over at its next request, and hers goes on', async () => {
    const work = await signedIn()
    const phone = await signedIn()
    const other = (await listSignIns(work.hash, sara.accountId, phone.at)).find(({ isThis }) => !isThis)
    expect(await endOtherSignIns(await holding(work.hash, phone.at), { signIn: other?.id })).toEqual({ ok: true, value: [other?.id] })
    expect((await logged()).at(-1)).toEqual({ by: sara.accountId, ids: [other?.id], why: 'revoked' })
    expect(await endOtherSignIns(await holding(work.hash, phone.at), { signIn: other?.id })).toEqual({ ok: false, code: 'signInOver' })
    expect([await lives(work.hash, phone.at), await lives(phone.hash, phone.at)]).toEqual([true, false])
    expect(await listSignIns(work.hash, sara.accountId, phone.at)).toHaveLength(1)
  })

  it('ends all others at once', async () => {
    const [first, second, third] = [await signedIn(), await signedIn(), await signedIn()]
    const ended = value(await endOtherSignIns(await holding(third.hash, third.at), { signIn: 'all' }))
    expect(ended).toHaveLength(2)
    expect((await logged()).at(-1)?.ids.sort()).toEqual([...ended].sort())
    expect(await Promise.all([first, second, third].map(({ hash }) => lives(hash, third.at)))).toEqual([false, false, true])
  })

  it('is told at her desk that somebody signed in as her elsewhere, until she has looked', async () => {
    const work = await signedIn(sara, {}, systemNow() - 1_000)
    expect(await hasNewSignIn(work.hash, sara.accountId, work.at)).toBe(false)
    const phone = await signedIn()
    expect(await hasNewSignIn(work.hash, sara.accountId, phone.at)).toBe(true)
    // Where the new one was made nothing is new.
    expect(await hasNewSignIn(phone.hash, sara.accountId, phone.at)).toBe(false)
    await listSignIns(work.hash, sara.accountId, phone.at)
    expect(await hasNewSignIn(work.hash, sara.accountId, phone.at)).toBe(false)
  })

  it('is told half an hour before the end, eight hours after she signed in, and not of another one’s', async () => {
    const work = await signedIn(sara, {}, systemNow() - 1_000)
    await signedIn()
    const { endsAt } = await readOwnSession(work.hash, sara.accountId, work.at) ?? { endsAt: 0 }
    expect(endsAt).toBe(work.at + 8 * 3_600_000)
    expect([endNoticeAfter(endsAt, work.at), endNoticeAfter(endsAt, endsAt - 1_800_000), endNoticeAfter(endsAt, endsAt - 1)]).toEqual([7.5 * 3_600_000, 0, 0])
  })

  it('is not told of one that has run out, nor shown it', async () => {
    const work = await signedIn(sara, {}, systemNow() - 1_000)
    const phone = await signedIn()
    await readActor(work.hash, phone.at + idleMs / 2)
    expect(await hasNewSignIn(work.hash, sara.accountId, phone.at + idleMs)).toBe(false)
    expect(await listSignIns(work.hash, sara.accountId, phone.at + idleMs)).toHaveLength(1)
  })
})

describe('nobody', () => {
  it('ends a colleague’s sign-in, or lists it, with a session of their own', async () => {
    const hers = await signedIn(sara)
    const his = await signedIn(amir)
    const [own] = await listSignIns(hers.hash, sara.accountId, his.at)
    const before = await logged()
    expect(await endOtherSignIns(await holding(his.hash, his.at), { signIn: own?.id })).toEqual({ ok: false, code: 'signInOver' })
    expect(await endOtherSignIns(await holding(his.hash, his.at), { signIn: 'all' })).toEqual({ ok: false, code: 'signInOver' })
    expect(await logged()).toEqual(before)
    // Nor lists it in her name: the token says who asks.
    expect(await listSignIns(his.hash, sara.accountId, his.at)).toEqual([])
    expect(await lives(hers.hash, his.at)).toBe(true)
  })

  it('lists or ends anything with a session that is over', async () => {
    const work = await signedIn()
    const phone = await signedIn()
    const over = await holding(work.hash, phone.at)
    value(await endThisSignIn(over, {}))
    expect((await logged()).at(-1)).toEqual({ by: sara.accountId, ids: [over.actor.sessionId], why: 'signedOut' })
    expect(await listSignIns(work.hash, sara.accountId, phone.at)).toEqual([])
    expect(await readActor(work.hash, phone.at)).toBeNull()
    // A request that began just before ends nothing twice.
    expect(await endThisSignIn(over, {})).toEqual({ ok: false, code: 'signInOver' })
    expect(await lives(phone.hash, phone.at)).toBe(true)
  })
})

describe('the provider’s token of a session', () => {
  it('lies sealed while it lasts and is gone from the database with it', async () => {
    const { hash, at } = await signedIn()
    const stored = async () => (await world.owner.query<{ hint: Buffer | null }>('select provider_hint as hint from portal.session')).rows[0]?.hint ?? null
    expect((await stored())?.toString()).not.toMatch(/eyJ|malmo/)
    expect(value(await endThisSignIn(await holding(hash, at), {})).providerHint).not.toBeNull()
    expect(await stored()).toBeNull()
  })

  it('leads nowhere but to "Du är utloggad" when the provider knows no sign-out, or cannot be reached', async () => {
    const { hash, at } = await signedIn()
    const hint = value(await endThisSignIn(await holding(hash, at), {})).providerHint
    expect(await signOutAddress(world.settings, hint)).toBe('/sign-in/signed-out')
    expect(await signOutAddress({ ...world.settings, oidcIssuer: 'http://127.0.0.1:9' }, hint)).toBe('/sign-in/signed-out')
    expect(await signOutAddress(world.settings, null)).toBe('/sign-in/signed-out')
  })
})
