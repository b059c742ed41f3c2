import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import { answerRequest } from '@/lib/access/answer'
import { askForPerson } from '@/lib/access/ask'
import { declareConflict, recordConflict } from '@/lib/access/conflicts/declare'
import { endConflict } from '@/lib/access/conflicts/end'
import { readConflicts } from '@/lib/access/conflicts/list'
import { breakGlass } from '@/lib/access/glass/break'
import { handOverFile } from '@/lib/access/hand-over'
import { listToDecide } from '@/lib/access/read'
import { reviewLog } from '@/lib/audit/review'
import { assignFile } from '@/lib/cases/assign-file'
import { listFiles } from '@/lib/cases/list-files'
import { lookUp } from '@/lib/cases/look-up'
import { readFile } from '@/lib/cases/read-file'
import { newSpokenNumber } from '@/lib/core/spoken-number'
import { readRelease } from '@/lib/disclosure/read'
import { acceptReferral } from '@/lib/referrals/accept'
import { readReferral } from '@/lib/referrals/read'
import { receiveReferral } from '@/lib/referrals/receive'
import { caseWorldHere } from '@/tests/support/case-world'
import { openedFile } from '@/tests/worlds/files'
import { person } from '@/tests/worlds/people'
import { amir, askedFor, emergency, helena, nils, protectedFile } from '@/tests/worlds/protection'
import { askedReferral, eva, leila, sara, sentReferral, value } from '@/tests/worlds/referrals'

const ingrid = 'handlaggare@umea.example'
const { world, everything } = caseWorldHere()

const numberOf = async (email: string, caseFileId: string) => value(await readFile(world.as(email), { caseFileId })).number
const opens = async (email: string, caseFileId: string) => (await readFile(world.as(email), { caseFileId })).ok
const declared = async (email: string, number: string, kind = 'kin') => value(await declareConflict(world.as(email), { conflictId: randomUUID(), number, kind })).id

describe('Amir reads in a file that the person is his cousin', () => {
  it('says so, and from then on nothing opens it to him: unit, assignment, list, look-up, question, glass', async () => {
    const id = await openedFile(world.as(sara), { givenName: 'Kusin' })
    const number = await numberOf(amir, id)
    await declared(amir, number)
    expect(await readFile(world.as(amir), { caseFileId: id })).toEqual({ ok: false, code: 'notFound' })
    expect(value(await listFiles(world.as(amir), { after: null })).lines.map((line) => line.id)).not.toContain(id)
    for (const sought of [number, 'Kusin']) expect(value(await lookUp(world.as(amir), { sought, purpose: 'call' })).lines).toEqual([])
    expect(await assignFile(world.as(amir), { caseFileId: id, accountId: person(amir).accountId })).toEqual({ ok: false, code: 'notFound' })
    expect(await assignFile(world.as(helena), { caseFileId: id, accountId: person(amir).accountId })).toEqual({ ok: false, code: 'noSuchColleague' })
    expect(await breakGlass(world.as(amir), emergency(number))).toEqual({ ok: false, code: 'notFound' })
    expect([await opens(sara, id), await opens(helena, id)]).toEqual([true, true])
    const { rows } = await everything.query("select shown from portal.audit_event where action = 'conflict.declared' and account_id = $1 order by at desc limit 1", [person(amir).accountId])
    expect(rows).toMatchObject([{ shown: { number: number.replace('-', ''), of: person(amir).accountId, kind: 'kin' } }])
  })

  it('a protected file neither: a question about him is not asked, one that was is not answered with yes', async () => {
    const { id, number } = await protectedFile(world.as)
    const waiting = await askedFor(world.as, id, amir)
    await declared(amir, number)
    expect(await answerRequest(world.as(helena), { requestId: waiting, answer: 'approve' })).toEqual({ ok: false, code: 'changedByOther' })
    expect(await askForPerson(world.as(sara), { caseFileId: id, requestId: randomUUID(), accountId: person(amir).accountId, reason: 'cover' })).toEqual({ ok: false, code: 'noSuchColleague' })
    expect(await opens(amir, id)).toBe(false)
  })

  it('a manager who has a tie answers for nobody, and looks into nothing', async () => {
    const { id, number } = await protectedFile(world.as)
    const requestId = await askedFor(world.as, id, amir)
    await declared(helena, number, 'tie')
    expect(await answerRequest(world.as(helena), { requestId, answer: 'approve' })).toEqual({ ok: false, code: 'notFound' })
    expect(value(await listToDecide(world.as(helena), {})).toAnswer.map((one) => one.id)).not.toContain(requestId)
  })

  it('closes it also past the verbs, for the portal\'s own login', async () => {
    const id = await openedFile(world.as(sara))
    await declared(amir, await numberOf(amir, id))
    const app = new Client({ connectionString: world.database.url.app })
    await app.connect()
    try {
      const { actor } = world.as(amir)
      await app.query('begin')
      await app.query("select set_config('app.account', $1, true), set_config('app.authority', $2, true), set_config('app.principals', $3, true), set_config('app.roles', '{coordinator}', true)",
        [actor.accountId, actor.authorityId, `{${actor.accountId},${person(amir).unitId}}`])
      for (const table of ['case_file where id', 'person_record where case_file_id', 'note where case_file_id', 'access where case_file_id'])
        expect((await app.query(`select from portal.${table} = $1`, [id])).rowCount, table).toBe(0)
    } finally {
      await app.end()
    }
  })
})

describe('declaring tells nothing', () => {
  it('of whether there is such a file: the same answer for a hidden one and a made-up one, and the list says the same', async () => {
    const { number } = await protectedFile(world.as)
    const made = newSpokenNumber()
    const answers = []
    for (const one of [number, made]) answers.push(await declareConflict(world.as(amir), { conflictId: randomUUID(), number: one, kind: 'other' }))
    expect(answers.map(({ ok }) => ok)).toEqual([true, true])
    const { lines } = value(await readConflicts(world.as(amir), {}))
    const shape = (shown: string) => ({ ...lines.find((line) => line.number.replace('-', '') === shown.replace('-', '')), id: '', number: '', declaredAt: 0 })
    expect(shape(number)).toEqual(shape(made))
    expect(await declareConflict(world.as(amir), { conflictId: randomUUID(), number: made, kind: 'own' })).toEqual({ ok: false, code: 'conflictHolds' })
    expect(await declareConflict(world.as(amir), { conflictId: randomUUID(), number: 'AAAA-BBBB', kind: 'own' })).toMatchObject({ fields: { number: ['notCaseNumber'] } })
  })
})

describe('a conflict is recorded and ended by others', () => {
  const record = (email: string, of: string, number: string) =>
    recordConflict(world.as(email), { conflictId: randomUUID(), number, kind: 'tie', accountId: person(of).accountId })
  const end = (email: string, conflictId: string) => endConflict(world.as(email), { conflictId })

  it('a coordinator or manager records one for a colleague they lead, and for nobody else', async () => {
    const id = await openedFile(world.as(sara))
    const number = await numberOf(sara, id)
    expect(await record(sara, amir, number)).toEqual({ ok: false, code: 'notPermitted' })
    expect(await record(helena, ingrid, number)).toEqual({ ok: false, code: 'notPermitted' })
    expect(await record(ingrid, sara, number)).toEqual({ ok: false, code: 'notPermitted' })
    expect(await record(helena, helena, number)).toEqual({ ok: false, code: 'notPermitted' })
    value(await record(helena, amir, number))
    expect([await opens(amir, id), await opens(sara, id)]).toEqual([false, true])
  })

  it('is ended by a third: not by the one it is about, not by the one who declared it, and then the file opens again', async () => {
    const id = await openedFile(world.as(sara))
    const number = await numberOf(sara, id)
    const own = await declared(sara, number)
    expect(await end(sara, own)).toEqual({ ok: false, code: 'notPermitted' })
    expect(await end(ingrid, own)).toEqual({ ok: false, code: 'notFound' })
    value(await end(amir, own))
    expect(await opens(sara, id)).toBe(true)
    const byHelena = value(await record(helena, sara, number)).id
    expect(await end(helena, byHelena)).toEqual({ ok: false, code: 'conflictTakesAnother' })
    const both = await Promise.all([end(amir, byHelena), end(amir, byHelena)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await opens(sara, id)).toBe(true)
    await expect(everything.query('update portal.conflict set ended_at = now(), ended_by = account_id where id = $1', [await declared(amir, number)])).rejects.toThrow('ended_by_another')
  })

  it('is seen by oneself and by those who lead, not by a colleague', async () => {
    const id = await declared(amir, newSpokenNumber(), 'own')
    const sees = async (email: string) => value(await readConflicts(world.as(email), {})).lines.some((line) => line.id === id)
    expect([await sees(amir), await sees(helena), await sees(sara), await sees(nils)]).toEqual([true, true, false, false])
  })
})

describe('the last one who could open a file declares a conflict', () => {
  it('the manager gives it to another by its number, and sees nothing of it', async () => {
    const { id, number } = await protectedFile(world.as)
    expect(await handOverFile(world.as(helena), { caseFileId: id, accountId: person(amir).accountId })).toEqual({ ok: false, code: 'notFound' })
    await declared(sara, number)
    const [orphan] = value(await listToDecide(world.as(helena), {})).orphans.filter((one) => one.id === id)
    expect(orphan).toMatchObject({ number, colleagues: [{ name: 'Amir Nouri' }] })
    expect(value(await listToDecide(world.as(amir), {})).orphans).toEqual([])
    expect(await handOverFile(world.as(helena), { caseFileId: id, accountId: person(helena).accountId })).toEqual({ ok: false, code: 'noSuchColleague' })
    expect(await handOverFile(world.as(helena), { caseFileId: id, accountId: person(sara).accountId })).toEqual({ ok: false, code: 'noSuchColleague' })
    const give = () => handOverFile(world.as(helena), { caseFileId: id, accountId: person(amir).accountId })
    const both = await Promise.all([give(), give()])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect([await opens(amir, id), await opens(helena, id), await opens(sara, id)]).toEqual([true, false, false])
  })
})

describe('a tie reaches what lies around the file', () => {
  it('the secrecy officer neither reads nor decides a release about kin', async () => {
    const asked = await askedReferral(world.as)
    await declared(eva, await numberOf(sara, asked.caseFileId))
    expect(await readRelease(world.as(eva), { releaseId: asked.releaseId })).toEqual({ ok: false, code: 'notFound' })
  })

  it('the log reviewer does not read who opened it', async () => {
    const id = await openedFile(world.as(sara))
    const number = await numberOf(sara, id)
    const lines = async () => value(await reviewLog(world.as(nils), { who: null, on: null, number, after: null })).lines.length
    expect(await lines()).toBeGreaterThan(0)
    await declared(nils, number)
    expect(await lines()).toBe(0)
  })

  it('a referral is closed by its own number before there is a file, and by the file\'s afterwards', async () => {
    const sent = await sentReferral(world.as)
    const referral = value(await readReferral(world.as(leila), { referralId: sent.referralId }))
    await declared(leila, referral.number)
    expect(await readReferral(world.as(leila), { referralId: sent.referralId })).toEqual({ ok: false, code: 'notFound' })
    const second = await sentReferral(world.as)
    value(await receiveReferral(world.as(leila), { referralId: second.referralId }))
    const caseFileId = randomUUID()
    value(await acceptReferral(world.as(leila), { referralId: second.referralId, caseFileId }))
    await declared(leila, await numberOf(leila, caseFileId))
    expect(await readReferral(world.as(leila), { referralId: second.referralId })).toEqual({ ok: false, code: 'notFound' })
  })
})
