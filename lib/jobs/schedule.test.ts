import { describe, expect, it } from 'vitest'
import { nextPublication } from '@/lib/jobs/schedule'

const now = Date.UTC(2026, 10, 21, 15, 29, 30)
const halfPast = Date.UTC(2026, 10, 21, 15, 30)

describe('when the pages are published again', () => {
  it('at 15.29.30 Polisen is open until 15.30 UTC: a second after it closes', () => {
    expect(nextPublication({ validUntil: halfPast, directoryVersion: '7', contentVersion: '3' }, { directory: '7', content: '3' }, now)).toBe(halfPast + 1_000)
  })

  it('the machine slept past the closing: at once, not in the past', () => {
    expect(nextPublication({ validUntil: halfPast, directoryVersion: '7', contentVersion: '3' }, { directory: '7', content: '3' }, halfPast + 3_600_000)).toBe(halfPast + 3_600_000)
  })

  it('nothing is published yet: at once', () => {
    expect(nextPublication(null, { directory: '7', content: '3' }, now)).toBe(now)
  })

  it('a number was changed while nobody was at work: at once', () => {
    expect(nextPublication({ validUntil: halfPast, directoryVersion: '7', contentVersion: '3' }, { directory: '8', content: '3' }, now)).toBe(now)
    expect(nextPublication({ validUntil: null, directoryVersion: null, contentVersion: '3' }, { directory: '8', content: '3' }, now)).toBe(now)
  })

  it('a text was published or withdrawn: at once', () => {
    expect(nextPublication({ validUntil: halfPast, directoryVersion: '7', contentVersion: '3' }, { directory: '7', content: '4' }, now)).toBe(now)
  })

  it('nothing in the directory opens or closes: never by itself', () => {
    expect(nextPublication({ validUntil: null, directoryVersion: '7', contentVersion: '3' }, { directory: '7', content: '3' }, now)).toBeNull()
  })
})
