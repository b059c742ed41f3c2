import { describe, expect, it } from 'vitest'
import { closeFile } from '@/lib/cases/close-file'
import { readEditForm } from '@/lib/cases/edit-form'
import { editPerson } from '@/lib/cases/edit-person'
import { lookUp } from '@/lib/cases/look-up'
import { readChanges } from '@/lib/cases/read-changes'
import { readFile } from '@/lib/cases/read-file'
import { reopenFile } from '@/lib/cases/reopen-file'
import { statusOf } from '@/lib/cases/status'
import { writeNote } from '@/lib/cases/write-note'
import { randomUUID } from 'node:crypto'
import { asActor } from '@/lib/db/as-actor'
import { dayOf } from '@/lib/directory/days'
import { caseWorldHere } from '@/tests/support/case-world'
import { openedFile } from '@/tests/worlds/files'
import { codeOf, leila, sara, value } from '@/tests/worlds/referrals'

const amir = 'samordnare@malmo.example'
const helena = 'chef@malmo.example'

const { world, everything } = caseWorldHere()

const { as } = world
const asStands = { givenName: 'Test', familyName: 'Testsson', personalNumber: '', birthYear: '2004', environments: ['criminal'], needs: 'Någonstans att bo.', safeContact: '' }
const edit = (email: string, caseFileId: string, version: number, change: Record<string, unknown>) => editPerson(as(email), { caseFileId, version, ...asStands, ...change })

describe('what a file says of the person is corrected', () => {
  it('by who handles it; what stood before is kept sealed, with who and when, and the new name is found', async () => {
    const caseFileId = await openedFile(as(sara))
    value(await edit(sara, caseFileId, 1, { familyName: 'Rättadsson', needs: 'Bostad och arbete.', environments: ['criminal', 'honour'] }))
    expect(value(await readFile(as(amir), { caseFileId }))).toMatchObject({ name: { name: 'Test Rättadsson' }, needs: 'Bostad och arbete.', environments: ['criminal', 'honour'], hasSafeContact: true, isChanged: true })
    expect(value(await readChanges(as(helena), { caseFileId })).changes).toMatchObject([{ by: 'Sara Lindqvist', received: null, fields: [
      { field: 'needs', before: { kind: 'shown', text: 'Någonstans att bo.' } }, { field: 'familyName', before: { kind: 'shown', text: 'Testsson' } },
    ].sort((a, b) => a.field.localeCompare(b.field) * -1) }])
    expect(value(await lookUp(as(sara), { sought: 'Rättadsson', purpose: 'correction' })).lines.map(({ id }) => id)).toEqual([caseFileId])
    const { rows } = await everything.query('select from portal.person_change t where t::text ~ \'Testsson|att bo\'')
    expect(rows.length).toBe(0)
    // Saved again as it stands, nothing has changed and nothing is written down as if it had.
    value(await edit(sara, caseFileId, 2, { familyName: 'Rättadsson', needs: 'Bostad och arbete.', environments: ['honour', 'criminal'] }))
    expect(value(await readChanges(as(sara), { caseFileId })).changes.length).toBe(1)
    for (const other of [helena, leila, 'logg@malmo.example']) expect(codeOf(await edit(other, caseFileId, 2, { needs: 'Nej.' })), other).toBe(other === helena ? 'notPermitted' : 'notFound')
  })

  it('20 rounds: two edit at once, the later is refused and can see what stands, and a note meanwhile hinders nobody', async () => {
    const caseFileId = await openedFile(as(sara))
    for (let version = 1; version <= 20; version++) {
      const [one, other] = await Promise.all([edit(sara, caseFileId, version, { needs: `Saras ${version}` }), edit(amir, caseFileId, version, { needs: `Amirs ${version}` })])
      expect([one, other].filter(({ ok }) => ok).length, `round ${version}`).toBe(1)
      for (const answer of [one, other]) if (!answer.ok) expect(answer.code).toBe('changedByOther')
      const stands = value(await readEditForm(as(sara), { caseFileId }))
      expect(stands).toMatchObject({ version: version + 1, values: { needs: one.ok ? `Saras ${version}` : `Amirs ${version}` } })
    }
    value(await writeNote(as(amir), { caseFileId, noteId: randomUUID(), kind: 'meeting', on: dayOf(as(amir).now), personPresent: 'yes', body: 'Möte.' }))
    value(await edit(sara, caseFileId, 21, { needs: 'Efter mötet.' }))
  }, 240_000)

  it('a protected name is neither shown nor lost: written anew it is replaced, left empty it stands', async () => {
    const caseFileId = await openedFile(as(sara), { protection: 'marked', sharedWith: 'nobody' })
    const form = value(await readEditForm(as(sara), { caseFileId }))
    expect(JSON.stringify(form)).not.toContain('Testsson')
    value(await edit(sara, caseFileId, 1, { givenName: '', familyName: '', needs: 'Skydd.', safeContact: 'Bara brev.' }))
    value(await edit(sara, caseFileId, 2, { givenName: '', familyName: 'Nysson', needs: 'Skydd.' }))
    const changes = value(await readChanges(as(sara), { caseFileId })).changes
    expect(changes.flatMap(({ fields }) => fields)).toEqual(expect.arrayContaining([{ field: 'familyName', before: { kind: 'hidden' } }, { field: 'safeContact', before: { kind: 'hidden' } }]))
    expect(JSON.stringify(changes)).not.toMatch(/Testsson|förnamn/)
    expect((await everything.query('select given_name from portal.person_record where case_file_id = $1 and given_name is not null', [caseFileId])).rowCount).toBe(1)
  })

  it('never past the history, whoever tries', async () => {
    const caseFileId = await openedFile(as(sara))
    type Act = Parameters<typeof asActor<number>>[1]
    const act: Act = (tx) => tx.$executeRaw`update portal.person_record set needs = null, version = version + 1 where case_file_id = ${caseFileId}::uuid`
    await expect(asActor(as(sara).actor, act)).rejects.toThrow(/without history/)
    for (const other of [helena, leila]) expect(await asActor(as(other).actor, act), other).toBe(0)
  })
})

describe('a closed file', () => {
  it('is opened again with a reason; what had ended stays as a row, and the first meeting was when it was', async () => {
    const caseFileId = await openedFile(as(sara))
    value(await writeNote(as(sara), { caseFileId, noteId: randomUUID(), kind: 'meeting', on: dayOf(as(sara).now), personPresent: 'yes', body: 'Möte.' }))
    value(await closeFile(as(sara), { caseFileId, version: 2, outcome: 'noContact' }))
    expect(codeOf(await edit(sara, caseFileId, 1, { needs: 'Nytt.' }))).toBe('caseClosed')
    for (const other of [helena, leila]) expect(codeOf(await reopenFile(as(other), { caseFileId, version: 3, reason: 'cameBack' })), other).toBe(other === helena ? 'notPermitted' : 'notFound')
    expect(codeOf(await reopenFile(as(sara), { caseFileId, version: 2, reason: 'cameBack' }))).toBe('changedByOther')
    value(await reopenFile(as(amir), { caseFileId, version: 3, reason: 'cameBack' }))
    const file = value(await readFile(as(sara), { caseFileId }))
    expect(file).toMatchObject({ status: 'met', closedAt: null, outcome: null, episodes: [{ outcome: 'noContact', reason: 'cameBack' }], may: { writeNote: true, reopen: false } })
    expect(codeOf(await reopenFile(as(sara), { caseFileId, version: file.version, reason: 'cameBack' }))).toBe('changedByOther')
    value(await closeFile(as(sara), { caseFileId, version: file.version, outcome: 'left' }))
  })

  it('20 rounds: opened again twice at once it is opened once', async () => {
    const caseFileId = await openedFile(as(sara))
    for (let version = 1; version <= 40; version += 2) {
      value(await closeFile(as(sara), { caseFileId, version, outcome: 'noContact' }))
      const answers = await Promise.all([sara, amir].map((by) => reopenFile(as(by), { caseFileId, version: version + 1, reason: 'cameBack' })))
      expect(answers.filter(({ ok }) => ok).length, `version ${version}`).toBe(1)
      for (const answer of answers) if (!answer.ok) expect(['changedByOther', 'alreadyReceived'], answer.code).toContain(answer.code)
    }
    expect(value(await readFile(as(sara), { caseFileId })).episodes.length).toBe(20)
  }, 120_000)

  it('is never opened by changing it: the row of what had ended comes first', async () => {
    const caseFileId = await openedFile(as(sara))
    value(await closeFile(as(sara), { caseFileId, version: 1, outcome: 'left' }))
    type Act = Parameters<typeof asActor<number>>[1]
    const act: Act = (tx) => tx.$executeRaw`update portal.case_file set status = 'open', closed_at = null, outcome = null, version = version + 1 where id = ${caseFileId}::uuid`
    expect(await asActor(as(sara).actor, act)).toBe(0)
  })

  it('has the status that its facts give, as has every other, and every access row says the same', async () => {
    const { rows } = await everything.query<{ status: string; met: Date | null; closed: Date | null; seen: string[] }>(
      'select c.status, c.first_meeting_at as met, c.closed_at as closed, array_agg(a.status) as seen from portal.case_file c join portal.access a on a.case_file_id = c.id group by c.id')
    expect(rows.length).toBeGreaterThan(2)
    for (const { status, met, closed, seen } of rows) {
      expect(status).toBe(statusOf({ firstMeetingAt: met?.getTime() ?? null, closedAt: closed?.getTime() ?? null }))
      expect(new Set(seen)).toEqual(new Set([status]))
    }
  })
})
