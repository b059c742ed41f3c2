import { randomBytes, randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import http from 'node:http'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { hashOf } from '@/lib/auth/token'
import { systemNow } from '@/lib/core/clock'
import { closeClients } from '@/lib/db/client'
import { env } from '@/lib/env'
import { beginReferral } from '@/lib/referrals/drafts/begin'
import { expected, people, routes, targets, type Expected, type Target, type Who } from '@/tests/policy/routes-by-person'
import { portalUrl, site } from '@/tests/support/site'
import { openedFile } from '@/tests/worlds/files'
import { actorOf, person } from '@/tests/worlds/people'
import { askedFor, brokenGlass, protectedFile } from '@/tests/worlds/protection'
import { askedReferral, sentReferral, value } from '@/tests/worlds/referrals'

const as = (email: string) => { const now = systemNow(); return { actor: actorOf(email, now), now } }
const agent = new http.Agent({ keepAlive: true, maxSockets: 4 })
const cookies = new Map<Who, string>()
const given: string[] = []
let ids: Record<Target, string>
let owner: Client

/** A session as sign-in leaves it, a moment old; the token is the person's cookie. */
async function signedIn(email: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const { accountId, authorityId } = person(email)
  await owner.query(
    `insert into portal.session (id, token_hash, authority_id, account_id, created_at, last_seen_at, auth_time, acr)
     values ($1, $2, $3, $4, now(), now(), now(), 'http://id.elegnamnden.se/loa/1.0/loa3')`, [randomUUID(), hashOf(token), authorityId, accountId])
  return `session=${token}`
}

/** A person's turn begins with a sign-in of its own: whoever waits for the others is idle meanwhile. */
async function turnOf(who: Who): Promise<void> {
  const email = people[who]
  if (email === null) return
  const cookie = await signedIn(email)
  cookies.set(who, cookie)
  given.push(cookie)
}

beforeAll(async () => {
  vi.stubEnv('DATA_DIR', site.dataDir)
  owner = new Client({ connectionString: env().databaseUrl.owner })
  await owner.connect()
  const [sara, leila] = [people.sara, people.leila]
  const sent = await sentReferral(as)
  const waiting = await askedReferral(as)
  const saraWrites = randomUUID()
  value(await beginReferral(as(sara), { draftId: saraWrites, caseFileId: sent.caseFileId }))
  ids = {
    sharedWithUnit: sent.caseFileId, onlySaras: await openedFile(as(sara), { sharedWith: 'nobody' }),
    leilasFile: await openedFile(as(leila), { sharedWith: 'nobody' }),
    askedRequest: await askedFor(as, (await protectedFile(as)).id, people.amir), brokenGlass: await brokenGlass(as, (await protectedFile(as)).number),
    sent: sent.referralId, underReview: waiting.referralId, saraWrites, sentsRelease: sent.releaseId, waitingRelease: waiting.releaseId,
    unknown: randomUUID(), noId: '1',
  }
}, 120_000)

afterAll(async () => {
  agent.destroy()
  await closeClients()
  // What this file made stays; nobody is left signed in.
  await owner.query('delete from portal.session where token_hash = any($1)', [given.map((cookie) => hashOf(cookie.slice('session='.length)))])
  await owner.end()
})

interface Reply { status: number; location: string; body: string }

const ask = (path: string, who: Who): Promise<Reply> => new Promise((resolve, reject) => {
  const cookie = cookies.get(who)
  http.get(portalUrl + path, { agent, headers: cookie ? { cookie } : {} }, (answer) => {
    const parts: Buffer[] = []
    answer.on('data', (part: Buffer) => parts.push(part))
    answer.on('end', () => { resolve({ status: answer.statusCode ?? 0, location: answer.headers.location ?? '', body: Buffer.concat(parts).toString() }) })
  }).on('error', reject)
})

function outcomeOf({ status, location }: Reply): Expected | string {
  if (status === 200) return 'opens'
  if (status === 404) return 'not there'
  if (status === 307 && /^\/sign-in(\?|$)/.test(location.replace(portalUrl, ''))) return 'signIn'
  if (status === 307 && location.replace(portalUrl, '') === '/portal') return 'portal'
  return `${status} ${location}`
}

const pages = ['app/(portal)', 'app/(auth)'].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /(^|\/)(page|route)\.tsx?$/.test(name))
    .map((name) => `/${name.split('/').slice(0, -1).filter((part) => !/^\(.*\)$/.test(part)).join('/')}`))

const addresses = Object.entries(routes).flatMap(([route, row]) =>
  (route.includes('Id]') ? targets : [null]).map((target) => ({ route, row, target, path: () => route.replace('[step]', 'recipient').replace(/\[\w+Id\]/, target ? ids[target] : '') })))

describe('which page opens for whom', () => {
  it('is written down for every page that the build has, and for no other', () => {
    expect(Object.keys(routes).sort()).toEqual(pages.sort())
  })

  it.each(Object.keys(people) as Who[])('%s: own, of the unit, of another unit, of another authority, unknown', async (who) => {
    await turnOf(who)
    const differs: string[] = []
    for (const { route, row, target, path } of addresses) {
      const met = outcomeOf(await ask(path(), who))
      const said = expected(row, target, who)
      if (met !== said) differs.push(`${route} ${target ?? ''}: ${met}, the table says ${said}`)
    }
    expect(differs).toEqual([])
  })
})

describe('a page that is not for somebody', () => {
  /** What may differ between two requests for the same page: the nonce, and the address itself. */
  const told = (body: string, id: string) => body.replaceAll(/nonce(=|\\":\\)"[^"]*"/g, '').replaceAll(id, 'ID').replaceAll(/[A-Za-z0-9+/]{24}(?=\\?")/g, '')

  it.each(['ingrid', 'eva', 'robin', 'mikael', 'leila'] as const)('%s cannot tell it from one that does not exist', async (who) => {
    await turnOf(who)
    for (const [route, row] of Object.entries(routes)) {
      if (!route.includes('Id]')) continue
      const path = (target: Target) => route.replace('[step]', 'recipient').replace(/\[\w+Id\]/, ids[target])
      const missing = told((await ask(path('unknown'), who)).body, ids.unknown)
      for (const target of targets) {
        if (target === 'noId' || expected(row, target, who) !== 'not there') continue
        expect(told((await ask(path(target), who)).body, ids[target]), `${route} ${target}`).toBe(missing)
      }
    }
  })
})
