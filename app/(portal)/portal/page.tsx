import { JobList } from '@/components/portal/job-list'
import { NewsList } from '@/components/portal/news-list'
import { Empty } from '@/components/ui/empty'
import { Notice } from '@/components/ui/notice'
import { portalHome } from '@/lib/auth/return-path'
import { rolesInWords } from '@/lib/auth/roles-in-words'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { editorialHome } from '@/lib/editorial/paths'
import { enquiriesPath } from '@/lib/enquiries/paths'
import { portalText } from '@/lib/i18n/portal-messages'
import { readMyDay } from '@/lib/my-day/read'
import { markRead } from './actions'
import { PortalPage, titled } from './portal-page'

export const metadata = titled(portalText('portal')('myDay'))

/** "Min dag": what to do now, and whom one waits for. */
export default async function MyDayPage() {
  const actor = await requireActor()
  const now = systemNow()
  const { mine, others, news, enquiries, texts } = await readMyDay({ actor, now })
  const t = portalText('portal')
  return (
    <PortalPage actor={actor} current={portalHome}>
      <h1>{t('greeting', { name: actor.name })}</h1>
      <p className="lead">{t('actsAs', { authority: actor.authorityName, roles: rolesInWords(actor) })}</p>
      <div className="stack mt-6">
        {enquiries > 0 && <Notice kind="do">{t('enquiriesWait', { count: enquiries })} <a href={enquiriesPath}>{t('enquiriesLink')}</a></Notice>}
        {texts > 0 && <Notice kind="do">{t('textsWait', { count: texts })} <a href={editorialHome}>{t('textsLink')}</a></Notice>}
        {mine.length === 0
          ? enquiries === 0 && texts === 0 && <Empty heading={t('nothingWaits')}>{t('nothingWaitsLead')}</Empty>
          : <section><h2>{t('toDo')}</h2><JobList jobs={mine} now={now} label={t('toDo')} own /></section>}
        {news.length > 0 && (
          <section>
            <h2>{t('news')}</h2>
            <NewsList notices={news} markRead={markRead} />
          </section>
        )}
        {others.length > 0 && <section><h2>{t('waitingForOthers')}</h2><JobList jobs={others} now={now} label={t('waitingForOthers')} own={false} /></section>}
      </div>
    </PortalPage>
  )
}
