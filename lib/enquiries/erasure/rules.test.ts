import { describe, expect, it } from 'vitest'
import { erasureDay, extendedUntil, isDue, ruleAt, type ThreadTimes } from './rules'

const at = (text: string) => Date.parse(text)
const waiting = { state: 'waiting' as const, answeredAt: null, readAt: null, keptUntil: null, codeEndedAt: null }
const settled = { ...waiting, state: 'answered' as const }
const rule = { version: 9, from: '2026-01-01', reviewedByLawyer: null, note: 'x', quietDays: 60, codeEndedDays: 30, unreadDays: 365, extensionDays: 60, mostExtensions: 3, remindAfterMinutes: { danger: 15, soon: 60, ordinary: 240 } }

/** Worked out by hand on a calendar; 2026 has 365 days, and clocks go forward on 29 March. */
const cases: [what: string, times: ThreadTimes, day: string][] = [
  ['nobody has answered: a year', { ...waiting, writtenAt: at('2026-02-01T10:00Z') }, '2027-02-01'],
  ['answered and not read: a year from the answer', { ...settled, writtenAt: at('2026-02-01T10:00Z'), answeredAt: at('2026-02-03T10:00Z') }, '2027-02-03'],
  ['answered and read: sixty days from the reading, past the change of clocks', { ...settled, writtenAt: at('2026-02-01T10:00Z'), answeredAt: at('2026-02-03T10:00Z'), readAt: at('2026-02-10T10:00Z') }, '2026-04-11'],
  ['read before the last answer: not read', { ...settled, writtenAt: at('2026-02-01T10:00Z'), answeredAt: at('2026-02-20T10:00Z'), readAt: at('2026-02-10T10:00Z') }, '2027-02-20'],
  ['written once more since: unanswered again', { ...waiting, writtenAt: at('2026-03-01T10:00Z'), answeredAt: at('2026-02-03T10:00Z'), readAt: at('2026-03-01T10:00Z') }, '2027-03-01'],
  ['closed without an answer: sixty days from the last word', { ...waiting, state: 'closed', writtenAt: at('2026-02-01T10:00Z') }, '2026-04-02'],
  ['closed without an answer to what was written last: the same', { ...waiting, state: 'closed', writtenAt: at('2026-03-01T10:00Z'), answeredAt: at('2026-02-03T10:00Z'), readAt: at('2026-03-01T10:00Z') }, '2026-04-30'],
  ['closed with an answer that nobody has read: a year from it', { ...waiting, state: 'closed', writtenAt: at('2026-02-01T10:00Z'), answeredAt: at('2026-02-03T10:00Z') }, '2027-02-03'],
  ['the visitor keeps it longer', { ...settled, writtenAt: at('2026-02-01T10:00Z'), answeredAt: at('2026-02-03T10:00Z'), readAt: at('2026-02-10T10:00Z'), keptUntil: at('2026-06-09T22:00Z') }, '2026-06-10'],
  ['the code is closed: thirty days, whatever was kept', { ...waiting, writtenAt: at('2026-02-01T10:00Z'), keptUntil: at('2026-12-01T10:00Z'), codeEndedAt: at('2026-02-01T23:30Z') }, '2026-03-04'],
]

describe('the day on which a thread is erased', () => {
  it.each(cases)('%s', (_, times, day) => {
    expect(erasureDay(times, rule)).toBe(day)
  })

  it('has come on that day and not on the one before', () => {
    const times = { ...waiting, writtenAt: at('2026-12-01T10:00Z'), codeEndedAt: at('2026-12-01T10:00Z') }
    expect([isDue(times, at('2026-12-30T22:59Z')), isDue(times, at('2026-12-30T23:00Z'))]).toEqual([false, true])
  })

  it('is put off by sixty days each time', () => {
    const times = { ...settled, writtenAt: at('2026-02-01T10:00Z'), answeredAt: at('2026-02-03T10:00Z'), readAt: at('2026-02-10T10:00Z') }
    const once = { ...times, keptUntil: extendedUntil(times, rule) }
    expect(erasureDay(once, rule)).toBe('2026-06-10')
    expect(erasureDay({ ...once, keptUntil: extendedUntil(once, rule) }, rule)).toBe('2026-08-09')
  })
})

it('the rule in force says that no lawyer has read it', () => {
  expect(ruleAt(at('2026-11-27T10:00Z'))).toMatchObject({ version: 1, reviewedByLawyer: null })
  expect(ruleAt(at('2026-11-27T10:00Z')).note).toMatch(/^Ej granskad av jurist/)
})
