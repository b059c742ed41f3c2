import { describe, expect, it } from 'vitest'
import { caseFaults, groundCases } from '@/lib/grounds/cases'
import { groundsFor } from '@/lib/grounds/evaluate'
import type { Ground } from '@/lib/grounds/model'
import { allGrounds, groundOf, groundsOn } from '@/lib/grounds/table'
import { casesFor, everHeld, tableOf } from '@/lib/grounds/wordings'

const rule = (code: string, more: Partial<Ground>): Ground => {
  const first = groundOf(code, 1)
  if (!first) throw new Error(`no rule ${code}`)
  return { ...first, ...more }
}
const inForce = (table: readonly Ground[], code: string, on: string) => groundsOn(on, table).filter((ground) => ground.code === code).map(({ version }) => version)

describe('wordings as one table', () => {
  it('that nobody has added to is the table of the files, with every case of theirs', () => {
    expect(tableOf(allGrounds.toReversed())).toEqual(allGrounds)
    expect(casesFor(tableOf(allGrounds), [])).toEqual(groundCases)
  })

  it('have one in force on each day: a new one from its first day, the old one until the day before, and whatever was to come later comes', () => {
    // 1 holds until the end of 2027 and 2 from then on.
    const table = tableOf([...allGrounds, rule('necessaryCare', { version: 3, validFrom: '2027-01-01' })])
    expect(['2026-12-31', '2027-01-01', '2027-12-31', '2028-01-01'].map((day) => inForce(table, 'necessaryCare', day))).toEqual([[1], [3], [3], [2]])
    expect(table.filter(({ code }) => code !== 'necessaryCare')).toEqual(allGrounds.filter(({ code }) => code !== 'necessaryCare'))
  })

  it('change no answer of a day before the new one', () => {
    const table = tableOf([...allGrounds, rule('generalClause', { version: 2, validFrom: '2027-03-01', from: ['police'] })])
    const question = { from: 'prisonAndProbation', to: 'socialServices', aim: 'support', facts: {} } as const
    const said = (on: string, of: readonly Ground[]) => groundsFor(question, on, of).grounds.map(({ ground, standing, reasons }) => [ground.code, ground.version, standing, reasons])
    expect(said('2027-02-28', table)).toEqual(said('2027-02-28', allGrounds))
    expect(said('2027-03-01', table)).not.toEqual(said('2027-03-01', allGrounds))
  })

  it('that were replaced before they began never hold, and their cases are asked no more', () => {
    const table = tableOf([...allGrounds, rule('necessaryCare', { version: 3, validFrom: '2028-01-01', validUntil: '2029-12-31', needs: [['careGroup']] })])
    expect(inForce(table, 'necessaryCare', '2028-01-01')).toEqual([3])
    expect(everHeld(table).filter(({ code }) => code === 'necessaryCare').map(({ version }) => version)).toEqual([1, 3])
    expect(inForce(table, 'necessaryCare', '2030-01-01')).toEqual([])
    const left = casesFor(table, [])
    expect(left.length).toBeLessThan(groundCases.length)
    expect(caseFaults(table, left)).toEqual([])
  })
})
