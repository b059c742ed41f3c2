import { ContactTable } from '@/components/keeping/contact-table'
import { Empty } from '@/components/ui/empty'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { portalText } from '@/lib/i18n/portal-messages'
import { contactTablePath, directoryPath } from '@/lib/keeping/paths'
import { listOwnContacts } from '@/lib/keeping/read'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'

export const metadata = titled(portalText('keeping')('title'))

/** What stands about one's own authority on the site. */
export default async function DirectoryPage() {
  const actor = await requireActor()
  const lines = shown(await listOwnContacts({ actor, now: systemNow() }, {}))
  const t = portalText('keeping')
  return (
    <PortalPage actor={actor} current={directoryPath}>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      {lines.length > 1 && <p className="mt-4"><a className="btn quiet" href={contactTablePath}>{t('table.title')}</a></p>}
      <div className="mt-6">{lines.length === 0 ? <Empty heading={t('empty')}>{t('emptyLead')}</Empty> : <ContactTable lines={lines} />}</div>
    </PortalPage>
  )
}
