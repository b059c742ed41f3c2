import { notFound } from 'next/navigation'
import { Paragraphs } from '@/components/cases/file-page'
import { requireActor } from '@/lib/auth/session'
import { casePath, casesPath } from '@/lib/cases/paths'
import { showSafeContact } from '@/lib/cases/read-file'
import { systemNow } from '@/lib/core/clock'
import { caseFileId as idOf } from '@/lib/core/ids'
import { portalText } from '@/lib/i18n/portal-messages'
import cases from '@/messages/sv/cases.json'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'

export const metadata = titled(cases.file.safeContact)

/** How the person can be reached without harm; each showing is in the log (decisions 35). */
export default async function SafeContactPage({ params }: { params: Promise<{ caseFileId: string }> }) {
  const actor = await requireActor()
  const { data: id } = idOf.safeParse((await params).caseFileId)
  if (id === undefined) notFound()
  const said = shown(await showSafeContact({ actor, now: systemNow() }, { caseFileId: id }))
  const t = portalText('cases')
  return (
    <PortalPage actor={actor} current={casesPath}>
      <p className="small"><a href={casePath(id)}>{t('file.title')}</a></p>
      <h1>{t('file.safeContact')}</h1>
      {said === null ? <p>{t('file.noSafeContact')}</p> : <div className="prose"><Paragraphs text={said} /></div>}
      <p className="small">{t('file.logged')}</p>
    </PortalPage>
  )
}
