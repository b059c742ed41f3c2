import { describe, expect, it } from 'vitest'
import { judgeClock, judgedBy } from '@/lib/disclosure/judge-clock'

const at = (moment: string) => Date.parse(moment)

describe('a release that one person decided is judged', () => {
  it.each([
    ['on an ordinary Thursday, by Friday', '2026-11-26T15:00:00Z', '2026-11-27'],
    ['on a Friday evening, by Monday', '2026-11-27T21:30:00Z', '2026-11-30'],
    ['on a Saturday at one in the night, by Monday', '2026-11-28T00:00:00Z', '2026-11-30'],
    ['before Christmas Eve 2026, by that day: it is no public holiday', '2026-12-23T10:00:00Z', '2026-12-24'],
    ['on Christmas Eve 2026, by the Monday after', '2026-12-24T10:00:00Z', '2026-12-28'],
    ['on Maundy Thursday 2027, past Good Friday and Easter Monday, by Tuesday', '2027-03-25T10:00:00Z', '2027-03-30'],
    ['just before midnight in Sweden, by the next working day', '2026-11-25T22:59:00Z', '2026-11-26'],
  ])('%s', (_, decided, last) => {
    expect(judgedBy(at(decided))).toBe(last)
  })

  it('and the clock says how long is left, and how late it is', () => {
    const friday = at('2026-11-27T10:00:00Z')
    expect(judgeClock(friday, friday)).toEqual({ days: 0, left: 3, term: 3 })
    expect(judgeClock(friday, at('2026-11-30T22:00:00Z'))).toEqual({ days: 3, left: 0, term: 3 })
    expect(judgeClock(friday, at('2026-12-01T06:00:00Z'))).toEqual({ days: 4, left: -1, term: 3 })
  })
})
