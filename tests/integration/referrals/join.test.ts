import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { closeFile } from '@/lib/cases/close-file'
import { lookUp } from '@/lib/cases/look-up'
import { readChanges } from '@/lib/cases/read-changes'
import { readFile } from '@/lib/cases/read-file'
import { writeNote } from '@/lib/cases/write-note'
import { asActor } from '@/lib/db/as-actor'
import { dayOf } from '@/lib/directory/days'
import { useReceived } from '@/lib/disclosure/deliveries/use'
import { acceptReferral } from '@/lib/referrals/accept'
import { declineReferral } from '@/lib/referrals/decline'
import { askError } from '@/lib/referrals/errors/ask'
import { confirmError } from '@/lib/referrals/errors/confirm'
import { joinReferral } from '@/lib/referrals/join'
import { readReferralsOfFile } from '@/lib/referrals/of-file'
import { receiveReferral } from '@/lib/referrals/receive'
import { withdrawReferral } from '@/lib/referrals/withdraw'
import { caseWorldHere } from '@/tests/support/case-world'
import { openedFile } from '@/tests/worlds/files'
import { codeOf, leila, sara, sentReferral, value } from '@/tests/worlds/referrals'

const amir = 'samordnare@malmo.example'
const mikael = 'handlaggare.malmo@polisen.example'
const anders = 'chef@polisen.example'

const { world, everything } = caseWorldHere()

const { as } = world
const received = async () => {
  const one = await sentReferral(world.as)
  value(await receiveReferral(as(leila), { referralId: one.referralId }))
  return one.referralId
}
const empty = { givenName: '', familyName: '', birthYear: '', needs: '', safeContact: '', environments: ['unknown'], sharedWith: 'nobody' }

describe('Leila has a file on the person already', () => {
  it('finds it exactly, with a purpose, and receives there: several deliveries lie in it, and nothing is copied', async () => {
    const caseFileId = await openedFile(as(leila), { ...empty, givenName: 'Kimmo', needs: 'Eget.' })
    const { number } = value(await readFile(as(leila), { caseFileId }))
    expect(value(await lookUp(as(leila), { sought: number, purpose: 'referral' })).lines.map(({ id }) => id)).toEqual([caseFileId])
    expect(value(await lookUp(as(leila), { sought: 'kimmo', purpose: 'referral' })).lines.map(({ id }) => id)).toEqual([caseFileId])
    const [first, second] = [await received(), await received()]
    value(await joinReferral(as(leila), { referralId: first, caseFileId }))
    value(await joinReferral(as(leila), { referralId: second, caseFileId }))
    expect(value(await readReferralsOfFile(as(leila), { caseFileId })).received.map(({ referralId }) => referralId).sort()).toEqual([first, second].sort())
    expect(value(await readFile(as(leila), { caseFileId }))).toMatchObject({ name: { name: 'Kimmo' }, birthYear: null, needs: 'Eget.', notes: [] })
    expect((await everything.query('select from portal.case_file where authority_id = $1', [as(leila).actor.authorityId])).rowCount).toBe(1)
    expect((await everything.query('select from portal.audit_event where action = \'referral.joined\' and case_file_id = $1', [caseFileId])).rowCount).toBe(2)
  })

  it('never in a file she may not open, of another unit or authority, or one that has ended; and the yes is the coordinator’s', async () => {
    const referralId = await received()
    const join = (email: string, caseFileId: string) => joinReferral(as(email), { referralId, caseFileId }).then(codeOf)
    const own = await openedFile(as(leila), empty)
    expect(await join(leila, await openedFile(as(mikael), empty))).toBe('notFound')
    expect(await join(leila, await openedFile(as(sara), { sharedWith: 'unit' }))).toBe('notFound')
    expect(await join(leila, randomUUID())).toBe('notFound')
    const ended = await openedFile(as(leila), empty)
    value(await closeFile(as(leila), { caseFileId: ended, version: 1, outcome: 'noContact' }))
    expect(await join(leila, ended)).toBe('joinedIsClosed')
    for (const email of [sara, mikael, anders]) expect(await join(email, own), email).toBe('notFound')
    // One who works in two units: the file must be of the one that was asked.
    const both = as(mikael)
    const actor = { ...both.actor, grants: [...both.actor.grants, ...as(leila).actor.grants] }
    const other = await openedFile(as(mikael), { ...empty })
    expect(codeOf(await joinReferral({ ...both, actor }, { referralId, caseFileId: other }))).toBe('fileOfOtherUnit')
    type Act = Parameters<typeof asActor<number>>[1]
    const attempt = (file: string): Act => (tx) => tx.$executeRaw`update portal.referral set state = 'accepted', version = version + 1, to_case_file_id = ${file}::uuid where id = ${referralId}::uuid`
    await expect(asActor(as(leila).actor, attempt(ended))).rejects.toThrow(/row-level security/)
    await expect(asActor(as(leila).actor, attempt(other))).rejects.toThrow(/row-level security|foreign key/)
    expect(await join(leila, own)).toBe('ok')
    expect(await join(leila, own)).toBe('referralAnswered')
  })

  it('20 rounds: joins while a new file is opened, it is declined and it is taken back; one wins', async () => {
    const caseFileId = await openedFile(as(leila), empty)
    for (let round = 0; round < 20; round++) {
      const referralId = await received()
      const answers = await Promise.all([
        joinReferral(as(leila), { referralId, caseFileId }), acceptReferral(as(leila), { referralId, caseFileId: randomUUID() }),
        round % 2 === 0 ? declineReferral(as(leila), { referralId, reason: 'noCapacityNow', nextStep: 'sendAgainLater' }) : withdrawReferral(as(sara), { referralId, reason: 'sentTwice' }),
      ])
      expect(answers.filter(({ ok }) => ok).length, `round ${round}`).toBe(1)
      for (const answer of answers) if (!answer.ok) expect(['changedByOther', 'referralAnswered', 'referralWithdrawn'], answer.code).toContain(answer.code)
      const { rows } = await everything.query<{ file: string | null }>('select to_case_file_id as file from portal.referral where id = $1', [referralId])
      expect(rows[0]?.file === caseFileId, `round ${round}`).toBe(answers[0]?.ok)
    }
  }, 240_000)
})

describe('"Använd i akten"', () => {
  it('takes one received field at a time into the file, by a person, with the source kept', async () => {
    const caseFileId = await openedFile(as(leila), { ...empty, needs: 'Stod här förut.' })
    const referralId = await received()
    value(await joinReferral(as(leila), { referralId, caseFileId }))
    const use = (field: string, version: number, words: string, by = leila, file: string = caseFileId) =>
      useReceived(as(by), { caseFileId: file, referralId, field, version, noteId: randomUUID(), words }).then(codeOf)
    expect(await use('name', 1, 'Kim Exempelsson')).toBe('ok')
    expect(await use('birthYear', 1, '2004')).toBe('changedByOther')
    expect(await use('birthYear', 2, '14 mars 2004')).toBe('invalidInput')
    expect(await use('birthYear', 2, '2004')).toBe('ok')
    expect(await use('judgement', 3, 'Stark motivation.')).toBe('ok')
    const file = value(await readFile(as(leila), { caseFileId }))
    expect(file).toMatchObject({ name: { name: 'Kim Exempelsson' }, birthYear: '2004', needs: 'Stod här förut.', notes: [{ kind: 'judgement', body: 'Stark motivation.', received: true }] })
    expect(value(await readChanges(as(leila), { caseFileId })).changes.map(({ received: from, fields }) => [from, fields.map(({ field }) => field)])).toEqual([['birthYear', ['birthYear']], ['name', ['givenName', 'familyName']]])
    const items = value(await readReferralsOfFile(as(leila), { caseFileId })).received[0]?.items.map(({ field, usedAt }) => [field, usedAt !== null])
    expect(items).toEqual([['name', true], ['birthYear', true], ['threat', false], ['judgement', true]])
    // It can be found by the name it now has.
    expect(value(await lookUp(as(leila), { sought: 'Exempelsson', purpose: 'meeting' })).lines.map(({ id }) => id)).toContain(caseFileId)
    // What stayed with the sender, another file, another person: nothing.
    expect(await use('health', 3, 'Gissat.')).toBe('notReceivedHere')
    expect(await use('threat', 1, 'Hot.', leila, await openedFile(as(leila), empty))).toBe('notReceivedHere')
    for (const by of [sara, amir, mikael, anders]) expect(await use('threat', 3, 'Hot.', by), by).toBe('notFound')
    expect((await everything.query('select from portal.audit_event where action = \'case.receivedUsed\' and case_file_id = $1', [caseFileId])).rowCount).toBe(3)
    // What was taken is the receiver's own, also when the rest is closed from view.
    const requestId = randomUUID()
    value(await askError(as(sara), { referralId, requestId, reason: 'wrongPerson' }))
    value(await confirmError(as(amir), { requestId }))
    expect(value(await readReferralsOfFile(as(leila), { caseFileId })).received).toEqual([])
    expect(value(await readFile(as(leila), { caseFileId }))).toMatchObject({ name: { name: 'Kim Exempelsson' }, notes: [{ received: true }] })
    expect(await use('threat', 3, 'Hot.')).toBe('notReceivedHere')
    value(await writeNote(as(leila), { caseFileId, noteId: randomUUID(), kind: 'fact', on: dayOf(as(leila).now), personPresent: '', body: 'Kontrollerat.' }))
  })
})
