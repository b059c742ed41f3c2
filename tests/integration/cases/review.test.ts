import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reviewLog } from '@/lib/audit/review'
import { lookUp } from '@/lib/cases/look-up'
import { readFile, revealName } from '@/lib/cases/read-file'
import { dayOf } from '@/lib/directory/days'
import { caseWorld, type CaseWorld } from '@/tests/support/case-world'
import { openedFile } from '@/tests/worlds/files'
import { actorOf, person } from '@/tests/worlds/people'

const sara = 'handlaggare@malmo.example'
const nils = 'logg@malmo.example'

let world: CaseWorld
let number = ''
let id = ''
beforeAll(async () => {
  world = await caseWorld()
  id = await openedFile(world.as(sara), { givenName: 'Okänd', familyName: 'Förlogg', protection: 'marked', sharedWith: 'nobody' })
  const view = await readFile(world.as(sara), { caseFileId: id })
  if (view.ok) number = view.value.number
  await revealName(world.as(sara), { caseFileId: id })
  await lookUp(world.as(sara), { sought: 'Okänd', purpose: 'meeting' })
  await readFile(world.as('handlaggare@umea.example'), { caseFileId: id })
})
afterAll(() => world.close())

const nothing = { who: null, on: null, number: null, after: null }
const review = async (email: string, chosen: Partial<Record<keyof typeof nothing, string>> = {}) => {
  const outcome = await reviewLog(world.as(email), { ...nothing, ...chosen })
  if (!outcome.ok) throw new Error(outcome.code)
  return outcome.value
}

describe('Nils, who reviews the log in Malmö', () => {
  it('reads in words who did what with which file, and nothing about the person', async () => {
    const { lines } = await review(nils)
    expect(lines.map(({ who, what, file, shown, reason }) => [who, what, file, shown, reason])).toEqual([
      ['Sara Lindqvist', 'Sökte', null, 'med namn; 1 akt', 'Möte med personen'],
      ['Sara Lindqvist', 'Visade skyddat namn', number, 'namn', null],
      ['Sara Lindqvist', 'Läste akten', number, 'födelseår, behov, miljö, vilka som kan öppna', null],
      ['Sara Lindqvist', 'Öppnade en ny akt', number, 'namn, födelseår, behov, säker kontaktväg, miljö', null],
    ])
    expect(JSON.stringify(lines)).not.toMatch(/Okänd|Förlogg/)
  })

  it('chooses by person, day and file number', async () => {
    const today = dayOf(world.as(nils).now)
    expect((await review(nils, { who: person(sara).accountId, on: today })).lines).toHaveLength(4)
    expect((await review(nils, { who: person('chef@malmo.example').accountId })).lines).toEqual([])
    expect((await review(nils, { on: '2020-01-01' })).lines).toEqual([])
    expect((await review(nils, { number: number.toLowerCase() })).lines).toHaveLength(3)
    expect((await review(nils, { number: '3333-3333' })).lines).toEqual([])
    expect((await review(nils, { who: 'x', on: '31 februari', after: 'x' })).lines).toHaveLength(4)
  })

  it('never reviews himself, and his reading is there for the next reviewer', async () => {
    await review(nils)
    expect((await review(nils)).lines.filter(({ who }) => who === 'Nils Åberg')).toEqual([])
    const { rows } = await world.owner.query('select from portal.audit_event where action = \'audit.viewed\' and account_id = $1', [person(nils).accountId])
    expect(rows.length).toBeGreaterThan(1)
  })

  it('reads on from where the page ended, each event once', async () => {
    for (let count = 0; count < 24; count += 1) await readFile(world.as(sara), { caseFileId: id })
    const first = await review(nils)
    const second = await review(nils, { after: first.next ?? '' })
    expect([first.lines.length, second.lines.length, second.next]).toEqual([25, 3, null])
    expect(new Set([...first.lines, ...second.lines].map((line) => line.id)).size).toBe(28)
  })

  it('does not follow a unit where he works with files himself', async () => {
    const context = world.as(nils)
    const { unitId, unitName } = actorOf(sara, context.now).grants[0] ?? { unitId: null, unitName: null }
    const both = { ...context, actor: { ...context.actor, grants: [...context.actor.grants, { role: 'caseworker' as const, unitId, unitName }] } }
    const outcome = await reviewLog(both, nothing)
    expect(outcome.ok && outcome.value.lines.every(({ file }) => file === null)).toBe(true)
    expect(outcome.ok && (await reviewLog(both, { ...nothing, number })).ok).toBe(true)
  })
})

describe('everybody else', () => {
  it('is refused the log, and sees nothing of another authority\'s', async () => {
    for (const email of [sara, 'chef@malmo.example', 'admin@malmo.example', 'drift@portal.example'])
      expect(await reviewLog(world.as(email), nothing), email).toEqual({ ok: false, code: 'notPermitted' })
    const elsewhere = await review('logg@polisen.example')
    expect(elsewhere.lines).toEqual([])
    expect((await review('logg@polisen.example', { number })).lines).toEqual([])
  })
})
