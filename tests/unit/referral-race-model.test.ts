import { describe, expect, it } from 'vitest'
import { raceFaults, type RaceAttempt, type RaceStep } from '@/tests/support/referral-race-model'

/** A model that finds no fault in anything proves nothing: here it is shown faults. */
const start = { state: 'received', version: 5 }
const accepted: RaceStep = { version: 6, event: 'accept', from: 'received', to: 'accepted' }
const tried = (event: string, done: boolean, versionBefore = 5, versionAfter = 6): RaceAttempt => ({ event, done, versionBefore, versionAfter })

describe('sixty-four people answer one referral at once', () => {
  it('one is told yes, the rest no: that can be', () => {
    expect(raceFaults(start, [accepted], [tried('accept', true), ...Array.from({ length: 62 }, () => tried('decline', false)), tried('withdraw', false)])).toEqual([])
    expect(raceFaults(start, [
      { version: 6, event: 'askForMore', from: 'received', to: 'needsMore' }, { version: 7, event: 'withdraw', from: 'needsMore', to: 'withdrawn' },
    ], [tried('askForMore', true), tried('withdraw', true, 5, 7), tried('accept', false, 7, 7)])).toEqual([])
  })

  it.each<[string, RaceStep[], RaceAttempt[]]>([
    ['two winners', [accepted, { version: 7, event: 'decline', from: 'accepted', to: 'declined' }], [tried('accept', true), tried('decline', true)]],
    ['a success that left no trace', [accepted], [tried('accept', true), tried('accept', true)]],
    ['a step that nobody was told of', [accepted], [tried('accept', false)]],
    ['a history with a hole', [{ ...accepted, version: 7 }], [tried('accept', true)]],
    ['a step that does not begin where the last one ended', [{ ...accepted, from: 'needsMore' }], [tried('accept', true)]],
    ['a refusal for no reason', [], [tried('accept', false, 5, 5)]],
  ])('%s: that cannot be', (_what, history, attempts) => { expect(raceFaults(start, history, attempts)).not.toEqual([]) })
})
