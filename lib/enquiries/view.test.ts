import { describe, expect, it } from 'vitest'
import { toLine, waited } from './view'

const minute = 60_000
const now = Date.parse('2026-11-26T10:00:00Z')
const head = (id: string, more: Partial<Parameters<typeof toLine>[0]> = {}) => ({
  id, locale: 'sv' as const, language: 'sv' as const, about: 'self' as const, age: 'unsaid' as const, policeRegionId: null, urgency: 'ordinary' as const, state: 'waiting' as const, claimedBy: null, claimer: null, opinionAskedBy: null, opinionAsker: null,
  createdAt: now - 60 * minute, writtenAt: now - 60 * minute, answeredAt: null, readAt: null, keptUntil: null, codeEndedAt: null, ...more,
})

describe('the queue', () => {
  it('counts from what was written last, not from the first word', () => {
    expect(toLine(head('a', { createdAt: now - 9_000 * minute, writtenAt: now - 5 * minute, answeredAt: now - 8_000 * minute }), 'me', false, now).waitingSince).toBe(now - 5 * minute)
  })

  it.each(['answered', 'closed'] as const)('lets nobody wait in a thread that is %s, also when the visitor had the last word', (state) => {
    expect(toLine(head('a', { state, answeredAt: now - 90 * minute }), 'me', false, now).waitingSince).toBeNull()
  })

  it.each([[0, 'minutes', 0], [59, 'minutes', 59], [60, 'hours', 1], [47 * 60 + 59, 'hours', 47], [48 * 60, 'days', 2]] as const)('%d minutes are %s: %d', (minutes, unit, count) => {
    expect(waited(now - minutes * minute, now)).toEqual({ unit, count })
  })
})
