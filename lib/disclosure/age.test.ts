import { describe, expect, it } from 'vitest'
import { ageFrom, ageGroupOn, isChildOn, type Age } from '@/lib/disclosure/age'

/** From the series that is given to nobody (birth numbers from 980). */
const numbers = { march2008: '20080314-9806', coordination: '20080374-9803' }
const nobody: Age = { adultFrom: null, birthYear: null, said: null }
const withNumber = (personalNumber: string): Age => ({ ...ageFrom({ personalNumber, birthYear: null }), said: null })
const withYear = (birthYear: string, said: Age['said'] = null): Age => ({ ...ageFrom({ personalNumber: null, birthYear }), said })

describe('is this a child?', () => {
  it.each(Object.entries(numbers))('by the day when the number is known: %s', (_, number) => {
    expect(isChildOn(withNumber(number), '2026-03-13')).toBe(true)
    expect(isChildOn(withNumber(number), '2026-03-14')).toBe(false)
  })

  it('the number goes before the year and before what somebody answered', () => {
    const age = { ...ageFrom({ personalNumber: numbers.march2008, birthYear: '2010' }), said: 'yes' as const }
    expect(isChildOn(age, '2026-03-14')).toBe(false)
  })

  it('by the year alone it is not known in the year they turn eighteen, and asked', () => {
    expect(isChildOn(withYear('2009'), '2026-12-31')).toBe(true)
    expect(isChildOn(withYear('2008'), '2026-01-01')).toBeNull()
    expect(isChildOn(withYear('2008'), '2026-12-31')).toBeNull()
    expect(isChildOn(withYear('2007'), '2026-01-01')).toBe(false)
    expect(isChildOn(withYear('2008', 'yes'), '2026-06-01')).toBe(true)
    expect(isChildOn(withYear('2008', 'no'), '2026-06-01')).toBe(false)
    // An answer never makes a child of somebody whose year says otherwise.
    expect(isChildOn(withYear('1990', 'yes'), '2026-06-01')).toBe(false)
  })

  it('"vet inte" and no answer are both not known', () => {
    expect(isChildOn(nobody, '2026-06-01')).toBeNull()
    expect(isChildOn({ ...nobody, said: 'unknown' }, '2026-06-01')).toBeNull()
    expect(ageFrom({ personalNumber: 'obegripligt', birthYear: null })).toEqual({ adultFrom: null, birthYear: null })
  })
})

describe('the edges at which a rule changes', () => {
  it('fall on the birthday: fifteen, eighteen and twenty-one years after 14 March 2008', () => {
    const age = withNumber(numbers.march2008)
    expect(ageGroupOn(age, '2023-03-13')).toBe('under15')
    expect(ageGroupOn(age, '2023-03-14')).toBe('from15')
    expect(ageGroupOn(age, '2026-03-13')).toBe('from15')
    expect(ageGroupOn(age, '2026-03-14')).toBe('from18')
    expect(ageGroupOn(age, '2029-03-13')).toBe('from18')
    expect(ageGroupOn(age, '2029-03-14')).toBe('from21')
  })

  it('are not known by the year alone in the year of one, and are by the year in all others', () => {
    expect(ageGroupOn(withYear('2008'), '2025-12-31')).toBe('from15')
    expect(ageGroupOn(withYear('2008'), '2026-06-01')).toBeNull()
    expect(ageGroupOn(withYear('2008'), '2027-01-01')).toBe('from18')
    expect(ageGroupOn(withYear('2008'), '2029-06-01')).toBeNull()
    expect(ageGroupOn(withYear('2008'), '2030-01-01')).toBe('from21')
  })

  it('"inte under 18" says nothing of twenty-one', () => {
    expect(ageGroupOn({ ...nobody, said: 'no' }, '2026-06-01')).toBeNull()
    expect(ageGroupOn({ ...nobody, said: 'yes' }, '2026-06-01')).toBeNull()
  })
})
