import { describe, expect, it } from 'vitest'
import { checkBy } from './clock'

const at = (local: string) => Date.parse(`${local}+01:00`)

describe('two working days', () => {
  // Worked out by hand from a calendar of 2026; the last begins on a Thursday, with New Year's Day on the Friday.
  it.each([
    ['a Monday morning', at('2026-11-23T08:00'), at('2026-11-26T00:00')],
    ['a Thursday night', at('2026-11-26T23:59'), at('2026-12-01T00:00')],
    ['a Friday', at('2026-11-27T12:00'), at('2026-12-02T00:00')],
    ['a Sunday at 02.10', at('2026-11-29T02:10'), at('2026-12-02T00:00')],
    ['the evening before Christmas Eve', at('2026-12-23T20:00'), at('2026-12-29T00:00')],
    ['New Year\'s Eve', at('2026-12-31T18:00'), at('2027-01-06T00:00')],
  ])('after %s end where a calendar on the wall says', (_when, opened, until) => {
    expect(checkBy(opened)).toBe(until)
  })
})
