import { describe, expect, it } from 'vitest'
import { suggestionFor, targetOf } from '@/lib/disclosure/deliveries/target'

describe('a received field, taken into the file', () => {
  it.each([
    ['Kim Exempelsson', { givenName: 'Kim', familyName: 'Exempelsson' }],
    ['Kim Lo Exempelsson', { givenName: 'Kim Lo', familyName: 'Exempelsson' }],
    ['von Exempel, Kim', { givenName: 'Kim', familyName: 'von Exempel' }],
    ['Kim', { givenName: 'Kim' }],
  ])('a name is parted: %s', (words, changes) => {
    expect(targetOf('name', words)).toEqual({ ok: true, into: 'person', changes })
  })

  it.each([
    ['!!', 'notName'], ['Kim 2', 'notName'], [', Kim', 'notName'], ['Kim, 👋', 'notName'], ['ͺ', 'notName'], [`Kim ${'o'.repeat(101)}`, 'tooLong'],
  ])('a name that the file could not find again is sent back: %s', (words, fault) => {
    expect(targetOf('name', words)).toEqual({ ok: false, fault })
  })

  it('a year or number that is none is sent back, not stored', () => {
    expect(targetOf('birthYear', '14 mars 2004')).toEqual({ ok: false, fault: 'notBirthYear' })
    expect(targetOf('personalNumber', '123')).toEqual({ ok: false, fault: 'notPersonalNumber' })
    expect(targetOf('personalNumber', '20080314-9806')).toMatchObject({ ok: true })
    expect(suggestionFor('birthYear', '14 mars 2004')).toBe('2004')
    expect(suggestionFor('birthYear', 'våren')).toBe('våren')
  })

  it('what has no field of its own becomes a note, and a judgement stays a judgement', () => {
    expect(targetOf('judgement', 'Stark motivation.')).toEqual({ ok: true, into: 'note', kind: 'judgement' })
    expect(targetOf('decisions', 'Boende.')).toEqual({ ok: true, into: 'note', kind: 'decision' })
    expect(targetOf('threat', 'Hotad.')).toEqual({ ok: true, into: 'note', kind: 'fact' })
  })
})
