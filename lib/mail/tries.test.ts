import { describe, expect, it } from 'vitest'
import { nextTryAt } from '@/lib/mail/tries'

const now = Date.UTC(2026, 10, 23, 8)
const minutesAfter = (tries: number) => { const at = nextTryAt(tries, now); return at === null ? null : (at - now) / 60_000 }

describe('a mail that does not come through', () => {
  it('is tried again later each time, six times in a working day, and then given up', () => {
    expect([1, 2, 3, 4, 5, 6].map(minutesAfter)).toEqual([5, 15, 60, 120, 240, null])
  })
})
