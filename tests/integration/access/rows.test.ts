import { describe, expect, it } from 'vitest'
import { endAccess, giveUpAccess } from '@/lib/access/end'
import { readFileAccess } from '@/lib/access/file'
import { assignFile } from '@/lib/cases/assign-file'
import { readFile } from '@/lib/cases/read-file'
import { caseWorldHere } from '@/tests/support/case-world'
import { openedFile } from '@/tests/worlds/files'
import { person } from '@/tests/worlds/people'
import { amir, brokenGlass, helena, protectedFile } from '@/tests/worlds/protection'
import { sara, value } from '@/tests/worlds/referrals'

const ingrid = 'handlaggare@umea.example'
const { world } = caseWorldHere()

const opens = async (email: string, caseFileId: string) => (await readFile(world.as(email), { caseFileId })).ok
const holders = async (email: string, caseFileId: string) => value(await readFileAccess(world.as(email), { caseFileId })).holders
async function end(email: string, caseFileId: string, name: string, reason = 'notNeeded') {
  const row = (await world.owner.query<{ id: string }>(
    `select a.id from portal.access a left join portal.account c on c.id = a.account_id left join portal.unit u on u.id = a.unit_id
     where a.case_file_id = $1 and $2 in (c.name, u.name) and a.ended_by is null`, [caseFileId, name])).rows[0]
  return endAccess(world.as(email), { caseFileId, accessId: row?.id, reason })
}
const giveUp = (email: string, caseFileId: string, handTo = '') => giveUpAccess(world.as(email), { caseFileId, handTo })
const logged = async (caseFileId: string) =>
  (await world.owner.query<{ action: string; shown: Record<string, unknown> }>(
    "select action, shown from portal.audit_event where case_file_id = $1 and action in ('access.ended', 'access.handedOver') order by at, id", [caseFileId])).rows

describe('a file of the unit', () => {
  it('whoever leads the unit ends a colleague\'s place, with a reason; others do not', async () => {
    const id = await openedFile(world.as(sara))
    value(await assignFile(world.as(amir), { caseFileId: id, accountId: person(helena).accountId }))
    expect(await end(sara, id, 'Helena Dahl')).toEqual({ ok: false, code: 'notPermitted' })
    expect(await end(ingrid, id, 'Helena Dahl')).toEqual({ ok: false, code: 'notFound' })
    expect(await end(amir, id, 'Helena Dahl', 'handedOver')).toMatchObject({ code: 'invalidInput', fields: { reason: ['choose'] } })
    value(await end(amir, id, 'Helena Dahl', 'leftWork'))
    expect((await holders(sara, id)).map(({ name, reason }) => [name, reason])).toEqual([['Sara Lindqvist', 'opened'], [person(sara).unitName, 'unitInbox']])
    const { rows } = await world.owner.query<{ id: string; end_reason: string }>('select id, end_reason from portal.access where case_file_id = $1 and ended_by is not null', [id])
    expect(rows.map(({ end_reason }) => end_reason)).toEqual(['leftWork'])
    expect(await logged(id)).toEqual([{ action: 'access.ended', shown: { accessId: rows[0]?.id, of: person(helena).accountId, why: 'leftWork' } }])
  })

  it('the unit\'s own place can be ended; Sara then has the last one, which nobody ends', async () => {
    const id = await openedFile(world.as(sara))
    value(await end(amir, id, person(sara).unitName ?? ''))
    expect([await opens(amir, id), await opens(sara, id)]).toEqual([false, true])
    expect(await end(amir, id, 'Sara Lindqvist')).toEqual({ ok: false, code: 'notFound' })
  })

  it('with only the unit left, that is the last one', async () => {
    const id = await openedFile(world.as(sara))
    value(await giveUp(sara, id))
    expect(await end(amir, id, person(sara).unitName ?? '')).toEqual({ ok: false, code: 'lastHolder' })
    expect(await opens(amir, id)).toBe(true)
  })
})

describe('a protected file', () => {
  it('a named person ends another\'s place; who leads the unit and is not named cannot', async () => {
    const { id } = await protectedFile(world.as, amir)
    expect(await end(helena, id, 'Amir Nouri')).toEqual({ ok: false, code: 'notFound' })
    value(await end(sara, id, 'Amir Nouri', 'mistake'))
    expect(await opens(amir, id)).toBe(false)
  })

  it('who came in through the glass ends nobody\'s place, closes it behind themselves, and is not counted as one who keeps the file', async () => {
    const { id, number } = await protectedFile(world.as)
    await brokenGlass(world.as, number)
    expect(await end(amir, id, 'Sara Lindqvist')).toEqual({ ok: false, code: 'notPermitted' })
    expect(await giveUp(sara, id)).toMatchObject({ code: 'invalidInput', fields: { handTo: ['lastHolder'] } })
    value(await giveUp(amir, id))
    expect([await opens(amir, id), await opens(sara, id)]).toEqual([false, true])
  })
})

describe('letting go', () => {
  it('needs somebody who keeps the file; the last one hands it over in the same act', async () => {
    const { id } = await protectedFile(world.as)
    expect(await giveUp(sara, id)).toMatchObject({ fields: { handTo: ['lastHolder'] } })
    expect(await giveUp(sara, id, person(ingrid).accountId)).toMatchObject({ fields: { handTo: ['notAColleague'] } })
    expect(await giveUp(sara, id, person(sara).accountId)).toMatchObject({ fields: { handTo: ['notAColleague'] } })
    value(await giveUp(sara, id, person(amir).accountId))
    expect([await opens(sara, id), await opens(amir, id)]).toEqual([false, true])
    expect((await holders(amir, id)).map(({ name, reason }) => [name, reason])).toEqual([['Amir Nouri', 'handedOver']])
    expect((await logged(id)).map(({ action }) => action).sort()).toEqual(['access.ended', 'access.handedOver'])
  })

  it('is not a way to share a protected file: who hands over keeps nothing', async () => {
    const { id } = await protectedFile(world.as)
    // Past the verb: the row of the other is written, one's own is kept. It falls when everything is written.
    await world.owner.query('begin')
    await world.owner.query("select set_config('app.account', $1, true), set_config('app.authority', $2, true)", [person(sara).accountId, person(sara).authorityId])
    await world.owner.query(
      `insert into portal.access (id, authority_id, case_file_id, file_unit_id, account_id, reason, granted_by) values (gen_random_uuid(), $1, $2, $3, $4, 'handedOver', $5)`,
      [person(sara).authorityId, id, person(sara).unitId, person(amir).accountId, person(sara).accountId])
    await expect(world.owner.query('commit')).rejects.toThrow('handed over, not shared')
    expect(await opens(amir, id)).toBe(false)
  })

  it('two let go at once: one of them stays', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { id } = await protectedFile(world.as, amir)
      const answers = await Promise.all([giveUp(sara, id), giveUp(amir, id)])
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      expect([await opens(sara, id), await opens(amir, id)].filter(Boolean)).toHaveLength(1)
    }
  })

  it('two end each other at once: one of them stays', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { id } = await protectedFile(world.as, amir)
      const answers = await Promise.all([end(sara, id, 'Amir Nouri'), end(amir, id, 'Sara Lindqvist')])
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      expect([await opens(sara, id), await opens(amir, id)].filter(Boolean)).toHaveLength(1)
    }
  })
})
