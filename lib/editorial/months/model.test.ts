import { describe, expect, it } from 'vitest'
import { figuresOf, lineOf, trendsOf } from './model'

const contacts = { unconfirmed: 3, stale: 0, withoutHours: 1, silentMunicipalities: 290 }
const links = { all: 4, lookedAt: 1, wrong: [] }

describe('the figures of a month', () => {
  it('are how many lines the plan has of each kind', () => {
    const line = { kind: 'overdue', contentId: 'c', locale: 'sv', type: 'page', title: 'Om', editionId: null, day: null, keeper: null, keepBy: null } as const
    expect(figuresOf({ groups: [{ kind: 'overdue', lines: [line, line] }], links, contacts })).toMatchObject({ overdue: 2, dueSoon: 0, wrongLinks: 0, unconfirmed: 3 })
  })

  it('say nothing of links that nobody has looked at', () => {
    expect(figuresOf({ groups: [], links: { ...links, lookedAt: null }, contacts })).not.toHaveProperty('wrongLinks')
  })
})

describe('the trend', () => {
  const month = (month_: string, overdue: number) => ({ month: month_, figures: { overdue, waiting: 0 } })

  it('goes from the oldest of the last twelve months to today, and leaves out what was never anything', () => {
    const kept = Array.from({ length: 20 }, (_, at) => month(`${2025 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`, at))
    const [trend, ...others] = trendsOf(kept, { month: '2026-08', figures: { overdue: 99, stale: 0 } })
    expect(others).toEqual([])
    expect(trend?.points.map(({ month: of, count }) => `${of} ${count}`)).toEqual([
      '2025-08 7', '2025-09 8', '2025-10 9', '2025-11 10', '2025-12 11', '2026-01 12', '2026-02 13', '2026-03 14', '2026-04 15', '2026-05 16', '2026-06 17', '2026-07 18', '2026-08 99',
    ])
  })

  it('is not drawn of one month', () => { expect(trendsOf([month('2026-08', 4)], month('2026-08', 5))).toEqual([]) })

  it('is drawn from the left, the most at the top, and a month that was not counted is left out', () => {
    expect(lineOf([{ month: 'a', count: 0 }, { month: 'b', count: null }, { month: 'c', count: 10 }, { month: 'd', count: 5 }], 90, 20)).toBe('0.0,20.0 60.0,0.0 90.0,10.0')
    expect(lineOf([{ month: 'a', count: 0 }, { month: 'b', count: 0 }], 90, 20)).toBe('0.0,20.0 90.0,20.0')
  })
})
