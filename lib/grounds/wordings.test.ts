import { describe, expect, it } from 'vitest'
import { caseFaults, groundCases } from '@/lib/grounds/cases'
import { groundsFor } from '@/lib/grounds/evaluate'
import type { Ground } from '@/lib/grounds/model'
import { allGrounds, firstSheets, groundOf, groundsOn } from '@/lib/grounds/table'
import { sheetSlug, statuteOf } from '@/lib/grounds/sheets'
import { casesFor, everHeld, sheetsOn, sheetTable, tableOf } from '@/lib/grounds/wordings'

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

  it('end on the day before an ending, which no later wording has to know of, and can begin again', () => {
    const ending = { code: 'generalClause', version: 2, validFrom: '2027-03-01' }
    const table = tableOf([...allGrounds, rule('generalClause', { version: 3, validFrom: '2027-02-01' }), rule('generalClause', { version: 4, validFrom: '2028-01-01' })], [ending])
    expect(['2027-01-31', '2027-02-01', '2027-02-28', '2027-03-01', '2027-12-31', '2028-01-01'].map((day) => inForce(table, 'generalClause', day))).toEqual([[1], [3], [3], [], [], [4]])
  })

  it('of rules that came later stand before the general ones', () => {
    const codes = tableOf([...allGrounds, rule('youngAtRisk', { code: 'rule0' })]).map(({ code }) => code)
    expect([codes.indexOf('rule0') > codes.indexOf('youngAtRisk'), codes.indexOf('rule0') < codes.indexOf('crimePrevention'), codes.at(-1)]).toEqual([true, true, 'generalClause'])
  })
})

describe('sheets', () => {
  it.each([
    ['OSL 10 kap. 15 a §', 'OSL', 'osl-10-15a'], ['Lag (2025:170) 4 §', 'Lag (2025:170)', 'lag-2025-170-4'], ['LUL 6 §', 'LUL', 'lul-6'],
    ['Förordning (2026:106) 9 a §', 'Förordning (2026:106)', 'forordning-2026-106-9a'], ['SFB 110 a kap. 3 §', 'SFB', 'sfb-110a-3'],
  ])('of %s stand under %s at %s', (cite, statute, slug) => { expect([statuteOf(cite), sheetSlug(cite)]).toEqual([statute, slug]) })

  it('have the addresses that the files give them, in the order of the files', () => {
    expect(firstSheets.map(({ cite }) => sheetSlug(cite))).toEqual(firstSheets.map(({ slug }) => slug))
    expect(sheetTable(firstSheets.toReversed())).toEqual(firstSheets)
    expect(['10 kap. 2 §', 'OSL 10 kap. §', 'OSL kapitel 10', 'OSL 10 kap. 2 § första stycket'].map(statuteOf)).toEqual([null, null, null, null])
  })

  it('say one thing on each day', () => {
    const [sheet] = firstSheets
    if (!sheet) throw new Error('no sheet')
    const later = [{ ...sheet, version: 2, validFrom: '2027-01-01' }, { ...sheet, version: 3, validFrom: '2027-01-01' }]
    const table = sheetTable([...firstSheets, ...later])
    expect(['2026-12-31', '2027-01-01'].map((day) => sheetsOn(day, table).filter(({ slug }) => slug === sheet.slug).map(({ version }) => version))).toEqual([[1], [3]])
  })
})
