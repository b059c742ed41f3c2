import { describe, expect, it } from 'vitest'
import { contactFigures, hideSmall, mondayOf } from './count'

const cells = (counts: Record<string, number>) => Object.fromEntries(hideSmall(Object.entries(counts).map(([key, count]) => ({ key, count }))).map(({ key, count }) => [key, count]))

describe('small numbers', () => {
  it.each([
    ['none small: all are told', { a: 5, b: 12, c: 0 }, { a: 5, b: 12, c: 0 }],
    ['two small: both are hidden', { a: 1, b: 4, c: 9 }, { a: null, b: null, c: 9 }],
    ['one small: the sum would tell it, so the next goes too', { a: 3, b: 7, c: 20 }, { a: null, b: null, c: 20 }],
    ['two of one: the sum would tell both, so the next goes too', { a: 1, b: 1, c: 9, d: 20 }, { a: null, b: null, c: null, d: 20 }],
    ['one small beside nobody: there is no other to hide', { a: 3, b: 0 }, { a: null, b: 0 }],
  ])('%s', (_, counts, told) => {
    expect(cells(counts)).toEqual(told)
  })
})

describe('the contact point’s quarter', () => {
  const row = (onDay: string, more: Partial<Parameters<typeof contactFigures>[0][number]> = {}) => ({ onDay, channel: 'web', locale: 'sv', region: null, referredTo: null, minutes: null, ...more })
  const keys = { languages: ['sv', 'en', 'ar'], regions: ['syd'], referred: ['helpline'] }

  it('begins twelve Mondays back, and counts weeks from Monday to Sunday', () => {
    expect([mondayOf('2026-11-23'), mondayOf('2026-11-29'), mondayOf('2026-11-30')]).toEqual(['2026-11-23', '2026-11-23', '2026-11-30'])
    const rows = [...Array.from({ length: 6 }, () => row('2026-11-29')), ...Array.from({ length: 7 }, () => row('2026-11-30')), row('2026-09-06'), row('2026-12-01')]
    const { weeks } = contactFigures(rows, '2026-11-30', keys)
    expect(weeks.map(({ monday }) => monday)).toEqual([
      '2026-09-07', '2026-09-14', '2026-09-21', '2026-09-28', '2026-10-05', '2026-10-12', '2026-10-19', '2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23', '2026-11-30',
    ])
    expect(weeks.at(-2)).toMatchObject({ total: 6 })
    expect(weeks.at(-1)).toMatchObject({ total: 7 })
  })

  it('tells how long the first answer took, half of them and the slowest, once five have one', () => {
    const answered = [1, 2, 30, 400, 5_000].map((minutes) => row('2026-11-26', { minutes }))
    expect(contactFigures([...answered, row('2026-11-26')], '2026-11-26', keys)).toMatchObject({ firstAnswer: { median: 30, slowest: 5_000 } })
    expect(contactFigures(answered.slice(1), '2026-11-26', keys).firstAnswer).toBeNull()
  })

  it.each([[0, 0], [1, null], [4, null], [5, 5]])('says of %d who wait for their first answer: %s', (count, told) => {
    expect(contactFigures(Array.from({ length: count }, () => row('2026-11-26')), '2026-11-26', keys).unanswered).toBe(told)
  })

  it('hides the channels of a week whose sum is hidden', () => {
    const { weeks } = contactFigures(Array.from({ length: 4 }, () => row('2026-11-26', { channel: 'phone' })), '2026-11-26', keys)
    expect(weeks.at(-1)?.channels.map(({ count }) => count)).toEqual([null, null, null, null])
  })
})
