import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import { answerRequest } from '@/lib/access/answer'
import { askForPerson, askToLower } from '@/lib/access/ask'
import { endAccess } from '@/lib/access/end'
import { lapseRequests } from '@/lib/access/lapse'
import { requestStates, type RequestEvent } from '@/lib/access/model'
import { listToDecide, readRequest } from '@/lib/access/read'
import { nextRequestState } from '@/lib/access/transitions'
import { withdrawRequest } from '@/lib/access/withdraw'
import { principalsOf, roleWords } from '@/lib/auth/principals'
import { readFile } from '@/lib/cases/read-file'
import { raiseProtection } from '@/lib/cases/raise-protection'
import { caseWorldHere } from '@/tests/support/case-world'
import { openedFile } from '@/tests/worlds/files'
import { person } from '@/tests/worlds/people'
import { amir, askedFor, helena, nils, protectedFile } from '@/tests/worlds/protection'
import { eva, sara, value } from '@/tests/worlds/referrals'

const ingrid = 'handlaggare@umea.example'
const { world, everything } = caseWorldHere()

/** What the portal's own login can do as this person without any verb of ours; undone afterwards. */
async function pastTheVerbs(email: string, statement: string, values: unknown[]): Promise<unknown[]> {
  const app = new Client({ connectionString: world.database.url.app })
  await app.connect()
  try {
    const { actor } = world.as(email)
    await app.query('begin')
    await app.query("select set_config('app.account', $1, true), set_config('app.authority', $2, true), set_config('app.principals', $3, true), set_config('app.roles', $4, true)",
      [actor.accountId, actor.authorityId, `{${principalsOf(actor).join(',')}}`, `{${roleWords(actor).join(',')}}`])
    return (await app.query<Record<string, unknown>>(statement, values)).rows
  } finally {
    await app.end()
  }
}

const answer = (email: string, requestId: string, said: 'approve' | 'refuse' = 'approve') => answerRequest(world.as(email), { requestId, answer: said })
const opens = async (email: string, caseFileId: string) => (await readFile(world.as(email), { caseFileId })).ok
const logged = async (caseFileId: string) =>
  (await everything.query<{ action: string; who: string; shown: Record<string, unknown> }>(
    `select action, c.name as who, shown from portal.audit_event e join portal.account c on c.id = e.account_id
     where case_file_id = $1 and action like 'access.%' order by e.at, e.id`, [caseFileId])).rows
const told = async (about: string) =>
  (await everything.query<{ name: string }>('select c.name from portal.outbox o join portal.account c on c.id = o.account_id where about = $1 order by 1', [about])).rows.map(({ name }) => name)

describe('Sara, alone named in a protected file, wants Amir named too', () => {
  it('asks; Helena, who manages the unit, says yes without seeing the file; Amir opens it', async () => {
    const { id, number } = await protectedFile(world.as)
    const requestId = await askedFor(world.as, id, amir)
    expect(await told(requestId)).toEqual(['Helena Dahl'])
    expect(await opens(amir, id)).toBe(false)
    const { toAnswer } = value(await listToDecide(world.as(helena), {}))
    expect(toAnswer.map((one) => [one.number, one.about, one.askedBy])).toContainEqual([number, 'Amir Nouri', 'Sara Lindqvist'])
    expect(value(await readRequest(world.as(helena), { requestId }))).toMatchObject({ mayAnswer: true, isNamed: false, reason: 'cover' })
    value(await answer(helena, requestId))
    expect([await opens(amir, id), await opens(helena, id), await opens(sara, id)]).toEqual([true, false, true])
    expect((await told(requestId)).sort()).toEqual(['Amir Nouri', 'Helena Dahl', 'Sara Lindqvist'])
    const details = { requestId, about: person(amir).accountId, kind: 'person' }
    expect(await logged(id)).toEqual([
      { action: 'access.asked', who: 'Sara Lindqvist', shown: details },
      { action: 'access.viewed', who: 'Helena Dahl', shown: { requestId } },
      { action: 'access.answered', who: 'Helena Dahl', shown: { ...details, answer: 'approve' } },
    ])
  })

  it('has her no, and Amir opens nothing', async () => {
    const { id } = await protectedFile(world.as)
    const requestId = await askedFor(world.as, id, amir)
    value(await answer(helena, requestId, 'refuse'))
    expect(await opens(amir, id)).toBe(false)
    expect(await answer(helena, requestId)).toMatchObject({ ok: false })
  })

  it('with two who are named it is the other who answers, not the manager', async () => {
    const { id } = await protectedFile(world.as, amir)
    const requestId = await askedFor(world.as, id, helena)
    expect(await told(requestId)).toEqual(['Amir Nouri'])
    // Helena it is about, and she is not even told that it is asked.
    expect(await readRequest(world.as(helena), { requestId })).toEqual({ ok: false, code: 'notFound' })
    value(await answer(amir, requestId))
    expect(await opens(helena, id)).toBe(true)
  })
})

describe('who may not', () => {
  it('who asks does not answer, nor whom it is about, nor a stranger; each is told the same as of nothing', async () => {
    const { id } = await protectedFile(world.as)
    const requestId = await askedFor(world.as, id, amir)
    expect(await answer(sara, requestId)).toEqual({ ok: false, code: 'ownAccessRequest' })
    for (const email of [amir, eva, nils, ingrid]) {
      expect(await answer(email, requestId), email).toEqual(await answer(email, randomUUID()))
      expect(await readRequest(world.as(email), { requestId }), email).toEqual({ ok: false, code: 'notFound' })
    }
  })

  it('needs a sign-in of the last five minutes', async () => {
    const { id } = await protectedFile(world.as)
    const requestId = await askedFor(world.as, id, amir)
    const context = world.as(helena)
    const stale = { ...context, actor: { ...context.actor, authTime: context.now - 5 * 60_000 - 1 } }
    expect(await answerRequest(stale, { requestId, answer: 'approve' })).toEqual({ ok: false, code: 'signInAgain' })
    expect(await opens(amir, id)).toBe(false)
  })

  it('asks only as a named person, about a protected file, for somebody of the unit who is not named', async () => {
    const open = await openedFile(world.as(sara))
    const { id } = await protectedFile(world.as, amir)
    const ask = (email: string, caseFileId: string, whom: string) =>
      askForPerson(world.as(email), { caseFileId, requestId: randomUUID(), accountId: person(whom).accountId, reason: 'together' })
    expect(await ask(sara, open, helena)).toEqual({ ok: false, code: 'notProtected' })
    expect(await ask(sara, id, amir)).toEqual({ ok: false, code: 'alreadyAssigned' })
    expect(await ask(sara, id, ingrid)).toEqual({ ok: false, code: 'noSuchColleague' })
    expect(await ask(helena, id, helena)).toEqual({ ok: false, code: 'notFound' })
  })

  it('is not asked where nobody could answer', async () => {
    const alone = await openedFile(world.as(ingrid), { protection: 'marked', sharedWith: 'nobody' })
    // Umeå has one person in the unit and no manager: there is nobody to name either, so the file is asked to be lowered.
    expect(await askToLower(world.as(ingrid), { caseFileId: alone, requestId: randomUUID(), protection: 'none', reason: 'levelEnded' })).toEqual({ ok: false, code: 'nobodyAnswers' })
    const { id } = await protectedFile(world.as)
    // Helena would be the only one to answer, and it is about her.
    expect(await askForPerson(world.as(sara), { caseFileId: id, requestId: randomUUID(), accountId: person(helena).accountId, reason: 'leads' })).toEqual({ ok: false, code: 'nobodyAnswers' })
  })

  it('a yes is not written twice: the database holds the same by itself', async () => {
    const { id } = await protectedFile(world.as)
    const requestId = await askedFor(world.as, id, amir)
    value(await answer(helena, requestId))
    await expect(everything.query("update portal.access_request set state = 'refused', version = version + 1 where id = $1", [requestId])).rejects.toThrow('answered once')
    const other = await askedFor(world.as, (await protectedFile(world.as)).id, amir)
    await expect(everything.query("update portal.access_request set state = 'approved', version = version + 1, decided_by = asked_by, decided_at = now() where id = $1", [other])).rejects.toThrow('four_eyes')
    await expect(everything.query("update portal.access_request set state = 'approved', version = version + 1, decided_by = account_id, decided_at = now() where id = $1", [other])).rejects.toThrow('four_eyes')
    await expect(everything.query("update portal.access_request set account_id = asked_by where id = $1", [other])).rejects.toThrow('stays as it was asked')
  })
})

describe('at the same time', () => {
  it('two people answer, yes and no: one answer holds and is the one that was carried out', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { id } = await protectedFile(world.as, amir)
      value(await answer(amir, await askedFor(world.as, id, helena)))
      const { id: requestId } = value(await askToLower(world.as(sara), { caseFileId: id, requestId: randomUUID(), protection: 'none', reason: 'levelEnded' }))
      const said = [[amir, 'approve'], [helena, 'refuse'], [helena, 'approve'], [amir, 'refuse']] as const
      const answers = await Promise.all(said.map(([email, one]) => answer(email, requestId, one)))
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      expect(answers.flatMap((one) => (one.ok ? [] : [one.code])).every((code) => code === 'changedByOther' || code === 'requestAnswered')).toBe(true)
      const [, won] = said[answers.findIndex(({ ok }) => ok)] ?? []
      expect(value(await readFile(world.as(sara), { caseFileId: id })).protection).toBe(won === 'approve' ? 'none' : 'marked')
      expect((await logged(id)).filter(({ action, shown }) => action === 'access.answered' && shown['requestId'] === requestId)).toHaveLength(1)
    }
  })

  it('one takes it back while another says yes: either it was taken back and nobody came in, or it was not', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { id } = await protectedFile(world.as)
      const requestId = await askedFor(world.as, id, amir)
      const [yes, back] = await Promise.all([answer(helena, requestId), withdrawRequest(world.as(sara), { requestId })])
      expect([yes.ok, back.ok].filter(Boolean)).toHaveLength(1)
      expect(await opens(amir, id)).toBe(yes.ok)
      const { rows } = await everything.query<{ state: string }>('select state from portal.access_request where id = $1', [requestId])
      expect(rows).toEqual([{ state: yes.ok ? 'approved' : 'withdrawn' }])
    }
  })

  it('the asker loses her own place before the answer: there is nobody to answer to', async () => {
    const { id } = await protectedFile(world.as, amir)
    const requestId = await askedFor(world.as, id, helena)
    const row = value(await readFile(world.as(amir), { caseFileId: id })).holders.find(({ name }) => name === 'Sara Lindqvist')
    value(await endAccess(world.as(amir), { caseFileId: id, accessId: row?.accessId, reason: 'leftWork' }))
    expect(await answer(amir, requestId)).toEqual({ ok: false, code: 'notFound' })
    expect(await opens(helena, id)).toBe(false)
  })
})

describe('nobody answers', () => {
  it('for fourteen days: it lapses, and a late yes opens nothing', async () => {
    const { id } = await protectedFile(world.as)
    const requestId = await askedFor(world.as, id, amir)
    const { actor, now } = world.as(helena)
    const later = now + 14 * 24 * 3_600_000
    expect(await answerRequest({ actor: { ...actor, authTime: later }, now: later }, { requestId, answer: 'approve' })).toEqual({ ok: false, code: 'requestLapsed' })
    expect(await lapseRequests(now)).toBe(0)
    // The worker reads the database's clock: the days are moved, not the clock.
    await everything.query('set session_replication_role = replica')
    await everything.query("update portal.access_request set asked_at = asked_at - interval '15 days', expires_at = expires_at - interval '15 days' where id = $1", [requestId])
    await everything.query('set session_replication_role = origin')
    expect(await lapseRequests(now)).toBe(1)
    expect(await answer(helena, requestId)).toEqual({ ok: false, code: 'requestAnswered' })
    expect(await opens(amir, id)).toBe(false)
  })
})

describe('the level of protection', () => {
  it('one named person raises it: the unit is out at once', async () => {
    const id = await openedFile(world.as(sara))
    expect(await opens(amir, id)).toBe(true)
    expect(await raiseProtection(world.as(amir), { caseFileId: id, version: '1', protection: 'marked' })).toEqual({ ok: false, code: 'onlyNamed' })
    expect(await raiseProtection(world.as(sara), { caseFileId: id, version: '1', protection: 'none' })).toEqual({ ok: false, code: 'protectionNotRaised' })
    value(await raiseProtection(world.as(sara), { caseFileId: id, version: '1', protection: 'protectedRegistration' }))
    expect([await opens(amir, id), await opens(helena, id), await opens(sara, id)]).toEqual([false, false, true])
    const { rows } = await everything.query('select end_reason, account_id from portal.access where case_file_id = $1 and ended_by is not null', [id])
    expect(rows).toEqual([{ end_reason: 'protectionRaised', account_id: null }])
    const { rows: raised } = await everything.query("select shown from portal.audit_event where case_file_id = $1 and action = 'case.protectionRaised'", [id])
    expect(raised).toEqual([{ shown: { from: 'none', to: 'protectedRegistration' } }])
  })

  it('is lowered by two, once, and not past what it has become since', async () => {
    const { id } = await protectedFile(world.as, amir)
    const lower = () => askToLower(world.as(sara), { caseFileId: id, requestId: randomUUID(), protection: 'none', reason: 'levelEnded' })
    const { id: requestId } = value(await lower())
    expect(await answer(sara, requestId)).toEqual({ ok: false, code: 'ownAccessRequest' })
    value(await answer(amir, requestId))
    expect(value(await readFile(world.as(sara), { caseFileId: id }))).toMatchObject({ protection: 'none', version: 2 })
    // Those named stay named, and the unit does not come back by itself.
    expect([await opens(amir, id), await opens(helena, id)]).toEqual([true, false])
    value(await raiseProtection(world.as(sara), { caseFileId: id, version: '2', protection: 'marked' }))
    expect(await pastTheVerbs(amir, 'select portal.lower_protection($1) as lowered', [requestId])).toEqual([{ lowered: false }])
    expect(value(await readFile(world.as(sara), { caseFileId: id })).protection).toBe('marked')
  })

  it('nobody sets it lower past the verbs', async () => {
    const { id } = await protectedFile(world.as)
    await expect(pastTheVerbs(sara, "update portal.case_file set protection = 'none', version = version + 1 where id = $1", [id])).rejects.toThrow('lowered by two')
  })
})

describe('the steps of a request', () => {
  const events: RequestEvent[] = ['approve', 'refuse', 'withdraw', 'lapse']
  it.each(requestStates)('%s: asked is answered once, and what is answered stays', (state) => {
    expect(events.map((event) => nextRequestState(state, event))).toEqual(state === 'asked' ? ['approved', 'refused', 'withdrawn', 'lapsed'] : [null, null, null, null])
  })
})
