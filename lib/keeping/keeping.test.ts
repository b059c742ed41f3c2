import { describe, expect, it } from 'vitest'
import type { ContactRow } from '@/lib/keeping/store'
import { overlapIn, spansOf, weekdayFields, weeklyOf, writtenSpans, type Span, type WeekdayField } from './hours'
import { dialOf } from './phone'
import { toContactLine } from './view'

describe('a number as people write it', () => {
  it.each([
    ['040-34 00 00', '+4640340000'], ['08-508 00 000', '+46850800000'], ['+46 40 34 00 00', '+4640340000'], ['114 14', '11414'], ['112', '112'], ['020-57 70 70', '+4620577070'], ['(040) 34 00 00', '+4640340000'],
  ])('%s is dialled %s', (shown, dial) => expect(dialOf(shown)).toBe(dial))
  it.each(['', 'ring oss', '0', '00', '0046', '12', '1234567', '040', '+0123456789', '040-34 00 00 ankn 12', '99999999999'])('%j is no number', (shown) => expect(dialOf(shown)).toBeNull())
})

describe('hours as people write them', () => {
  it.each<[string, Span[]]>([
    ['8.00–16.30', [{ opens: '08:00', closes: '16:30' }]], ['08:00-12:00, 13:00-16:30', [{ opens: '08:00', closes: '12:00' }, { opens: '13:00', closes: '16:30' }]],
    ['00:00–24:00', [{ opens: '00:00', closes: '24:00' }]], ['22.00 – 6.00', [{ opens: '22:00', closes: '06:00' }]], ['', []],
  ])('%s', (written, spans) => expect(spansOf(written)).toEqual(spans))
  it.each(['8', '8-16', '25:00–26:00', '08:00–08:00', '24:00–08:00', ',', '08:00–12:00,', '08:00', '08:00–12:00–13:00', 'stängt'])('%j is not understood', (written) => expect(spansOf(written)).toBeNull())
  it('that are the same on several days are one row', () => {
    const day: Span[] = [{ opens: '08:00', closes: '16:30' }]
    const none: Span[] = []
    const days = Object.fromEntries(weekdayFields.map((field) => [field, field === 'saturday' || field === 'sunday' ? none : day])) as Record<WeekdayField, Span[]>
    expect(weeklyOf(days)).toEqual([{ weekdays: [1, 2, 3, 4, 5], opens: '08:00', closes: '16:30' }])
    expect(writtenSpans(day)).toBe('08:00–16:30')
  })

  const week = (days: Partial<Record<WeekdayField, string>>) => Object.fromEntries(weekdayFields.map((field) => [field, spansOf(days[field] ?? '') ?? []])) as Record<WeekdayField, Span[]>
  it.each<[Partial<Record<WeekdayField, string>>, WeekdayField | null]>([
    [{ monday: '08:00–12:00, 13:00–16:30' }, null], [{ monday: '08:00–12:00, 12:00–16:30' }, null], [{ monday: '08:00–12:00, 11:59–16:30' }, 'monday'], [{ monday: '13:00–16:00, 08:00–17:00' }, 'monday'],
    [{ monday: '22:00–06:00', tuesday: '06:00–08:00' }, null], [{ monday: '22:00–06:00', tuesday: '05:00–08:00' }, 'tuesday'], [{ sunday: '22:00–06:00', monday: '05:00–08:00' }, 'monday'],
    [Object.fromEntries(weekdayFields.map((field) => [field, '00:00–24:00'])), null], [{}, null], [{ friday: '08:00–08:30' }, null],
  ])('%j meet: %s', (days, field) => expect(overlapIn(week(days))).toBe(field))
})

describe('a confirmation', () => {
  const contact = (verifiedOn: string | null) => ({ id: 'c', name: 'Växeln', unit: { name: 'Region Syd' }, phoneShown: null, verifiedOn, reviewIntervalMonths: 6, openingKind: 'unknown' }) as ContactRow
  it.each([
    ['2026-05-26', '2026-11-26T22:59:00Z', 'verified'], // the last day that it holds, until midnight in Sweden
    ['2026-05-26', '2026-11-26T23:01:00Z', 'stale'], [null, '2026-11-26T12:00:00Z', 'unverified'],
  ])('of %s is at %s %s, as the public is told', (verifiedOn, now, state) => expect(toContactLine(contact(verifiedOn), Date.parse(now)).state).toBe(state))
})
