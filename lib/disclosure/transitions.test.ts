import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { releaseEvents, releaseStates, type ReleaseEvent, type ReleaseState } from '@/lib/disclosure/model'
import { nextReleaseState } from '@/lib/disclosure/transitions'

/** Written by hand from decisions 27; `recall` before the decision is the requester's own regret. */
const allowed = [
  'proposed submit inReview', 'proposed recall recalled', 'inReview giveBack returned', 'inReview refuse refused',
  'inReview authorise authorised', 'inReview recall recalled', 'authorised use used', 'authorised lapse lapsed', 'authorised recall recalled',
]

describe('a release', () => {
  it.each(releaseStates)('%s: takes the steps of decisions 27 and no other', (from) => {
    const taken = releaseEvents.flatMap((event) => {
      const to = nextReleaseState(from, event)
      return to ? [`${from} ${event} ${to}`] : []
    })
    expect(taken.sort()).toEqual(allowed.filter((line) => line.startsWith(`${from} `)).sort())
  })

  it('is used at most once, only after a yes, and never after it was refused, recalled or had lapsed', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...releaseEvents), { maxLength: 40 }), (events) => {
      let state: ReleaseState = 'proposed'
      const taken: ReleaseEvent[] = []
      for (const event of events) {
        const to = nextReleaseState(state, event)
        if (to) taken.push(event)
        state = to ?? state
      }
      const uses = taken.filter((event) => event === 'use')
      expect(uses.length).toBeLessThanOrEqual(1)
      if (uses.length === 1) expect(taken).toEqual(['submit', 'authorise', 'use'])
    }), { seed: 27, numRuns: 2_000 })
  })
})
