import { expect, it } from 'vitest'
import { tryByLot } from '@/tests/support/legal-questions'

it('100,000 questions to the law by lot break none of it', () => {
  let opened = 0
  for (let seed = 1; seed <= 50; seed++) {
    const tried = tryByLot(2_000, seed)
    expect(tried.broken, `seed ${seed}`).toEqual([])
    opened += tried.opened
  }
  expect(opened).toBeGreaterThan(5_000)
})
