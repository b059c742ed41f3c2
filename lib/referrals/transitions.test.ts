import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { referralEvents, referralStates, type ReferralEvent, type ReferralState } from '@/lib/referrals/model'
import { nextState, sideOf } from '@/lib/referrals/transitions'

/** Written by hand from decisions 27, not read from the table: `from event to`. Every other combination is refused. */
const allowed = `
  draft        submit     underReview
  underReview  giveBack   draft
  underReview  refuse     refused
  underReview  send       sent
  sent         receive    received
  received     askForMore needsMore
  needsMore    supply     received
  received     accept     accepted
  needsMore    accept     accepted
  received     decline    declined
  needsMore    decline    declined
  sent         withdraw   withdrawn
  received     withdraw   withdrawn
  needsMore    withdraw   withdrawn
  accepted     start      ongoing
  ongoing      pause      onHold
  onHold       resume     ongoing
  ongoing      complete   completed
  ongoing      stop       stopped
  onHold       stop       stopped
  completed    feedBack   fedBack
  stopped      feedBack   fedBack`.trim().split('\n').map((line) => line.trim().split(/\s+/).join(' '))

/** Where a referral may rest for ever. */
const ends: ReferralState[] = ['refused', 'declined', 'withdrawn', 'fedBack', 'enteredInError']
const combinations = referralStates.flatMap((from) => referralEvents.map((event) => ({ from, event })))

/** A referral as people would lead it: any events, those that cannot happen are refused and change nothing. */
const lives = fc.array(fc.constantFrom(...referralEvents.filter((event) => event !== 'markInError')), { maxLength: 60 }).map((events) => {
  let state: ReferralState = 'draft'
  const taken: { from: ReferralState; event: ReferralEvent; to: ReferralState }[] = []
  for (const event of events) {
    const to = nextState(state, event)
    if (to) taken.push({ from: state, event, to })
    state = to ?? state
  }
  return taken
})
const settings = { seed: 27, numRuns: 2_000 }
const times = (life: { event: ReferralEvent }[], event: ReferralEvent): number => life.filter((step) => step.event === event).length

describe('a referral', () => {
  it.each(combinations)('$from: $event happens exactly when decisions 27 says so', ({ from, event }) => {
    const to = nextState(from, event)
    if (event === 'markInError') expect(to).toBe(from === 'enteredInError' ? null : 'enteredInError')
    else if (to) expect(allowed).toContain(`${from} ${event} ${to}`)
    else expect(allowed.filter((line) => line.startsWith(`${from} ${event} `))).toEqual([])
  })

  it('never strands a person: every state can still come to an end, and only ends stand still', () => {
    const reaches = (from: ReferralState, seen = new Set<ReferralState>()): boolean =>
      ends.includes(from) || (!seen.has(from) && combinations.some((one) => {
        const to = one.from === from && one.event !== 'markInError' ? nextState(from, one.event) : null
        return to !== null && reaches(to, new Set([...seen, from]))
      }))
    for (const state of referralStates) {
      expect(reaches(state), state).toBe(true)
      const goesOn = referralEvents.some((event) => event !== 'markInError' && nextState(state, event) !== null)
      expect(goesOn, state).toBe(!ends.includes(state))
    }
  })

  it('leaves once, is answered once, and is fed back only after it ran', () => {
    fc.assert(fc.property(lives, (life) => {
      expect(times(life, 'send')).toBeLessThanOrEqual(1)
      expect(times(life, 'accept') + times(life, 'decline') + times(life, 'withdraw')).toBeLessThanOrEqual(1)
      expect(times(life, 'feedBack')).toBeLessThanOrEqual(times(life, 'complete') + times(life, 'stop'))
      if (times(life, 'start') > 0) expect(times(life, 'accept')).toBe(1)
      // What has reached the other side is never a draft again.
      const sent = life.findIndex((step) => step.event === 'send')
      if (sent >= 0) expect(life.slice(sent).map((step) => step.to)).not.toContain('draft')
    }), settings)
  })

  it('has each step taken on one side of the wall', () => {
    const receivers = ['receive', 'askForMore', 'accept', 'decline', 'start', 'pause', 'resume', 'complete', 'stop', 'feedBack']
    expect(referralEvents.filter((event) => sideOf[event] === 'receiver').sort()).toEqual(receivers.sort())
  })

  it('lets the receiver do nothing before it was sent, and the sender nothing after it was answered', () => {
    fc.assert(fc.property(lives, (life) => {
      for (const { from, event } of life) {
        if (['draft', 'underReview'].includes(from)) expect(sideOf[event]).toBe('sender')
        if (['accepted', 'ongoing', 'onHold', 'completed', 'stopped'].includes(from)) expect(sideOf[event]).toBe('receiver')
      }
    }), settings)
  })
})
