import { RequestList } from '@/components/access/request-list'
import { HolderList } from '@/components/cases/holder-list'
import { readFileAccess } from '@/lib/access/file'
import { requireActor } from '@/lib/auth/session'
import { casePath, casesPath } from '@/lib/cases/paths'
import { systemNow } from '@/lib/core/clock'
import { portalText } from '@/lib/i18n/portal-messages'
import access from '@/messages/sv/access.json'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { accessForms } from './forms'

// The title names no file: it lands in histories and window lists.
export const metadata = titled(access.file.title)

/** Who can open a file, and what this reader may do about it. */
export default async function FileAccessPage({ params }: { params: Promise<{ caseFileId: string }> }) {
  const actor = await requireActor()
  const { caseFileId } = await params
  const view = shown(await readFileAccess({ actor, now: systemNow() }, { caseFileId }))
  const t = portalText('access')
  return (
    <PortalPage actor={actor} current={casesPath}>
      <p className="small"><a href={casePath(view.id)}>{t('file.back', { number: view.number })}</a></p>
      <h1>{t('file.heading')}</h1>
      <p className="lead">{view.protection === 'none' ? t('file.unprotected') : t('file.protected', { level: portalText('cases')(`protection.${view.protection}`) })}</p>
      <section aria-labelledby="holders"><h2 id="holders">{t('file.holders')}</h2><HolderList holders={view.holders} /></section>
      {view.asked.length > 0 && <section aria-labelledby="asked"><h2 id="asked">{t('file.asked')}</h2><RequestList requests={view.asked} /></section>}
      {accessForms(view).map(({ key, heading, lead, form }) => (
        <section key={key} aria-labelledby={key}><h2 id={key}>{heading}</h2><p>{lead}</p>{form}</section>
      ))}
    </PortalPage>
  )
}
