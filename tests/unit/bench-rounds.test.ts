import { describe, expect, it } from 'vitest'
import { conclude, inTurn, quantile, verdictOf } from '@/tests/bench/rounds'

describe('what may be said of two things measured in turn', () => {
  it('a quantile lies between neighbours by straight line', () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5)
    expect(quantile([4, 1, 3, 2], 0.25)).toBe(1.75)
    expect(quantile([7], 0.75)).toBe(7)
  })

  it('the ratio is that of the middle round, so that one disturbed round moves nothing', () => {
    const { ratio, spread } = conclude([{ a: 90, b: 100 }, { a: 45, b: 50 }, { a: 91, b: 100 }, { a: 10, b: 100 }, { a: 89, b: 100 }])
    expect(ratio).toBeCloseTo(0.9, 10)
    expect(spread).toBeCloseTo(0.01 / 0.9, 10)
  })

  it('a run that differs with itself concludes nothing, however good it looks', () => {
    const wild = conclude([{ a: 1, b: 1 }, { a: 2, b: 1 }, { a: 3, b: 1 }, { a: 4, b: 1 }, { a: 5, b: 1 }])
    expect(verdictOf(wild, { atLeast: 0.1 })).toBe('unclear')
    expect(verdictOf({ ratio: 0.95, spread: 0.02 }, { atLeast: 0.9 })).toBe('reached')
    expect(verdictOf({ ratio: 0.85, spread: 0.02 }, { atLeast: 0.9 })).toBe('missed')
    expect(verdictOf({ ratio: 1.3, spread: 0.02 }, { atMost: 1.25 })).toBe('missed')
    // Nothing was answered on one side.
    expect(verdictOf({ ratio: NaN, spread: NaN }, { atLeast: 2 })).toBe('unclear')
  })

  it('takes the two in turn, after one turn each that does not count', async () => {
    const turns: string[] = []
    const side = (name: string) => ({ name, unit: '', run: () => { turns.push(name); return Promise.resolve(turns.length) } })
    const { rounds } = await inTurn(side('A'), side('B'), 2)
    expect(turns.join('')).toBe('ABABAB')
    expect(rounds).toEqual([{ a: 3, b: 4 }, { a: 5, b: 6 }])
  })

  it('makes a round of slices in turn', async () => {
    const turns: string[] = []
    const side = (name: string) => ({ name, unit: '', run: () => { turns.push(name); return Promise.resolve(turns.length) } })
    const { rounds } = await inTurn(side('A'), side('B'), 1, 2)
    expect(turns.join('')).toBe('ABABAB')
    expect(rounds).toEqual([{ a: 4, b: 5 }])
  })
})
