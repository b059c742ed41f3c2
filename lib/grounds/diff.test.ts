import { describe, expect, it } from 'vitest'
import { differences } from '@/lib/grounds/diff'
import { groundOf } from '@/lib/grounds/table'

const both = (code: string) => {
  const [first, second] = [groundOf(code, 1), groundOf(code, 2)]
  if (!first || !second) throw new Error(`${code} has not two wordings`)
  return [first, second] as const
}

describe('a jurist compares two wordings of a rule', () => {
  it('and sees that OSL 26:9 changes one question and nothing else', () => {
    const [first, second] = both('necessaryCare')
    const found = differences(first, second)
    expect(found.map(({ part }) => part)).toEqual(['mustWeigh'])
    expect(found[0]?.before).toHaveLength(1)
    expect(found[0]?.before[0]).toContain('fortgående missbruk')
    expect(found[0]?.after[0]).toContain('skadligt bruk eller beroende')
  })

  it('sees what became narrower, and a doubt that came', () => {
    const [first] = both('necessaryCare')
    const narrower = { ...first, to: first.to.filter((each) => each !== 'healthCare'), doubt: { from: first.from, purposes: first.purposes, text: 'Oklart.' } }
    expect(differences(first, narrower)).toEqual([
      { part: 'to', before: ['healthCare'], after: [] },
      { part: 'doubt', before: [], after: ['socialServices', 'youthCare', 'support', 'childProtection', 'Oklart.'] },
    ])
  })

  it('sees nothing where nothing differs', () => {
    const [first] = both('careToCare')
    expect(differences(first, { ...first })).toEqual([])
  })
})
