import { releasePath } from '@/lib/disclosure/paths'
import { clockTime, weekdayAndDay } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'
import type { NoticeLine } from '@/lib/outbox/notices'
import { referralPath } from '@/lib/referrals/paths'

type FormAction = (form: FormData) => Promise<void>

/** As many as can be taken in at a glance; the rest one unfolds. */
const atOnce = 5

/** What has come since one last looked, newest first; opening it is reading it, and one may say so without opening. */
export function NewsList({ notices, markRead }: { notices: NoticeLine[]; markRead: FormAction }) {
  const t = portalText('portal')
  const [first, rest] = [notices.slice(0, atOnce), notices.slice(atOnce)]
  return (
    <>
      <NewsLines notices={first} markRead={markRead} />
      {rest.length > 0 && (
        <details className="more-news">
          <summary>{t('olderNews', { count: rest.length })}</summary>
          <NewsLines notices={rest} markRead={markRead} />
        </details>
      )}
      {notices.length > 1 && <ReadForm about="all" label={t('markAllRead')} longLabel={null} markRead={markRead} />}
    </>
  )
}

function NewsLines({ notices, markRead }: { notices: NoticeLine[]; markRead: FormAction }) {
  const t = portalText('portal')
  return (
    <ul className="news">
      {notices.map(({ id, kind, number, referralId, releaseId, at }) => (
        <li key={id}>
          <div>
            <a href={releaseId === null ? referralPath(referralId) : releasePath(releaseId)}>{t(`notice.${releaseId === null ? kind : 'toDecide'}`, { number })}</a>
            <time className="small" dateTime={new Date(at).toISOString()}>{`${weekdayAndDay(at, 'sv')} ${clockTime(at, 'sv')}`}</time>
          </div>
          <ReadForm about={referralId} label={t('markRead')} longLabel={t('markReadAbout', { number })} markRead={markRead} />
        </li>
      ))}
    </ul>
  )
}

function ReadForm({ about, label, longLabel, markRead }: { about: string; label: string; longLabel: string | null; markRead: FormAction }) {
  return (
    <form action={markRead}>
      <input type="hidden" name="about" value={about} />
      <button className="btn quiet small" aria-label={longLabel ?? undefined}>{label}</button>
    </form>
  )
}
