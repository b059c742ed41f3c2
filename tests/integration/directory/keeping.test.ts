import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addException } from '@/lib/keeping/exceptions'
import { weekdayFields } from '@/lib/keeping/hours'
import { readContact } from '@/lib/keeping/read'
import { setHours } from '@/lib/keeping/set-hours'
import { caseWorld, type CaseWorld } from '@/tests/support/case-world'
import { internalContact, kristina } from '@/tests/worlds/keeping'
import { value } from '@/tests/worlds/referrals'

let world: CaseWorld
let contactPointId: string
beforeAll(async () => {
  world = await caseWorld()
  contactPointId = await internalContact(world.owner)
})
afterAll(() => world.close())

const read = async () => value(await readContact(world.as(kristina), { contactPointId }))
const hours = async (kind: string, days: Record<string, string>) => setHours(world.as(kristina), {
  contactPointId, version: String((await read()).version), kind, onHolidays: 'closed', ...Object.fromEntries(weekdayFields.map((field) => [field, days[field] ?? ''])),
})
const except = (date: string, exceptionId: string = randomUUID()) => addException(world.as(kristina), { contactPointId, exceptionId, date, hours: '', reason: 'Helg' })
const faultAt = (field: string, code: string) => ({ ok: false, code: 'invalidInput', fields: { [field]: [code] } })

describe('the hours of a contact', () => {
  it('are refused when two meet, and when they were typed for a kind that has none', async () => {
    expect(await hours('schedule', { monday: '08:00–12:00, 11:00–16:00' })).toEqual(faultAt('monday', 'hoursOverlap'))
    expect(await hours('always', { tuesday: '08:00–12:00' })).toEqual(faultAt('tuesday', 'onlySchedule'))
    value(await hours('schedule', { monday: '08:00–12:00, 13:00–16:00' }))
    // What the form came with is not typed.
    value(await hours('always', { monday: '08:00–12:00, 13:00–16:00' }))
    expect((await read()).hours.monday).toBe('')
  })

  it('differ on a day only where there are hours, and in one way, whoever is first', async () => {
    expect(await except('2099-12-24')).toEqual(faultAt('date', 'noSchedule'))
    value(await hours('schedule', { monday: '08:00–16:00' }))
    const [one, ...others] = await Promise.all(Array.from({ length: 4 }, () => except('2099-12-24')))
    expect([one, ...others].filter((each) => each?.ok)).toHaveLength(1)
    expect([one, ...others].filter((each) => each?.ok === false)).toEqual(Array.from({ length: 3 }, () => faultAt('date', 'dayTaken')))
    const twice = randomUUID()
    value(await except('2099-12-25', twice))
    value(await except('2099-12-25', twice))
    expect((await read()).exceptions.map(({ date }) => date)).toEqual(['2099-12-24', '2099-12-25'])
  })
})
