import { dayOf, startOfDay } from '@/lib/directory/days'
import { actorOf } from '@/tests/worlds/people'
import type { As } from '@/tests/worlds/referrals'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** One person's file with everything that happens in it. `fileId` is the same at every seeding. */
export interface Story { key: string; fileId: string; lay(): Promise<void> }

export interface StoryClock { as: As; to(moment: number): void; nextDay(): void; moment(): number }

/** A clock of its own per story: four minutes between two acts, never past the moment of seeding. */
export function clockFrom(start: number, now: number): StoryClock {
  let moment = Math.min(start, now)
  const to = (wanted: number) => { moment = Math.min(Math.max(moment, wanted), now) }
  return {
    to,
    moment: () => moment,
    nextDay: () => { to(moment + dayMs) },
    as(email) {
      const current = moment
      to(moment + 4 * minuteMs)
      return { actor: actorOf(email, current), now: current }
    },
  }
}

/** Nine in the morning, Swedish time, so many days before `now`. */
export const morning = (now: number, daysAgo: number): number => startOfDay(dayOf(now - daysAgo * dayMs)) + 9 * hourMs
