import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextChange, nextTold, openingAt, type OpeningException, type Schedule } from '@/lib/directory/opening'

type Hours = Schedule & { kind: 'schedule' }
const hours = (weekdays: number[], opens: string, closes: string, more: Partial<Hours> = {}): Hours =>
  ({ kind: 'schedule', weekly: [{ weekdays, opens, closes }], exceptions: [], onHolidays: 'asUsual', certain: true, ...more })

const officeDays = [1, 2, 3, 4, 5]
const everyDay = [1, 2, 3, 4, 5, 6, 7]
/** "Helgfria vardagar 9–12", as Orostelefonen says. */
const mornings = hours(officeDays, '09:00', '12:00', { onHolidays: 'closed' })
const daily = hours(everyDay, '07:00', '21:00')
const partyNights = hours([5, 6], '22:00', '04:00')
const nights = hours(everyDay, '20:00', '08:00')
const weekend = hours([6, 7], '00:00', '24:00')
const fromHalfPastTwo = hours([7], '02:30', '05:00')
const untilHalfPastTwo = hours([7], '00:00', '02:30')
const withDays = (...exceptions: OpeningException[]) => ({ ...mornings, exceptions })
const christmasEve = withDays({ date: '2026-12-24', closed: true })

/**
 * Worked out by hand, in UTC on the right: Sweden is one hour ahead in winter (CET) and two in summer (CEST).
 * 1 January 2026 is a Thursday; Easter Sunday is 5 April. The clock moves on 29 March and 25 October 2026,
 * 28 March and 31 October 2027, always at 01.00 UTC.
 */
const table: [situation: string, schedule: Hours, at: string, state: 'open until' | 'opens at' | 'never', then: string | null][] = [
  ['02.00 on a Sunday, when all is dark', daily, '2026-11-22T02:00+01:00', 'opens at', '2026-11-22T06:00Z'],
  ['the first moment of an opening is open', mornings, '2026-11-23T09:00:00+01:00', 'open until', '2026-11-23T11:00Z'],
  ['the moment before is not', mornings, '2026-11-23T08:59:59.999+01:00', 'opens at', '2026-11-23T08:00Z'],
  ['the moment of closing is closed', mornings, '2026-11-23T12:00:00+01:00', 'opens at', '2026-11-24T08:00Z'],
  ['the moment before it is open', mornings, '2026-11-23T11:59:59.999+01:00', 'open until', '2026-11-23T11:00Z'],
  ['Friday afternoon waits for Monday', mornings, '2026-11-27T13:00+01:00', 'opens at', '2026-11-30T08:00Z'],

  // Public holidays on weekdays. 6 January 2026 is a Tuesday.
  ['trettondedag jul', mornings, '2026-01-06T10:00+01:00', 'opens at', '2026-01-07T08:00Z'],
  // Good Friday 3 April; Monday 6 April is annandag påsk; Tuesday 7 April 09.00 CEST is 07.00 UTC.
  ['långfredagen, over annandag påsk', mornings, '2026-04-03T10:00+02:00', 'opens at', '2026-04-07T07:00Z'],
  ['annandag påsk', mornings, '2026-04-06T10:00+02:00', 'opens at', '2026-04-07T07:00Z'],
  // 1 May 2026 is a Friday; Monday is 4 May.
  ['första maj', mornings, '2026-05-01T10:00+02:00', 'opens at', '2026-05-04T07:00Z'],
  // 39 days after Easter Sunday is Thursday 14 May; Friday is an ordinary day.
  ['Kristi himmelsfärdsdag', mornings, '2026-05-14T10:00+02:00', 'opens at', '2026-05-15T07:00Z'],
  // 6 June is a Friday in 2025; Monday is 9 June.
  ['nationaldagen', mornings, '2025-06-06T10:00+02:00', 'opens at', '2025-06-09T07:00Z'],
  ['pingst is no longer followed by a free Monday', mornings, '2026-05-25T10:00+02:00', 'open until', '2026-05-25T10:00Z'],
  ['midsommarafton is no public holiday by law', mornings, '2026-06-19T10:00+02:00', 'open until', '2026-06-19T10:00Z'],
  ['alla helgons dag is a Saturday and changes nothing', mornings, '2026-10-30T10:00+01:00', 'open until', '2026-10-30T11:00Z'],
  // 24 December 2026 is a Thursday, 25 a holiday on a Friday, then a weekend: Monday 28 December.
  ['julafton that the owner has said is closed', christmasEve, '2026-12-24T10:00+01:00', 'opens at', '2026-12-28T08:00Z'],
  ['julafton that nobody has said anything about', mornings, '2026-12-24T10:00+01:00', 'open until', '2026-12-24T11:00Z'],
  // 1 January 2027 is a Friday; Monday is 4 January.
  ['nyårsafton after closing', mornings, '2026-12-31T13:00+01:00', 'opens at', '2027-01-04T08:00Z'],
  ['juldagen, for a line that is open every day', daily, '2026-12-25T12:00+01:00', 'open until', '2026-12-25T20:00Z'],

  // Exceptions win over hours and over holidays.
  ['a short day', withDays({ date: '2026-11-23', closed: false, opens: '10:00', closes: '11:00' }), '2026-11-23T09:30+01:00', 'opens at', '2026-11-23T09:00Z'],
  ['a lunch break on one day', withDays(
    { date: '2026-11-23', closed: false, opens: '13:00', closes: '15:00' }, { date: '2026-11-23', closed: false, opens: '09:00', closes: '12:00' },
  ), '2026-11-23T12:30+01:00', 'opens at', '2026-11-23T12:00Z'],
  ['an opening on a holiday', withDays({ date: '2026-01-06', closed: false, opens: '10:00', closes: '11:00' }), '2026-01-06T10:30+01:00', 'open until', '2026-01-06T10:00Z'],
  ['an opening on a Sunday', withDays({ date: '2026-11-22', closed: false, opens: '18:00', closes: '24:00' }), '2026-11-22T20:00+01:00', 'open until', '2026-11-22T23:00Z'],

  // Over midnight. 27 November 2026 is a Friday.
  ['Friday night goes on after midnight', partyNights, '2026-11-28T02:00+01:00', 'open until', '2026-11-28T03:00Z'],
  ['Saturday night at 03.59', partyNights, '2026-11-29T03:59+01:00', 'open until', '2026-11-29T03:00Z'],
  ['Sunday night is no party night', partyNights, '2026-11-30T02:00+01:00', 'opens at', '2026-12-04T21:00Z'],
  ['24.00 runs into 00.00: one weekend', weekend, '2026-11-28T12:00+01:00', 'open until', '2026-11-29T23:00Z'],
  ['an hour before the weekend', weekend, '2026-11-27T23:00+01:00', 'opens at', '2026-11-27T23:00Z'],
  ['the weekend ends at midnight', weekend, '2026-11-30T00:00+01:00', 'opens at', '2026-12-04T23:00Z'],

  // The nights when clocks change. 20.00–08.00 lasts 11 hours in March and 13 in October.
  ['spring 2026, before the change', nights, '2026-03-29T01:30+01:00', 'open until', '2026-03-29T06:00Z'],
  ['spring 2026, after the change', nights, '2026-03-29T03:30+02:00', 'open until', '2026-03-29T06:00Z'],
  ['autumn 2026, 02.30 the first time', nights, '2026-10-25T02:30+02:00', 'open until', '2026-10-25T07:00Z'],
  ['autumn 2026, 02.30 the second time', nights, '2026-10-25T02:30+01:00', 'open until', '2026-10-25T07:00Z'],
  ['spring 2027', nights, '2027-03-28T01:30+01:00', 'open until', '2027-03-28T06:00Z'],
  ['autumn 2027', nights, '2027-10-31T02:30+01:00', 'open until', '2027-10-31T07:00Z'],
  ['the evening before spring 2027 opens by winter time', nights, '2027-03-27T19:00+01:00', 'opens at', '2027-03-27T19:00Z'],
  ['the evening after spring 2027 opens by summer time', nights, '2027-03-28T19:00+02:00', 'opens at', '2027-03-28T18:00Z'],
  // 02.30 does not come on 29 March 2026: we open at 03.30 CEST (01.30 UTC) and close at 01.30 CET (00.30 UTC).
  ['opening at a time that never comes', fromHalfPastTwo, '2026-03-29T03:00+02:00', 'opens at', '2026-03-29T01:30Z'],
  ['closing at a time that never comes', untilHalfPastTwo, '2026-03-29T01:15+01:00', 'open until', '2026-03-29T00:30Z'],
  // 02.30 comes twice on 25 October 2026, at 00.30 and 01.30 UTC: we open at the second and close at the first.
  ['opening at a time that comes twice', fromHalfPastTwo, '2026-10-25T02:45+02:00', 'opens at', '2026-10-25T01:30Z'],
  ['closing at a time that comes twice', untilHalfPastTwo, '2026-10-25T02:15+02:00', 'open until', '2026-10-25T00:30Z'],
  ['and stays closed when it comes again', untilHalfPastTwo, '2026-10-25T02:15+01:00', 'opens at', '2026-10-31T23:00Z'],

  ['a line with no hours at all', { ...mornings, weekly: [] }, '2026-11-23T10:00+01:00', 'never', null],
]

const instant = (text: string): number => Date.parse(text)

describe('a person who wonders whether anyone answers', () => {
  it.each(table)('%s', (_, schedule, at, state, then) => {
    const now = instant(at)
    const expected = state === 'open until'
      ? { open: true, until: instant(then ?? '') }
      : { open: false, opensAt: then === null ? null : instant(then) }
    expect(openingAt(schedule, now)).toMatchObject({ now: expected })
    expect(nextChange([schedule], now)).toBe(then === null ? null : instant(then))
  })

  it('is told in words, and never "open now", when only words are known', () => {
    for (const kind of ['always', 'daytimeWeekdays', 'unknown'] as const) {
      expect(openingAt({ kind }, 0)).toEqual({ kind })
      expect(nextChange([{ kind }], 0)).toBeNull()
    }
  })

  it('gets a page that is made anew at the first change of any line on it', () => {
    const now = instant('2026-11-23T06:30+01:00')
    expect(nextChange([mornings, { kind: 'always' }, daily], now)).toBe(instant('2026-11-23T07:00+01:00'))
    expect(nextChange([], now)).toBeNull()
  })

  it('is told the truth between two changes, whatever the hours and the instant', () => {
    const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
    const schedule = fc.record({
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), opens: time, closes: fc.oneof(time, fc.constant('24:00')),
    }).filter(({ opens, closes }) => opens !== closes).map(({ weekdays, opens, closes }) => hours(weekdays, opens, closes))
    const at = fc.integer({ min: instant('2026-01-01T00:00Z'), max: instant('2028-01-01T00:00Z') })
    const isOpen = (one: Hours, now: number) => {
      const state = openingAt(one, now)
      return state.kind === 'schedule' && state.now.open
    }
    fc.assert(fc.property(schedule, at, (one, now) => {
      const change = nextChange([one], now)
      if (change === null) return false
      return change > now && isOpen(one, change - 1) === isOpen(one, now) && isOpen(one, change) !== isOpen(one, now)
    }), { numRuns: 300, seed: 20_261_121 })
  })
})

describe('a person who plans to call in the coming week', () => {
  /** Weekdays 9–12, closed on public holidays; shut on the day before Christmas, half open on 30 December. */
  const line: Hours = {
    kind: 'schedule', weekly: [{ weekdays: [1, 2, 3, 4, 5], opens: '09:00', closes: '12:00' }], onHolidays: 'closed', certain: true,
    exceptions: [{ date: '2026-12-24', closed: true }, { date: '2026-12-30', closed: false, opens: '10:00', closes: '11:00' }],
  }
  const told = (at: string, one: Hours = line) => { const opening = openingAt(one, instant(at)); return opening.kind === 'schedule' ? opening.ahead : [] }

  it.each([
    ['a week before, nothing', '2026-12-17T23:59+01:00', []],
    ['from the seventh day on, the day that is shut', '2026-12-18T00:00+01:00', [{ day: '2026-12-24', hours: [] }]],
    // Christmas Day is a Friday; Boxing Day a Saturday, on which nobody answers anyway.
    ['the holiday too', '2026-12-19T12:00+01:00', [{ day: '2026-12-24', hours: [] }, { day: '2026-12-25', hours: [] }]],
    ['on the day itself', '2026-12-24T23:00+01:00', [{ day: '2026-12-24', hours: [] }, { day: '2026-12-25', hours: [] }, { day: '2026-12-30', hours: [{ opens: '10:00', closes: '11:00' }] }]],
    ['and not when it has passed', '2026-12-26T00:00+01:00', [{ day: '2026-12-30', hours: [{ opens: '10:00', closes: '11:00' }] }, { day: '2027-01-01', hours: [] }]],
  ] as const)('is told %s', (_, at, expected) => { expect(told(at)).toEqual(expected) })

  it('is told nothing where the hours are uncertain, or where the exception says what always holds', () => {
    expect(told('2026-12-19T12:00+01:00', { ...line, certain: false })).toEqual([])
    expect(told('2026-12-01T12:00+01:00', { ...line, exceptions: [{ date: '2026-12-02', closed: false, opens: '09:00', closes: '12:00' }] })).toEqual([])
  })

  it('reads a page that is made anew when a day comes near and when it has passed', () => {
    expect(nextTold([line], instant('2026-12-10T12:00+01:00'))).toBe(instant('2026-12-18T00:00+01:00'))
    expect(nextTold([line], instant('2026-12-18T00:00+01:00'))).toBe(instant('2026-12-19T00:00+01:00'))
    expect(nextTold([line], instant('2026-12-24T12:00+01:00'))).toBe(instant('2026-12-25T00:00+01:00'))
    expect(nextTold([{ kind: 'always' }, { ...line, exceptions: [], onHolidays: 'asUsual' }], instant('2026-12-10T12:00+01:00'))).toBeNull()
  })
})
