import { describe, expect, it } from 'vitest'
import { readText } from '@/lib/content/text/text-form'
import { calendarFile } from '@/lib/news/calendar-file'
import { eventOf, eventText, momentOf, occasionOf, overAt } from '@/lib/news/model'
import { onShelves, whenIn } from '@/lib/news/view'

const nobody = { reviewedOn: null, reviewedBy: null }
const written = (...lines: string[]) => ['titel: Kväll', 'rubrik: En kväll', ...lines, 'för: alla', 'ägare: Länsstyrelsen', '', '==', '', 'Välkommen.'].join('\n')
const readEvent = (...lines: string[]) => readText('event', written(...lines), nobody)
const entry = (...lines: string[]) => {
  const read = readEvent(...lines)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return eventOf('kvall', eventText.parse(read.body), Date.UTC(2027, 0, 1))
}
const one = (starts: string, ends?: string) => occasionOf(ends === undefined ? { starts } : { starts, ends })

describe('a moment', () => {
  it.each([
    ['2027-01-20', { day: '2027-01-20', time: null }], ['2027-01-20 13:00', { day: '2027-01-20', time: '13:00' }], ['2027-02-29', null], ['2027-01-20 24:00', null],
    ['2027-1-20', null], ['20 januari', null], ['2027-01-20T13:00', null],
  ])('%s', (typed, expected) => { expect(momentOf(typed)).toEqual(expected) })
})

describe('an event', () => {
  it('is over when its last day ends in Sweden, also when the clock has changed', () => {
    expect(new Date(overAt(one('2027-01-20 13:00', '2027-01-20 16:00'))).toISOString()).toBe('2027-01-20T23:00:00.000Z')
    expect(new Date(overAt(one('2027-03-27', '2027-03-28'))).toISOString()).toBe('2027-03-28T22:00:00.000Z')
  })

  it('says its time as a clock on a Swedish wall has it', () => {
    expect(whenIn(one('2027-01-20 13:00', '2027-01-20 16:30'), 'sv')).toBe('onsdag 20 januari 2027, 13.00\u2060–\u206016.30')
    expect(whenIn(one('2027-01-20 09:30'), 'en')).toBe('Wednesday, 20 January 2027, 09:30')
    expect(whenIn(one('2027-01-20', '2027-01-21'), 'sv')).toBe('onsdag 20 januari 2027 – torsdag 21 januari 2027')
    expect(whenIn(one('2027-01-20 13:00', '2027-01-21 12:00'), 'sv')).toBe('onsdag 20 januari 2027, 13.00 – torsdag 21 januari 2027, 12.00')
    expect(whenIn(one('2027-01-20 13:00'), 'ar')).toContain('13:00')
  })

  it.each([
    [['plats: Malmö'], 'missing', 'börjar'], [['börjar: 2027-01-20'], 'badValue', 'plats'], [['börjar: i morgon', 'plats: Malmö'], 'badValue', 'börjar'],
    [['börjar: 2027-01-20 13:00', 'slutar: 2027-01-20 12:00', 'plats: Malmö'], 'badValue', 'slutar'], [['börjar: 2027-01-20 13:00', 'slutar: 2027-01-21', 'plats: Malmö'], 'badValue', 'slutar'],
    [['börjar: 2027-01-20', 'på nätet: javascript:alert(1)'], 'badValue', 'på nätet'],
  ])('%j is told by its line', (lines, fault, shown) => {
    const read = readEvent(...lines)
    expect(!read.ok && read.faults.map((each) => [each.fault, each.shown])).toEqual([[fault, shown]])
  })

  it('is not called by a word that tells who looks on what it is about', () => {
    const read = readText('event', written('börjar: 2027-01-20', 'plats: Malmö').replace('titel: Kväll', 'titel: Kväll för avhoppare'), nobody)
    expect(read).toEqual({ ok: false, faults: [{ line: 1, fault: 'tellsOutside', shown: 'titel' }] })
  })

  it('goes into anybody’s calendar: with its hour, or as whole days, and with words that are words', () => {
    const hours = calendarFile(entry('börjar: 2027-01-20 13:00', 'slutar: 2027-01-20 16:00', 'plats: Sal A; våning 2, Malmö'), 'sv', 'vidare.example', Date.UTC(2026, 10, 27))
    for (const line of ['DTSTART:20270120T120000Z', 'DTEND:20270120T150000Z', 'DTSTAMP:20261127T000000Z', 'SUMMARY:Kväll', 'LOCATION:Sal A\\; våning 2\\, Malmö', 'UID:/kalender/kvall.ics@vidare.example', 'URL;VALUE=URI:https://vidare.example/kalender/kvall'])
      expect(hours.split('\r\n')).toContain(line)
    expect(hours).not.toContain('VALARM')
    const days = calendarFile(entry('börjar: 2027-01-20', 'slutar: 2027-01-21', 'på nätet: https://a.example/b'), 'sv', 'vidare.example', 0)
    for (const line of ['DTSTART;VALUE=DATE:20270120', 'DTEND;VALUE=DATE:20270122', 'URL;VALUE=URI:https://a.example/b']) expect(days.split('\r\n')).toContain(line)
  })
})

it('entries stand under their months in their order', () => {
  expect(onShelves(['2027-01-03', '2027-01-20', '2027-02-01'], (day) => day.slice(0, 7))).toEqual([
    { name: '2027-01', entries: ['2027-01-03', '2027-01-20'] }, { name: '2027-02', entries: ['2027-02-01'] },
  ])
})
