import { QueueTable } from '@/components/enquiries/queue-table'
import { Empty } from '@/components/ui/empty'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { listQueue } from '@/lib/enquiries/list'
import { contactFiguresPath, contactLogPath, enquiriesPath, erasurePath } from '@/lib/enquiries/paths'
import { portalText } from '@/lib/i18n/portal-messages'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'

export const metadata = titled(portalText('enquiries')('title'))

export default async function EnquiriesPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await requireActor()
  const closed = (await searchParams)['closed'] === '1'
  const now = systemNow()
  const lines = shown(await listQueue({ actor, now }, { closed }))
  const t = portalText('enquiries')
  return (
    <PortalPage actor={actor} current={enquiriesPath}>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <nav className="row mt-6" aria-label={t('links')}>
        <a className="btn quiet" href={closed ? enquiriesPath : `${enquiriesPath}?closed=1`}>{t(closed ? 'open' : 'closed')}</a>
        <a className="btn quiet" href={contactLogPath}>{t('logLink')}</a>
        <a className="btn quiet" href={contactFiguresPath}>{t('figuresLink')}</a>
        <a className="btn quiet" href={erasurePath}>{t('erasureLink')}</a>
      </nav>
      <div className="mt-6">
        {lines.length === 0 ? <Empty heading={t('empty')}>{t('emptyLead')}</Empty> : <QueueTable lines={lines} now={now} />}
      </div>
    </PortalPage>
  )
}
