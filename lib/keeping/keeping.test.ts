import { describe, expect, it } from 'vitest'
import { spansOf, weekdayFields, weeklyOf, writtenSpans, type Span, type WeekdayField } from './hours'
import { dialOf } from './phone'

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
})
