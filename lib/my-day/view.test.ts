import { describe, expect, it } from 'vitest'
import { jobOf, sortedDay, type Job, type Moving } from '@/lib/my-day/view'

const dayMs = 24 * 3_600_000
/** A Saturday at noon in Stockholm. */
const now = Date.parse('2026-11-21T11:00:00Z')
const moving = (about: Partial<Moving>): Moving => ({
  state: 'sent', urgency: 'ordinary', side: 'receiver', sentAt: now - 2 * dayMs, movedAt: now - 2 * dayMs, authorisedAt: null, may: [], ...about,
})
const kind = (about: Partial<Moving>) => jobOf(moving(about), now)?.kind ?? null

describe('what a referral asks of Leila, who coordinates the unit it came to', () => {
  it('to receive it, then to answer, under one clock that began when it was sent', () => {
    const waiting = { days: 2, term: 7, left: 5 }
    expect(jobOf(moving({ may: ['receive'] }), now)).toEqual({ kind: 'receive', since: now - 2 * dayMs, waiting })
    expect(jobOf(moving({ state: 'received', movedAt: now - dayMs, may: ['accept', 'decline'] }), now)).toEqual({ kind: 'answer', since: now - 2 * dayMs, waiting })
    expect(jobOf(moving({ urgency: 'urgent', may: ['receive'] }), now)?.waiting?.left).toBe(-1)
  })

  it('nothing of a colleague who may not answer, or of a manager who only looks', () => {
    expect(kind({ state: 'received', may: [] })).toBeNull()
    expect(kind({ may: [] })).toBeNull()
  })

  it('work that goes on has no last day, and what is over is fed back', () => {
    expect(jobOf(moving({ state: 'ongoing', may: ['complete', 'pause', 'stop'] }), now)).toMatchObject({ kind: 'carryOn', waiting: null })
    expect(kind({ state: 'accepted', may: ['start'] })).toBe('start')
    expect(jobOf(moving({ state: 'completed', movedAt: now - 9 * dayMs, may: ['feedBack'] }), now)).toMatchObject({ kind: 'feedBack', waiting: { left: -2 } })
    for (const state of ['onHold', 'declined', 'withdrawn', 'fedBack'] as const) expect(kind({ state, may: ['feedBack', 'accept'] }), state).toBeNull()
  })
})

describe('what a referral asks of Sara, who sent it', () => {
  const sent = (about: Partial<Moving>) => kind({ side: 'sender', ...about })

  it('to send what was authorised, counted from the yes', () => {
    const referral = moving({ side: 'sender', state: 'underReview', sentAt: null, authorisedAt: now - dayMs, urgency: 'urgent', may: ['send'] })
    expect(jobOf(referral, now)).toEqual({ kind: 'send', since: now - dayMs, waiting: { days: 1, term: 1, left: 0 } })
  })

  it('to wait for a decision, for an answer; and to supply what was asked for', () => {
    expect(sent({ state: 'underReview', sentAt: null, may: ['send'] })).toBe('awaitDecision')
    expect(sent({ state: 'received' })).toBe('awaitAnswer')
    expect(sent({ state: 'needsMore', may: ['supply'] })).toBe('supply')
    // She must not be able to tell how it goes behind the wall.
    for (const state of ['accepted', 'ongoing', 'completed', 'stopped'] as const) expect(sent({ state, may: ['feedBack'] }), state).toBeNull()
  })
})

it('a day begins with what is latest, and ends with what has no clock; whom one waits for stands apart', () => {
  const job = (id: string, kindOfJob: Job['kind'], left: number | null, since: number): Job =>
    ({ id, kind: kindOfJob, number: id, side: 'receiver', other: null, since, waiting: left === null ? null : { days: 0, term: 7, left } })
  const { mine, others } = sortedDay([
    job('no clock', 'carryOn', null, 1), job('young', 'answer', 2, 9), job('waiting', 'awaitAnswer', -5, 1), job('old', 'supply', 2, 3), job('late', 'decide', -1, 8),
  ])
  expect(mine.map(({ id }) => id)).toEqual(['late', 'old', 'young', 'no clock'])
  expect(others.map(({ id }) => id)).toEqual(['waiting'])
})
