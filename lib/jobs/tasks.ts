import 'server-only'
import type { TaskList } from 'graphile-worker'
import { removeKeptForms } from '@/lib/auth/remove-kept'
import { systemNow } from '@/lib/core/clock'
import { env } from '@/lib/env'
import { publishSite, readStanding } from '@/lib/jobs/publish-site'
import { schedulePublication } from '@/lib/jobs/schedule'
import { log } from '@/lib/log'
import { remindOfUnanswered } from '@/lib/outbox/remind'
import { removeExpiredDrafts } from '@/lib/referrals/drafts/remove'

/** Every kind of job, by name. A job that throws is tried again by the queue, later each time. */
export const tasks: TaskList = {
  async publish(_payload, { addJob }) {
    const { dataDir } = env()
    const published = await publishSite(readStanding(dataDir)?.build ?? null)
    // Visitors keep the release they had; the queue tries again, and `npm run publish` shows which page is at fault.
    if (!published.ok) throw new Error(`${published.problems.length} pages could not be published`)
    log.info('publish', 'published', { pages: published.pages, encoded: published.encoded, milliseconds: published.milliseconds })
    await schedulePublication(addJob, readStanding(dataDir), systemNow())
  },
  async removeKeptForms() {
    await removeKeptForms()
  },
  async removeExpiredDrafts() {
    const removed = await removeExpiredDrafts()
    if (removed > 0) log.info('drafts', 'removed', { drafts: removed })
  },
  async remindOfUnanswered() {
    const told = await remindOfUnanswered(systemNow())
    if (told > 0) log.info('referrals', 'reminded', { notices: told })
  },
}

/** What is done by the clock, as crontab lines. */
export const timetable = ['*/5 * * * * removeKeptForms', '17 2 * * * removeExpiredDrafts', '*/15 * * * * remindOfUnanswered'].join('\n')
