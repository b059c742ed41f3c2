import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { askForPerson } from '@/lib/access/ask'
import { declareConflict } from '@/lib/access/conflicts/declare'
import { giveUpAccess } from '@/lib/access/end'
import type { Role } from '@/lib/auth/model'
import { breakGlass } from '@/lib/access/glass/break'
import { checkGlass } from '@/lib/access/glass/check'
import { readGlass } from '@/lib/access/glass/read'
import { glassMs } from '@/lib/access/model'
import { listToDecide } from '@/lib/access/read'
import { lookUp } from '@/lib/cases/look-up'
import { unitId } from '@/lib/core/ids'
import type { Context } from '@/lib/core/pipeline'
import { raiseProtection } from '@/lib/cases/raise-protection'
import { readFile } from '@/lib/cases/read-file'
import { readMyDay } from '@/lib/my-day/read'
import { caseWorldHere } from '@/tests/support/case-world'
import { openedFile } from '@/tests/worlds/files'
import { person } from '@/tests/worlds/people'
import { amir, brokenGlass, emergency, helena, nils, protectedFile } from '@/tests/worlds/protection'
import { eva, leila, sara, value } from '@/tests/worlds/referrals'

const { world, everything } = caseWorldHere()

const opens = async (email: string, caseFileId: string) => (await readFile(world.as(email), { caseFileId })).ok
const logged = async (caseFileId: string) =>
  (await everything.query<{ action: string; who: string; shown: Record<string, unknown>; reason: string | null }>(
    `select action, c.name as who, shown, reason from portal.audit_event e join portal.account c on c.id = e.account_id
     where case_file_id = $1 and action like 'glass.%' order by e.at, e.id`, [caseFileId])).rows

describe('nobody answers, and a life is in danger', () => {
  it('Amir opens Sara\'s file for thirty minutes; Helena and Nils are told at once, each looks into it alone', async () => {
    const { id, number } = await protectedFile(world.as)
    const glassId = await brokenGlass(world.as, number)
    expect(value(await readFile(world.as(amir), { caseFileId: id })).holders.map(({ name, reason }) => [name, reason]).sort()).toEqual([['Amir Nouri', 'breakGlass'], ['Sara Lindqvist', 'opened']])
    const { rows: notices } = await everything.query<{ name: string }>('select c.name from portal.outbox o join portal.account c on c.id = o.account_id where about = $1 order by 1', [glassId])
    expect(notices.map(({ name }) => name)).toEqual(['Helena Dahl', 'Nils Åberg'])

    const view = value(await readGlass(world.as(helena), { glassId }))
    expect(view).toMatchObject({ number, openedBy: 'Amir Nouri', danger: 'life', reason: emergency(number).reason, checks: [], mayCheck: true, side: 'manager' })
    const check = (email: string, verdict: string, words: string) => checkGlass(world.as(email), { glassId, verdict, words })
    expect(await check(helena, 'right', '')).toMatchObject({ fields: { words: ['required'] } })
    value(await check(helena, 'right', 'Jag ringde Amir efteråt. Ambulansen var på väg.'))
    // Nils hears nothing of what Helena said before he has spoken himself.
    expect(value(await readGlass(world.as(nils), { glassId }))).toMatchObject({ checks: [], sides: ['manager'], mayCheck: true, side: 'logReviewer' })
    expect(await check(helena, 'wrong', 'Jag ångrar mig.')).toEqual({ ok: false, code: 'alreadyChecked' })
    value(await check(nils, 'wrong', 'Sara var i tjänst och svarade inte på ett enda samtal.'))
    for (const email of [helena, nils])
      expect(value(await readGlass(world.as(email), { glassId })).checks.map(({ side, verdict, by }) => [side, verdict, by])).toEqual([['manager', 'right', 'Helena Dahl'], ['logReviewer', 'wrong', 'Nils Åberg']])
    expect(await logged(id)).toEqual([
      { action: 'glass.broken', who: 'Amir Nouri', shown: { glassId, danger: 'life' }, reason: null },
      ...(['Helena Dahl', 'Nils Åberg', 'Helena Dahl', 'Nils Åberg'] as const).map(() => expect.anything() as unknown),
      ...[helena, nils].map((email) => ({ action: 'glass.viewed', who: person(email).name, shown: { glassId }, reason: null })),
    ])
    expect((await logged(id)).filter(({ action }) => action === 'glass.checked').map(({ who, shown }) => [who, shown])).toEqual([
      ['Helena Dahl', { glassId, side: 'manager', verdict: 'right' }], ['Nils Åberg', { glassId, side: 'logReviewer', verdict: 'wrong' }],
    ])
    // What was written lies sealed: no table holds a word of it in clear.
    const { rows } = await everything.query<{ row: string }>('select t::text as row from portal.break_glass t union all select t::text from portal.break_glass_check t union all select t::text from portal.audit_event t')
    expect(rows.some(({ row }) => /inlåst|Ambulansen|samtal/.test(row))).toBe(false)
  })

  it('stands on the day of both until they have looked into it, with two working days', async () => {
    const { number } = await protectedFile(world.as)
    const glassId = await brokenGlass(world.as, number)
    const jobs = async (email: string) => (await readMyDay(world.as(email))).mine.filter(({ id }) => id === glassId).map(({ kind, number: shown }) => [kind, shown])
    expect(await jobs(helena)).toEqual([['checkGlass', number]])
    expect(await jobs(nils)).toEqual([['checkGlass', number]])
    value(await checkGlass(world.as(nils), { glassId, verdict: 'right', words: 'Ja.' }))
    expect([await jobs(nils), await jobs(helena), await jobs(amir)]).toEqual([[], [['checkGlass', number]], []])
  })

  it('is over after thirty minutes by the application\'s clock', async () => {
    const { id, number } = await protectedFile(world.as)
    await brokenGlass(world.as, number)
    const { actor, now } = world.as(amir)
    expect((await readFile({ actor, now: now + glassMs - 60_000 }, { caseFileId: id })).ok).toBe(true)
    expect(await readFile({ actor, now: now + glassMs + 1 }, { caseFileId: id })).toEqual({ ok: false, code: 'notFound' })
  })

  it('is over after thirty minutes by the database\'s clock, whatever the application thinks', async () => {
    const { id, number } = await protectedFile(world.as)
    const glassId = await brokenGlass(world.as, number)
    const moved = async (by: string) => {
      await everything.query('set session_replication_role = replica')
      await everything.query(`update portal.access set valid_from = valid_from - $2::interval, valid_until = valid_until - $2::interval where id = $1`, [glassId, by])
      await everything.query('set session_replication_role = origin')
    }
    await moved('29 minutes')
    expect(await opens(amir, id)).toBe(true)
    await moved('61 seconds')
    const { actor, now } = world.as(amir)
    // An hour ago by the application, the row would still hold; the policies know better.
    expect(await readFile({ actor, now: now - 20 * 60_000 }, { caseFileId: id })).toEqual({ ok: false, code: 'notFound' })
    await expect(everything.query("update portal.access set valid_until = valid_from + interval '31 minutes' where id = $1", [glassId])).rejects.toThrow()
  })

  it('is broken once by a form that is sent twice, and may be broken again afterwards', async () => {
    const { id, number } = await protectedFile(world.as)
    const glassId = randomUUID()
    const both = await Promise.all([breakGlass(world.as(amir), emergency(number, glassId)), breakGlass(world.as(amir), emergency(number, glassId))])
    expect(both.map((answer) => (answer.ok ? 'ok' : answer.code)).sort()).toEqual(['alreadyReceived', 'ok'])
    expect(await breakGlass(world.as(amir), emergency(number, glassId)), 'after the first has opened').toEqual({ ok: false, code: 'alreadyReceived' })
    expect(await breakGlass(world.as(amir), emergency(number)), 'a new form').toEqual({ ok: false, code: 'notFound' })
    value(await giveUpAccess(world.as(amir), { caseFileId: id }))
    await brokenGlass(world.as, number)
    expect((await logged(id)).filter(({ action }) => action === 'glass.broken')).toHaveLength(2)
  })
})

describe('nobody manages the unit', () => {
  /** As the account administrators of Malmö have left it: who holds which roles, for one story. */
  const staffed = async (grants: { email: string; role: Role; elsewhere?: true }[], story: (as: (email: string) => Context) => Promise<void>) => {
    const elsewhere = randomUUID()
    const malmo = person(helena)
    await everything.query('insert into portal.unit (id, authority_id, kind, name) values ($1, $2, \'socialServices\', \'En annan enhet\')', [elsewhere, malmo.authorityId])
    await everything.query('update portal.role_grant set valid_from = current_date - 9, valid_until = current_date - 1 where authority_id = $1 and role in (\'manager\', \'logReviewer\')', [malmo.authorityId])
    for (const { email, role, elsewhere: isElsewhere } of grants)
      await everything.query('insert into portal.role_grant (id, authority_id, account_id, unit_id, role, valid_from, valid_until) values ($1, $2, $3, $4, $5, current_date - 1, current_date + 9)',
        [randomUUID(), malmo.authorityId, person(email).accountId, isElsewhere ? elsewhere : null, role])
    try {
      await story((email) => {
        const { actor, now } = world.as(email)
        const held = grants.filter((one) => one.email === email).map(({ role, elsewhere: isElsewhere }) => ({ role, unitId: isElsewhere ? unitId.parse(elsewhere) : null, unitName: null }))
        return { now, actor: held.length > 0 ? { ...actor, grants: held } : actor }
      })
    } finally {
      await everything.query('delete from portal.role_grant where authority_id = $1 and valid_from = current_date - 1', [malmo.authorityId])
      await everything.query('update portal.role_grant set valid_from = current_date, valid_until = current_date + 300 where authority_id = $1 and role in (\'manager\', \'logReviewer\')', [malmo.authorityId])
    }
  }
  const registrar = 'registrator@malmo.example'
  const told = async (glassId: string) => (await everything.query<{ name: string }>('select c.name from portal.outbox o join portal.account c on c.id = o.account_id where about = $1 order by 1', [glassId])).rows.map(({ name }) => name)
  const check = (context: Context, glassId: string) => checkGlass(context, { glassId, verdict: 'right', words: 'Ja.' })
  const lines = async (context: Context, glassId: string) => value(await listToDecide(context, {})).glass.filter(({ id }) => id === glassId).map(({ state }) => state)

  it('a manager of another unit is told and answers; nobody else of that unit is', async () => {
    await staffed([{ email: nils, role: 'logReviewer' }, { email: registrar, role: 'manager', elsewhere: true }], async (as) => {
      const { number } = await protectedFile(world.as)
      const glassId = await brokenGlass(world.as, number)
      expect(await told(glassId)).toEqual([person(nils).name, person(registrar).name].sort())
      expect(value(await readGlass(as(registrar), { glassId }))).toMatchObject({ side: 'manager', managerSide: 'otherManager', mayCheck: true })
      value(await check(as(registrar), glassId))
      value(await check(as(nils), glassId))
      expect(await lines(as(nils), glassId)).toEqual(['done'])
    })
  })

  it('and no other manager either: two log reviewers answer, each for themselves, the second from the side that is left', async () => {
    await staffed([{ email: nils, role: 'logReviewer' }, { email: registrar, role: 'logReviewer' }], async (as) => {
      const { number } = await protectedFile(world.as)
      const glassId = await brokenGlass(world.as, number)
      expect(await told(glassId)).toEqual([person(nils).name, person(registrar).name].sort())
      value(await check(as(nils), glassId))
      expect(await check(as(nils), glassId)).toEqual({ ok: false, code: 'alreadyChecked' })
      expect([await lines(as(nils), glassId), await lines(as(registrar), glassId)]).toEqual([['otherSide'], ['yours']])
      expect(value(await readGlass(as(registrar), { glassId }))).toMatchObject({ side: 'manager', managerSide: 'logReviewer', checks: [], mayCheck: true })
      value(await check(as(registrar), glassId))
      expect(value(await readGlass(as(nils), { glassId })).checks.map(({ side, by }) => [side, by])).toEqual([['logReviewer', person(nils).name], ['manager', person(registrar).name]])
    })
  })

  it('and a single log reviewer: who has answered sees that somebody must be appointed, and cannot answer twice', async () => {
    await staffed([{ email: nils, role: 'logReviewer' }], async (as) => {
      const { number } = await protectedFile(world.as)
      const glassId = await brokenGlass(world.as, number)
      value(await check(as(nils), glassId))
      expect(await lines(as(nils), glassId)).toEqual(['nobody'])
      // A manager who has left the authority looks into nothing, whatever roles are still written down.
      await everything.query('insert into portal.role_grant (id, authority_id, account_id, role, valid_from, valid_until) values ($1, $2, $3, \'manager\', current_date - 1, current_date + 9)',
        [randomUUID(), person(helena).authorityId, person(helena).accountId])
      await everything.query('update portal.account set disabled_at = now() where id = $1', [person(helena).accountId])
      expect(await lines(as(nils), glassId)).toEqual(['nobody'])
      await everything.query('update portal.account set disabled_at = null where id = $1', [person(helena).accountId])
      expect(await lines(as(nils), glassId)).toEqual(['otherSide'])
      expect(await check(as(nils), glassId)).toEqual({ ok: false, code: 'alreadyChecked' })
    })
  })

  it('but where the unit has a manager, no other manager knows of it', async () => {
    await staffed([{ email: nils, role: 'logReviewer' }, { email: helena, role: 'manager' }, { email: registrar, role: 'manager', elsewhere: true }], async (as) => {
      const { number } = await protectedFile(world.as)
      const glassId = await brokenGlass(world.as, number)
      expect(await readGlass(as(registrar), { glassId })).toEqual({ ok: false, code: 'notFound' })
      expect(await told(glassId)).toEqual([person(helena).name, person(nils).name].sort())
      // A tie to the person takes her out of it, and then the other manager answers.
      value(await declareConflict(as(helena), { conflictId: randomUUID(), number, kind: 'kin' }))
      expect(value(await readGlass(as(registrar), { glassId }))).toMatchObject({ side: 'manager', managerSide: 'otherManager' })
      expect(await readGlass(as(helena), { glassId })).toEqual({ ok: false, code: 'notFound' })
    })
  })
})

describe('who reads through the glass', () => {
  it('reads, and decides nothing: asks for nobody, raises nothing, has no part in who else comes in', async () => {
    const { id, number } = await protectedFile(world.as)
    await brokenGlass(world.as, number)
    expect(await askForPerson(world.as(amir), { caseFileId: id, requestId: randomUUID(), accountId: person(helena).accountId, reason: 'leads' })).toEqual({ ok: false, code: 'onlyNamed' })
    expect(await raiseProtection(world.as(amir), { caseFileId: id, version: '1', protection: 'assumedIdentity' })).toEqual({ ok: false, code: 'onlyNamed' })
  })

  it('does not look into it themselves, nor does anybody else', async () => {
    const { number } = await protectedFile(world.as)
    const glassId = await brokenGlass(world.as, number, helena)
    for (const email of [helena, sara, amir, eva, leila, 'chef@polisen.example', 'logg@polisen.example']) {
      expect((await readGlass(world.as(email), { glassId })).ok, email).toBe(false)
      expect((await checkGlass(world.as(email), { glassId, verdict: 'right', words: 'Ja.' })).ok, email).toBe(false)
    }
    expect(value(await listToDecide(world.as(nils), {})).glass.map(({ id }) => id)).toContain(glassId)
  })
})

describe('whoever tries a number', () => {
  it('is told the same of a hidden file in a look-up as of none', async () => {
    const { number } = await protectedFile(world.as, null, { givenName: 'Glasklar' })
    for (const sought of [number, 'Glasklar'])
      expect(value(await lookUp(world.as(amir), { sought, purpose: 'call' })).lines, sought).toEqual([])
  })

  it('is told the same of no file, of one elsewhere, of an open one and of one closed to them; each try is in the log', async () => {
    const { number: closed } = await protectedFile(world.as)
    value(await declareConflict(world.as(amir), { conflictId: randomUUID(), number: closed, kind: 'kin' }))
    const openId = await openedFile(world.as(sara), { sharedWith: 'nobody' })
    const open = value(await readFile(world.as(sara), { caseFileId: openId })).number
    const elsewhere = await openedFile(world.as('handlaggare@umea.example'), { protection: 'marked', sharedWith: 'nobody' })
    const umeas = value(await readFile(world.as('handlaggare@umea.example'), { caseFileId: elsewhere })).number
    const { number: mine } = await protectedFile(world.as, amir)
    const tries = async () => (await everything.query("select from portal.audit_event where action = 'access.refused' and account_id = $1 and shown->>'permission' = 'case.breakGlass'", [person(amir).accountId])).rowCount ?? 0
    const before = await tries()
    for (const number of [closed, open, umeas, mine, '3333-3333'])
      expect(await breakGlass(world.as(amir), emergency(number)), number).toEqual({ ok: false, code: 'notFound' })
    expect(await tries() - before).toBe(5)
    expect((await everything.query('select from portal.break_glass where number = any ($1)', [[closed, open, umeas, mine].map((one) => one.replace('-', ''))])).rowCount).toBe(0)
  })

  it('must say what the danger is, that nobody answers, and why, freshly signed in', async () => {
    const { id, number } = await protectedFile(world.as)
    const attempt = (answers: Record<string, unknown>) => breakGlass(world.as(amir), { ...emergency(number), ...answers })
    expect(await attempt({ reason: ' ' })).toMatchObject({ fields: { reason: ['required'] } })
    expect(await attempt({ danger: 'haste' })).toMatchObject({ fields: { danger: ['choose'] } })
    expect(await attempt({ nobodyReachable: undefined })).toMatchObject({ fields: { nobodyReachable: ['mustHold'] } })
    expect(await attempt({ number: 'P3XM' })).toMatchObject({ fields: { number: ['notCaseNumber'] } })
    const context = world.as(amir)
    expect(await breakGlass({ ...context, actor: { ...context.actor, authTime: context.now - 5 * 60_000 - 1 } }, emergency(number))).toEqual({ ok: false, code: 'signInAgain' })
    for (const email of [eva, nils, leila]) expect((await breakGlass(world.as(email), emergency(number))).ok, email).toBe(false)
    expect(await opens(amir, id)).toBe(false)
  })
})
