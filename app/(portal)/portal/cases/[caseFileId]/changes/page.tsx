import { ChangeList } from '@/components/cases/change-list'
import { requireActor } from '@/lib/auth/session'
import { casePath, casesPath } from '@/lib/cases/paths'
import { readChanges } from '@/lib/cases/read-changes'
import { systemNow } from '@/lib/core/clock'
import { portalText } from '@/lib/i18n/portal-messages'
import cases from '@/messages/sv/cases.json'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'

export const metadata = titled(cases.changes.title)

/** What the file said of the person before, and who changed it. */
export default async function ChangesPage({ params }: { params: Promise<{ caseFileId: string }> }) {
  const actor = await requireActor()
  const { caseFileId } = await params
  const view = shown(await readChanges({ actor, now: systemNow() }, { caseFileId }))
  const t = portalText('cases')
  return (
    <PortalPage actor={actor} current={casesPath}>
      <p className="small"><a href={casePath(view.id)}>{t('file.heading', { number: view.number })}</a></p>
      <h1>{t('changes.title')}</h1>
      <ChangeList changes={view.changes} />
      <p className="small mt-4">{t('file.logged')}</p>
    </PortalPage>
  )
}
