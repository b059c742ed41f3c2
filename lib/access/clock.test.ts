import { describe, expect, it } from 'vitest'
import { waitingUntil } from './clock'

const at = (local: string) => Date.parse(`${local}+01:00`)

describe('something that must be done by the end of Wednesday', () => {
  const [since, until] = [at('2026-11-23T14:00'), at('2026-11-26T00:00')]

  it.each([
    ['the same afternoon', at('2026-11-23T15:00'), { days: 0, left: 2, term: 2 }],
    ['on Wednesday evening', at('2026-11-25T23:59'), { days: 2, left: 0, term: 2 }],
    ['on Thursday morning', at('2026-11-26T00:01'), { days: 3, left: -1, term: 2 }],
  ])('%s', (_when, now, waiting) => {
    expect(waitingUntil(since, until, now)).toEqual(waiting)
  })
})
