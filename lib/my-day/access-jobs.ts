import { waitingUntil } from '@/lib/access/clock'
import type { ToDecide } from '@/lib/access/read'
import type { Job } from '@/lib/my-day/view'

/** What two people must agree on and what has to be looked into, as lines of "Min dag". */
export function accessJobs({ toAnswer, own, glass, orphans }: ToDecide, now: number): Job[] {
  const common = { side: 'sender' as const, other: null }
  return [
    ...toAnswer.map(({ id, number, askedAt, expiresAt }): Job => ({ ...common, id, number, kind: 'answerAccess', since: askedAt, waiting: waitingUntil(askedAt, expiresAt, now) })),
    ...own.map(({ id, number, askedAt, expiresAt }): Job => ({ ...common, id, number, kind: 'awaitAccess', since: askedAt, waiting: waitingUntil(askedAt, expiresAt, now) })),
    ...glass.filter(({ state }) => state === 'yours')
      .map(({ id, number, openedAt, checkBy }): Job => ({ ...common, id, number, kind: 'checkGlass', since: openedAt, waiting: waitingUntil(openedAt, checkBy, now) })),
    // Since when nobody could open it is not written down; that it must be today is clear anyway.
    ...orphans.map(({ id, number }): Job => ({ ...common, id, number, kind: 'giveFile', since: now, waiting: { days: 0, left: 0, term: 1 } })),
  ]
}
