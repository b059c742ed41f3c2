import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { assignFile } from '@/lib/cases/assign-file'
import { closeFile } from '@/lib/cases/close-file'
import { createFile } from '@/lib/cases/create-file'
import { listFiles } from '@/lib/cases/list-files'
import { lookUp } from '@/lib/cases/look-up'
import { openFile } from '@/lib/cases/open-file'
import { readFile, revealName, showSafeContact } from '@/lib/cases/read-file'
import { writeNote } from '@/lib/cases/write-note'
import { asActor } from '@/lib/db/as-actor'
import { dayOf } from '@/lib/directory/days'
import { caseWorldHere } from '@/tests/support/case-world'
import { filledIn, openedFile } from '@/tests/worlds/files'
import { person } from '@/tests/worlds/people'

const sara = 'handlaggare@malmo.example'
const amir = 'samordnare@malmo.example'
const helena = 'chef@malmo.example'
const ingrid = 'handlaggare@umea.example'

const { world } = caseWorldHere()

const read = async (email: string, caseFileId: string) => {
  const outcome = await readFile(world.as(email), { caseFileId })
  if (!outcome.ok) throw new Error(outcome.code)
  return outcome.value
}
const events = async (where: string, values: unknown[] = []) =>
  (await world.owner.query<{ action: string; account_id: string; case_file_id: string | null; shown: Record<string, unknown>; reason: string | null; regime: string }>(
    `select * from portal.audit_event where ${where} order by at, id`, values)).rows
const today = () => dayOf(world.as(sara).now)

describe('Sara in Malmö, whom a young man calls', () => {
  it('opens a file, reads it, and what she saw is written down once per request', async () => {
    const id = await openedFile(world.as(sara), { givenName: 'Adam', familyName: 'Exempel', sharedWith: 'nobody' })
    const view = await read(sara, id)
    expect(view).toMatchObject({ name: { kind: 'known', name: 'Adam Exempel' }, birthYear: '2004', needs: 'Någonstans att bo.', status: 'open', hasSafeContact: true })
    expect(view.number).toMatch(/^[34679CDFHJKMNPRTVWX]{4}-[34679CDFHJKMNPRTVWX]{4}$/)
    expect(JSON.stringify(view)).not.toContain('Ring kort')
    const written = await events('case_file_id = $1', [id])
    expect(written.map(({ action }) => action)).toEqual(['case.opened', 'case.viewed'])
    expect(written[1]).toMatchObject({ account_id: person(sara).accountId, regime: 'gdpr', shown: { groups: ['name', 'birthYear', 'needs', 'environments', 'access'] } })
  })

  it('opens a file also when the number drawn for it is taken', async () => {
    const { actor, now } = world.as(sara)
    const draws = ['34679CDF', '34679CDF', 'FDC97643']
    const open = (id: string) => asActor(actor, (tx) => createFile(tx, actor, {
      id, unitId: person(sara).unitId ?? '', protection: 'none', environments: ['unknown'], firstContactAt: now, reason: 'opened',
      givenName: null, familyName: null, personalNumber: null, birthYear: null, needs: null, safeContact: null,
    }, now, () => draws.shift() ?? ''))
    const [first, second] = [randomUUID(), randomUUID()]
    await open(first)
    await open(second)
    const { rows } = await world.owner.query<{ id: string; number: string }>('select id, number from portal.case_file where id = any ($1)', [[first, second]])
    expect(new Map(rows.map(({ id, number }) => [id, number]))).toEqual(new Map([[first, '34679CDF'], [second, 'FDC97643']]))
  })

  it('sends the form twice and has one file', async () => {
    const context = world.as(sara)
    const form = filledIn(context, { givenName: 'Dubbel' })
    expect((await openFile(context, form)).ok).toBe(true)
    expect(await openFile(context, form)).toEqual({ ok: false, code: 'alreadyReceived' })
    const both = filledIn(context, { givenName: 'Dubbel' })
    const answers = await Promise.all([openFile(context, both), openFile(context, both)])
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.code)).sort()).toEqual(['alreadyReceived', 'ok'])
  })

  it('is told which field to mend, and nothing is opened', async () => {
    const context = world.as(sara)
    const wrong: [Record<string, unknown>, Record<string, string[]>][] = [
      [{ personalNumber: '123' }, { personalNumber: ['notPersonalNumber'] }],
      [{ firstContactOn: '2999-01-01' }, { firstContactOn: ['notYetHappened'] }],
      [{ firstContactOn: 'igår' }, { firstContactOn: ['notDay'] }],
      [{ environments: [] }, { environments: ['choose'] }],
      [{ birthYear: '04' }, { birthYear: ['notBirthYear'] }],
      [{ givenName: '---' }, { givenName: ['notName'] }],
      [{ needs: 'x'.repeat(10_001) }, { needs: ['tooLong'] }],
      [{ needs: 'a\u0000b' }, { needs: ['strangeCharacters'] }],
      [{ protection: 'marked', sharedWith: 'unit' }, { sharedWith: ['protectedFromUnit'] }],
      [{ sharedWith: person(ingrid).accountId }, { sharedWith: ['notAColleague'] }],
      // A form rebuilt by hand: a column's name as a field, a field sent twice, an object.
      [{ authority_id: person(ingrid).authorityId }, { '': ['unknown'] }],
      [{ givenName: ['A', 'B'] }, { givenName: ['unknown'] }],
      [{ protection: { gt: '' } }, { protection: ['choose'] }],
    ]
    for (const [answers, fields] of wrong) {
      const form = filledIn(context, answers)
      expect(await openFile(context, form), JSON.stringify(answers)).toEqual({ ok: false, code: 'invalidInput', fields })
      expect((await world.owner.query('select from portal.case_file where id = $1', [form['caseFileId']])).rowCount).toBe(0)
    }
  })

  it('writes notes; the first meeting with the person there is the first meeting, and only once', async () => {
    const id = await openedFile(world.as(sara))
    const write = (answers: Record<string, unknown>) =>
      writeNote(world.as(sara), { caseFileId: id, noteId: randomUUID(), on: today(), kind: 'fact', body: 'Ringde.', ...answers })
    expect((await write({ kind: 'meeting', body: 'Möte med socialjouren.' })).ok).toBe(true)
    expect((await read(sara, id)).firstMeetingAt).toBeNull()
    expect((await write({ kind: 'meeting', personPresent: 'yes', body: '<script>alert(1)</script> Han kom.' })).ok).toBe(true)
    const met = await read(sara, id)
    expect(met).toMatchObject({ status: 'met', version: 2 })
    expect(met.notes.map(({ body, author }) => [body, author])).toEqual([['<script>alert(1)</script> Han kom.', 'Sara Lindqvist'], ['Möte med socialjouren.', 'Sara Lindqvist']])
    expect((await write({ kind: 'meeting', personPresent: 'yes', body: 'Igen.' })).ok).toBe(true)
    expect(await read(sara, id)).toMatchObject({ firstMeetingAt: met.firstMeetingAt, version: 2 })
    expect(await write({ on: '2999-01-01' })).toMatchObject({ fields: { on: ['notYetHappened'] } })
  })

  it('closes with an outcome, after which nobody writes in the file', async () => {
    const id = await openedFile(world.as(sara))
    expect(await closeFile(world.as(sara), { caseFileId: id, version: '1' })).toMatchObject({ fields: { outcome: ['choose'] } })
    expect(await closeFile(world.as(sara), { caseFileId: id, version: '7', outcome: 'left' })).toEqual({ ok: false, code: 'changedByOther' })
    expect((await closeFile(world.as(sara), { caseFileId: id, version: '1', outcome: 'left' })).ok).toBe(true)
    expect(await closeFile(world.as(sara), { caseFileId: id, version: '2', outcome: 'left' })).toEqual({ ok: false, code: 'caseClosed' })
    expect(await writeNote(world.as(sara), { caseFileId: id, noteId: randomUUID(), on: today(), kind: 'fact', body: 'Efteråt' })).toEqual({ ok: false, code: 'caseClosed' })
    expect(await read(sara, id)).toMatchObject({ status: 'closed', outcome: 'left', may: { writeNote: false, close: false, assign: false } })
  })

  it('of two who close at once, one does', async () => {
    const id = await openedFile(world.as(sara))
    const close = (email: string) => closeFile(world.as(email), { caseFileId: id, version: '1', outcome: 'noContact' })
    const answers = await Promise.all([close(sara), close(amir), close(sara), close(amir)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.code])).every((code) => code === 'changedByOther' || code === 'caseClosed')).toBe(true)
    expect(await events('case_file_id = $1 and action = \'case.closed\'', [id])).toHaveLength(1)
  })

  it('shows how the person is reached only when asked, and each time is written down', async () => {
    const id = await openedFile(world.as(sara))
    expect(await showSafeContact(world.as(sara), { caseFileId: id })).toEqual({ ok: true, value: 'Ring kort, säg bara ditt förnamn.' })
    expect((await events('case_file_id = $1', [id])).map(({ action }) => action)).toEqual(['case.opened', 'case.safeContactShown'])
  })
})

describe('a person with protected registration', () => {
  it('has no name on any page until it is asked for, after a fresh sign-in, as an act of its own', async () => {
    const id = await openedFile(world.as(sara), { givenName: 'Hemlig', familyName: 'Person', protection: 'protectedRegistration', sharedWith: 'nobody' })
    const view = await read(sara, id)
    expect(view.name).toEqual({ kind: 'protected' })
    expect(JSON.stringify(view)).not.toContain('Hemlig')
    const context = world.as(sara)
    expect(await revealName({ ...context, actor: { ...context.actor, authTime: context.now - 5 * 60_000 - 1 } }, { caseFileId: id })).toEqual({ ok: false, code: 'signInAgain' })
    expect(await revealName(context, { caseFileId: id })).toEqual({ ok: true, value: { kind: 'known', name: 'Hemlig Person', personalNumber: null } })
    expect((await events('case_file_id = $1', [id])).map(({ action }) => action)).toEqual(['case.opened', 'case.viewed', 'case.nameRevealed'])
  })

  it('is not there for colleagues of the unit, and one colleague can be named at the opening', async () => {
    const alone = await openedFile(world.as(sara), { protection: 'marked', sharedWith: 'nobody' })
    const named = await openedFile(world.as(sara), { protection: 'marked', sharedWith: person(amir).accountId })
    expect(await readFile(world.as(amir), { caseFileId: alone })).toEqual({ ok: false, code: 'notFound' })
    expect((await read(amir, named)).holders.map(({ name }) => name)).toEqual(['Amir Nouri', 'Sara Lindqvist'])
    expect(await readFile(world.as(helena), { caseFileId: named })).toEqual({ ok: false, code: 'notFound' })
    expect(await assignFile(world.as(amir), { caseFileId: named, accountId: person(helena).accountId })).toEqual({ ok: false, code: 'protectedNeedsTwo' })
  })
})

describe('colleagues and strangers', () => {
  it('the coordinator gives a file to a colleague, once, and only within the unit', async () => {
    const id = await openedFile(world.as(sara))
    const assign = (email: string, to: string) => assignFile(world.as(email), { caseFileId: id, accountId: person(to).accountId })
    expect(await assign(sara, helena)).toEqual({ ok: false, code: 'notPermitted' })
    expect((await assign(amir, helena)).ok).toBe(true)
    expect(await assign(helena, helena)).toEqual({ ok: false, code: 'alreadyAssigned' })
    expect(await assign(amir, ingrid)).toEqual({ ok: false, code: 'noSuchColleague' })
    expect((await events('case_file_id = $1 and action = \'case.assigned\'', [id])).map(({ shown }) => shown)).toEqual([{ to: person(helena).accountId }])
  })

  it('nobody at another authority, and nobody without a role with persons, can tell a file from a made-up one', async () => {
    const id = await openedFile(world.as(sara))
    for (const email of [ingrid, 'samordnare.syd@polisen.example', 'beslut@malmo.example', 'logg@malmo.example', 'admin@malmo.example', 'drift@portal.example', 'statistik@socialstyrelsen.example', 'lansstyrelsen@skane.example'])
      for (const verb of [readFile, revealName, showSafeContact])
        for (const caseFileId of [id, randomUUID()]) expect(await verb(world.as(email), { caseFileId }), email).toEqual({ ok: false, code: 'notFound' })
    const refused = await events('action = \'access.refused\' and account_id = $1', [person(ingrid).accountId])
    expect(refused).toHaveLength(6)
    expect(refused[0]).toMatchObject({ case_file_id: null, shown: { permission: 'case.view', code: 'notFound', asked: id } })
  })
})

describe('looking a person up', () => {
  it('finds exactly: the number, the personal number, a whole name or both, however it is written', async () => {
    const id = await openedFile(world.as(sara), { givenName: 'Maria José', familyName: 'Ångström Ek', personalNumber: '19121212-1212' })
    const { number } = await read(sara, id)
    const found = async (sought: string, email = sara) => {
      const outcome = await lookUp(world.as(email), { sought, purpose: 'call' })
      if (!outcome.ok) throw new Error(outcome.code)
      return outcome.value.lines.some((line) => line.id === id)
    }
    for (const sought of [number, number.toLowerCase().replace('-', ' '), '121212+1212', '19121212 1212', 'maria jose', 'ÅNGSTRÖM-EK', 'Maria José Ångström Ek'])
      expect(await found(sought), sought).toBe(true)
    for (const sought of ['Maria', 'Ång', 'Angstrom Ek', 'Maria%', '%', '*', `${number.slice(0, 7)}X`]) expect(await found(sought), sought).toBe(false)
    expect(await found('Maria José Ångström Ek', ingrid)).toBe(false)
    expect(await lookUp(world.as(sara), { sought: 'Maria José' })).toMatchObject({ fields: { purpose: ['choose'] } })
    const [last] = (await events('action = \'case.lookedUp\' and account_id = $1', [person(ingrid).accountId])).slice(-1)
    expect(last).toMatchObject({ reason: 'call', shown: { by: 'name', ids: [] } })
    expect(JSON.stringify(await events('action = \'case.lookedUp\''))).not.toMatch(/maria|ngstr/i)
  })
})

describe('the list', () => {
  it('gives 25 at a time, last changed first, each once, also when person and unit both may open it', async () => {
    const email = 'frivard@kriminalvarden.example'
    const ids: string[] = []
    for (let count = 0; count < 28; count += 1) ids.unshift(await openedFile(world.as(email)))
    const first = await listFiles(world.as(email), { after: null })
    if (!first.ok) throw new Error(first.code)
    expect(first.value.lines.map(({ id }) => id)).toEqual(ids.slice(0, 25))
    const second = await listFiles(world.as(email), { after: first.value.next })
    expect(second).toMatchObject({ value: { next: null } })
    if (second.ok) expect(second.value.lines.map(({ id }) => id)).toEqual(ids.slice(25))
    expect(JSON.stringify(first.value)).not.toContain('Testsson')
    for (const after of ['x', '1.x', 'now()', '9'.repeat(60)]) expect((await listFiles(world.as(email), { after })).ok, after).toBe(true)
    const [seen] = (await events('action = \'list.viewed\' and account_id = $1', [person(email).accountId])).slice(0, 1)
    expect(seen?.shown).toEqual({ ids: ids.slice(0, 25) })
    expect(seen?.regime).toBe('brottsdata')
  })
})

describe('what lies in the database', () => {
  it('holds nothing in clear of what was typed about a person', async () => {
    const canary = 'Kanariefågel'
    const id = await openedFile(world.as(sara), { givenName: canary, familyName: canary, needs: canary, safeContact: canary, birthYear: '1977' })
    await writeNote(world.as(sara), { caseFileId: id, noteId: randomUUID(), on: today(), kind: 'fact', body: canary })
    for (const table of ['case_file', 'person_record', 'note', 'access', 'audit_event']) {
      const { rows } = await world.owner.query<{ row: string }>(`select t::text as row from portal.${table} t`)
      const hex = Buffer.from(canary).toString('hex')
      expect(rows.filter(({ row }) => row.includes(canary) || row.includes(hex)), table).toEqual([])
    }
  })

  it('whose file it is and under which law never changes, and the log never at all, not even for the owner', async () => {
    const id = await openedFile(world.as(sara))
    for (const change of [`authority_id = '${person(ingrid).authorityId}'`, 'regime = \'brottsdata\'', 'number = \'34679CDF\''])
      await expect(world.owner.query(`update portal.case_file set ${change}, version = version + 1 where id = $1`, [id]), change).rejects.toThrow(/never changes|violates/)
    await expect(world.owner.query('update portal.audit_event set reason = \'x\'')).rejects.toThrow('stays')
    await expect(world.owner.query('delete from portal.audit_event')).rejects.toThrow('stays')
  })
})

describe('when nothing can be written down', () => {
  it('nobody is shown anything and nothing is changed', async () => {
    const id = await openedFile(world.as(sara), { givenName: 'Osedd' })
    await world.owner.query('revoke insert on portal.audit_event from portal_app')
    try {
      const attempts = [
        () => readFile(world.as(sara), { caseFileId: id }), () => revealName(world.as(sara), { caseFileId: id }), () => showSafeContact(world.as(sara), { caseFileId: id }),
        () => listFiles(world.as(sara), { after: null }), () => lookUp(world.as(sara), { sought: 'Osedd', purpose: 'call' }),
        () => openFile(world.as(sara), filledIn(world.as(sara))), () => closeFile(world.as(sara), { caseFileId: id, version: '1', outcome: 'left' }),
        () => readFile(world.as(ingrid), { caseFileId: id }),
      ]
      for (const attempt of attempts) {
        const said = await attempt().then((outcome) => JSON.stringify(outcome), (error: unknown) => String(error))
        expect(said).toContain('audit')
        expect(said).not.toContain('Osedd')
      }
    } finally {
      await world.owner.query('grant insert on portal.audit_event to portal_app')
    }
    expect(await read(sara, id)).toMatchObject({ status: 'open' })
  })
})
