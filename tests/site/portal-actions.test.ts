import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { keepForm } from '@/lib/auth/keep-form'
import { hashOf } from '@/lib/auth/token'
import { systemNow } from '@/lib/core/clock'
import { superuserUrl } from '@/lib/db/bootstrap'
import { closeClients } from '@/lib/db/client'
import { env, readDemoFile } from '@/lib/env'
import { beginReferral } from '@/lib/referrals/drafts/begin'
import errors from '@/messages/sv/errors.json'
import { actions, expectedOf, type OwnRow, type Row } from '@/tests/policy/actions-by-person'
import { people, type Who } from '@/tests/policy/routes-by-person'
import { alone, ask, folderOf, offered, reach, signIns, withoutProxy } from '@/tests/support/portal'
import { formsFor, type Reply } from '@/tests/support/portal-request'
import { site } from '@/tests/support/site'
import { canary, layScenes, type Scene } from '@/tests/worlds/actions'
import { openedFile } from '@/tests/worlds/files'
import { actorOf, person } from '@/tests/worlds/people'
import { askedReferral, sentReferral, value } from '@/tests/worlds/referrals'

const as = (email: string) => { const now = systemNow(); return { actor: actorOf(email, now), now } }
const everybody = Object.keys(people) as Who[]
const cookies = new Map<Who, string | undefined>()
/** Those who are named in Sara's files, decide on them or receive them. */
const knowing: readonly Who[] = ['sara', 'amir', 'helena', 'eva', 'leila', 'karin', 'jonas']

let owner: Client
let everything: Client
let sessions: ReturnType<typeof signIns>
let scenes: Record<string, Scene>
let foreign: Partial<Record<string, string[]>>
let ids: Map<string, string>
let leave: () => Promise<void>

beforeAll(async () => {
  vi.stubEnv('DATA_DIR', site.dataDir)
  const demo = readDemoFile(site.dataDir)
  if (!demo) throw new Error('the world has no database of its own')
  owner = new Client({ connectionString: env().databaseUrl.owner })
  everything = new Client({ connectionString: superuserUrl(demo, demo.database) })
  await owner.connect()
  await everything.connect()
  await alone(everything)
  leave = await reach()
  sessions = signIns(owner)
  for (const who of everybody) cookies.set(who, await sessions.of(who))
  ids = offered()
  scenes = await layScenes(as, everything)
  const [ingrid, mikael] = [people.ingrid, people.mikael]
  const umeas = await askedReferral(as, people.leila, {}, ingrid)
  const draftId = randomUUID()
  value(await beginReferral(as(ingrid), { draftId, caseFileId: umeas.caseFileId }))
  // Another authority's, and of another unit of Leila's; for a referral, one that has not been sent to her yet.
  foreign = {
    caseFileId: [umeas.caseFileId, await openedFile(as(mikael), { sharedWith: 'unit' })], referralId: [umeas.referralId], draftId: [draftId],
    releaseId: [umeas.releaseId], consentId: [umeas.consentId], unitId: [person(ingrid).unitId ?? ''],
  }
}, 600_000)

afterAll(async () => {
  await leave()
  await sessions.end()
  await closeClients()
  await owner.end()
  await everything.end()
})

/** What runs by itself meanwhile (mails, sessions, reports of visitors), what reading writes (what was seen, the log), and nothing else is left out. */
const moves = ['contact_report', 'audit_event', 'session', 'saved_post', 'notice_read', 'outbox']

/** Every row of every table, as one text per table. */
async function state(): Promise<Record<string, string>> {
  const { rows: tables } = await everything.query<{ name: string }>(
    'select relname as name from pg_class where relnamespace = \'portal\'::regnamespace and relkind = \'r\' and relname <> all($1)', [moves])
  const { rows } = await everything.query<{ name: string; digest: string }>(tables.map(({ name }) =>
    `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as digest
     from portal.${name} t${name === 'mail' ? ' where state = \'dead\'' : ''}`).join(' union all '))
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]))
}

interface Event { accountId: string; action: string; code: string | null }

/** What the log says of what came in since. The action runs before the page that answers, so its refusal stands first. */
async function logged(since: Date): Promise<Event[]> {
  const { rows } = await everything.query<Event>(
    'select account_id as "accountId", action, shown->>\'code\' as code from portal.audit_event where at > $1 order by at', [since])
  return rows
}
const moment = async () => (await everything.query<{ at: Date }>('select clock_timestamp() as at')).rows[0]?.at ?? new Date(0)

const codeOf = new Map(Object.entries(errors.refusal).map(([code, sentence]) => [sentence, code]))

function outcomeOf(row: Row, who: Who, { status, location, body }: Reply, events: Event[]): string {
  if (status >= 500) return `broke (${status})`
  if (status === 303 && location.startsWith('/sign-in')) return 'signIn'
  const email = people[who]
  const own = email === null ? [] : events.filter(({ accountId }) => accountId === person(email).accountId)
  const answered = own.find(({ action }) => action === 'access.refused' || action === row.leaves)
  if (answered?.code) return answered.code
  if (status === 303 || answered) return 'done'
  const said = /role="alert".*?<p>([^<]*)<\/p>/s.exec(body)?.[1]
  return (said !== undefined && codeOf.get(said)) || `${status} and nothing said`
}

/** The form that its rightful user finds on the page, filled in. */
async function captured(action: string, { page, of, answers = {} }: Scene, by: Who): Promise<FormData> {
  const id = ids.get(action) ?? ''
  const { status, body } = await ask(page, cookies.get(by))
  expect(status, `${by} opens ${page}`).toBe(200)
  const offers = formsFor(id, body)
  const hidden = offers.find((fields) => fields.some(([, text]) => text === of)) ?? offers[0]
  expect(hidden, `${by} finds the form of ${action}`).toBeDefined()
  const form = new FormData()
  for (const [name, text] of hidden ?? []) form.append(name, text)
  for (const [name, text] of Object.entries(answers)) form.set(name, text)
  return form
}

const exchanged = (form: FormData, of: string, other: string): FormData => {
  const next = new FormData()
  for (const [name, text] of form) next.append(name, typeof text === 'string' && !name.startsWith('$') && text === of ? other : text)
  return next
}

const sourceFiles = readdirSync('app', { recursive: true, encoding: 'utf8' }).map((name) => `app/${name}`).filter((name) => /\.tsx?$/.test(name))
const written = sourceFiles.filter((file) => /^\s*'use server'/m.test(readFileSync(file, 'utf8')))
const exported = written.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^export (?:async function|const) (\w+)/gm)].map(([, name]) => `${folderOf(file)}/${name}`))

const isOwn = (row: Row | OwnRow): row is OwnRow => 'own' in row
const rows = Object.entries(actions).flatMap(([action, row]) => (isOwn(row) ? [] : [{ action, row }]))

describe('who may do what', () => {
  it('is written down for every action that the sources have and the build offers, and for no other', () => {
    expect(Object.keys(actions).sort()).toEqual(exported.sort())
    expect(Object.keys(actions).sort()).toEqual([...ids.keys()].sort())
  })

  it('is asked with the headers of proxy.ts, or where told without them', async () => {
    expect((await ask('/sign-in', undefined)).policy === undefined).toBe(withoutProxy)
  })

  it.each(rows)('$action: with the form of who may', async ({ action, row }) => {
    const scene = scenes[action]
    const [first, ...others] = row.done
    if (!scene || !first) throw new Error(`nobody has a form of ${action}`)
    await sessions.renew()
    const form = await captured(action, scene, first)
    const before = await state()
    const differs: string[] = []
    const compare = (who: Who, met: string, said: string, how = '') => { if (met !== said) differs.push(`${who}${how}: ${met}, the table says ${said}`) }

    // Everybody who may not sends the very same form.
    let since = await moment()
    const refused = everybody.filter((who) => !row.done.includes(who))
    const replies = await Promise.all(refused.map((who) => ask(scene.page, cookies.get(who), form)))
    let events = await logged(since)
    refused.forEach((who, index) => {
      const reply = replies[index]
      if (!reply) return
      compare(who, outcomeOf(row, who, reply, events), expectedOf(row, who))
      if (!knowing.includes(who) && reply.body.includes(canary)) differs.push(`${who} was shown the person`)
    })

    // Who may with this one may not with another: nobody's, another authority's, another unit's.
    if (scene.of !== null) {
      const field = [...form].find(([name, text]) => !name.startsWith('$') && text === scene.of)?.[0] ?? ''
      for (const other of [randomUUID(), ...foreign[field] ?? []]) {
        since = await moment()
        const reply = await ask(scene.page, cookies.get(first), exchanged(form, scene.of, other))
        events = await logged(since)
        compare(first, outcomeOf(row, first, reply, events), 'notFound', ` with another ${field}`)
      }
    }
    expect(differs).toEqual([])
    expect(await state(), 'nothing has changed').toEqual(before)

    // And it was a good form: whoever may sends it, and it is done.
    since = await moment()
    const reply = await ask(scene.page, cookies.get(first), form)
    compare(first, outcomeOf(row, first, reply, await logged(since)), 'done')
    expect(differs, `${reply.status} ${reply.location}`).toEqual([])
    if (row.leaves === undefined) expect(await state(), `${first} has changed something`).not.toEqual(before)
    for (const who of others) {
      since = await moment()
      const late = await ask(scene.page, cookies.get(who), form)
      const met = outcomeOf(row, who, late, await logged(since))
      if (row.leaves !== undefined && !row.isOnce) compare(who, met, 'done')
      else if (row.isGoneThen) compare(who, met, 'notFound')
      else if (['notFound', 'notPermitted', 'signIn'].includes(met) || late.status >= 500) differs.push(`${who}: ${met}, the table says too late`)
      if (!knowing.includes(who) && late.body.includes(canary)) differs.push(`${who} was shown the person`)
    }
    expect(differs).toEqual([])
  })
})

describe('what one does to oneself', () => {
  const send = (action: string, page: string, cookie: string | undefined, more: Record<string, string> = {}) => {
    const form = new FormData()
    for (const [name, text] of Object.entries({ [`$ACTION_ID_${ids.get(action) ?? ''}`]: '', ...more })) form.set(name, text)
    return ask(page, cookie, form)
  }
  const tokenOf = (cookie = '') => cookie.slice('session='.length)

  it('ends by itself eight hours after the sign-in, and half an hour before every page says when', async () => {
    const cookie = await sessions.of('sara')
    // What is seen: the sentence itself goes with every page, for the script that shows it when the time comes.
    const seen = async (path: string) => (await ask(path, cookie)).body.replace(/<script\b.*?<\/script>/gs, '')
    expect(await seen('/portal')).not.toContain('Inloggningen slutar kl.')
    await owner.query(`update portal.session set created_at = now() - interval '7 hours 31 minutes' where token_hash = $1`, [hashOf(tokenOf(cookie))])
    const body = await seen('/portal/cases')
    expect(body).toMatch(/role="status"[^]*Inloggningen slutar kl\. \d+\.\d\d, 8 timmar efter att du loggade in\./)
    // Which page was asked for is known from proxy.ts; without it one comes back to the portal's start.
    expect(body).toContain(`href="/sign-in?${withoutProxy ? '' : 'to=%2Fportal%2Fcases&amp;'}cause=anew"`)
    expect((await ask('/sign-in?to=%2Fportal%2Fcases&cause=anew', cookie)).body).toContain('Logga in på nytt')
  })

  it('is done to nobody else, with whosever form', async () => {
    const sara = person(people.sara)
    const [here, there] = [await sessions.of('sara'), await sessions.of('sara')]
    // Kept by a sign-in of hers that ran out, and found again by the one that followed it.
    const hashes = [here, there].map((cookie) => hashOf(tokenOf(cookie)))
    await owner.query('update portal.session set replaces_hash = $2 where token_hash = $1', hashes)
    expect(await keepForm(env(), tokenOf(there), '/portal', { body: 'Halvskrivet.' }, systemNow())).toBe(true)
    const { referralId } = await sentReferral(as)
    const idOf = async (cookie = '') => (await owner.query<{ id: string }>('select id from portal.session where token_hash = $1', [hashOf(tokenOf(cookie))])).rows[0]?.id ?? ''
    const forms: [action: string, page: string, more?: Record<string, string>][] = [
      ['sign-in/kept/drop', '/sign-in/kept'], ['portal/markRead', '/portal', { about: referralId }],
      ['portal/sessions/end', '/portal/sessions', { signIn: await idOf(there) }], ['portal/sessions/end', '/portal/sessions', { signIn: 'all' }], ['portal/leave', '/portal'],
    ]
    expect([...new Set(forms.map(([action]) => action))].sort()).toEqual(Object.entries(actions).filter(([, row]) => isOwn(row)).map(([action]) => action).sort())
    const hers = async () => ({
      live: (await everything.query('select id from portal.session where token_hash = any($1) and ended_at is null order by id', [hashes])).rows,
      kept: (await everything.query('select id from portal.saved_post where session_hash = any($1)', [hashes])).rows,
      read: (await everything.query('select * from portal.notice_read where account_id = $1 order by outbox_id', [sara.accountId])).rows,
    })
    const before = await hers()
    expect([before.live.length, before.kept.length]).toEqual([2, 1])
    for (const [action, page, more] of forms)
      for (const who of everybody.filter((one) => one !== 'sara')) {
        const { status, location } = await send(action, page, await sessions.of(who), more)
        expect(`${status} ${location}`, `${who} ${action}`).toMatch(who === 'nobody' && action !== 'portal/leave' ? /^303 \/sign-in/ : /^303 /)
      }
    expect(await hers(), 'Sara keeps what is hers').toEqual(before)

    for (const [action, page, more] of forms) expect((await send(action, page, here, more)).status, action).toBe(303)
    const after = await hers()
    expect([after.live, after.kept]).toEqual([[], []])
    expect(after.read.length).toBeGreaterThanOrEqual(before.read.length)
  })
})
