import 'server-only'
import type { TaskList } from 'graphile-worker'
import { lapseRequests } from '@/lib/access/lapse'
import { removeKeptForms } from '@/lib/auth/remove-kept'
import { readContentVersion } from '@/lib/content/versions'
import { systemNow } from '@/lib/core/clock'
import { readDirectoryVersion } from '@/lib/directory/read'
import { keepThisMonth } from '@/lib/editorial/months/keep'
import { publishDue } from '@/lib/editorial/publish-due'
import { linkRound } from '@/lib/editorial/links/round'
import { eraseEnquiries } from '@/lib/enquiries/erasure/erase'
import { remindOfEnquiries } from '@/lib/enquiries/waiting/remind'
import { env } from '@/lib/env'
import { nextPublication, schedulePublication, type Versions } from '@/lib/jobs/schedule'
import { log } from '@/lib/log'
import { mailerOf } from '@/lib/mail/mailer'
import { mailRound } from '@/lib/mail/round'
import { remindOfUnanswered } from '@/lib/outbox/remind'
import { publish } from '@/lib/publishing/publish'
import { readStanding } from '@/lib/publishing/standing'
import { removeExpiredDrafts } from '@/lib/referrals/drafts/remove'

/**
 * Every kind of job, by name. A job that throws is tried again by the queue, later each time.
 * @param build name of the build that this worker and the application were started from
 */
export const tasksOf = (build: string | null): TaskList => ({
  async publish(_payload, { addJob }) {
    const { dataDir } = env()
    const now = systemNow()
    const due = nextPublication(readStanding(dataDir), await readVersions(), now)
    // Two reasons may have met in one publication; the job of the second then finds nothing to do.
    if (due !== null && due <= now) await publishNow(build)
    await schedulePublication(addJob, readStanding(dataDir), await readVersions(), systemNow())
  },
  async publishDue() {
    const due = await publishDue()
    if (due > 0) log.info('editorial', 'published', { editions: due })
  },
  async keepPlanMonth() {
    if (await keepThisMonth(systemNow())) log.info('editorial', 'month kept')
  },
  async checkLinks() {
    if (!env().checksLinks) return
    const links = await linkRound()
    if (links > 0) log.info('links', 'looked at', { links })
  },
  async removeKeptForms() {
    await removeKeptForms()
  },
  async removeExpiredDrafts() {
    const removed = await removeExpiredDrafts()
    if (removed > 0) log.info('drafts', 'removed', { drafts: removed })
  },
  async lapseRequests() {
    const lapsed = await lapseRequests(systemNow())
    if (lapsed > 0) log.info('access', 'lapsed', { requests: lapsed })
  },
  async eraseEnquiries() {
    const erased = await eraseEnquiries(systemNow())
    if (erased > 0) log.info('enquiries', 'erased', { threads: erased })
  },
  async remindOfEnquiries() {
    const told = await remindOfEnquiries(systemNow())
    if (told > 0) log.info('enquiries', 'reminded', { notices: told })
  },
  async remindOfUnanswered() {
    const told = await remindOfUnanswered(systemNow())
    if (told > 0) log.info('referrals', 'reminded', { notices: told })
  },
  async sendMail() {
    const settings = env()
    const round = await mailRound(mailerOf(settings), settings.portalUrl, systemNow())
    if (Object.values(round).some((count) => count > 0)) log.info('mail', 'round', { ...round })
  },
})

const readVersions = async (): Promise<Versions> => ({ directory: await readDirectoryVersion(), content: await readContentVersion() })

async function publishNow(build: string | null): Promise<void> {
  const published = await publish(build).catch((error: unknown) => {
    log.fault('publish', 'failed', error)
    throw error
  })
  // Visitors keep the release they had; the queue tries again, and `npm run publish` shows which page is at fault.
  if (!published.ok) throw new Error(`${published.problems.length} pages could not be published`)
  log.info('publish', 'published', { pages: published.pages, encoded: published.encoded, milliseconds: published.milliseconds })
}

/** What is done by the clock, as crontab lines. */
export const timetable = [
  '*/5 * * * * removeKeptForms', '17 2 * * * removeExpiredDrafts', '7 * * * * lapseRequests', '*/15 * * * * remindOfUnanswered', '*/5 * * * * remindOfEnquiries', '*/5 * * * * sendMail', '41 3 * * * eraseEnquiries', '* * * * * publishDue', '* 1-4 * * * checkLinks', '23 5 * * * keepPlanMonth',
].join('\n')
