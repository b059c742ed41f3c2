import { EditForm } from '@/components/cases/edit-form'
import { requireActor } from '@/lib/auth/session'
import { readEditForm } from '@/lib/cases/edit-form'
import { caseEditPath, casePath, casesPath } from '@/lib/cases/paths'
import { systemNow } from '@/lib/core/clock'
import { firstState } from '@/lib/forms/kept-state'
import { portalText } from '@/lib/i18n/portal-messages'
import cases from '@/messages/sv/cases.json'
import errors from '@/messages/sv/errors.json'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { edit } from '@/app/(portal)/portal/cases/actions'

export const metadata = titled(cases.edit.title)

/** What a file says of the person, to correct and complete. */
export default async function EditPage({ params }: { params: Promise<{ caseFileId: string }> }) {
  const actor = await requireActor()
  const { caseFileId } = await params
  const view = shown(await readEditForm({ actor, now: systemNow() }, { caseFileId }))
  const t = portalText('cases')
  return (
    <PortalPage actor={actor} current={casesPath}>
      <p className="small"><a href={casePath(view.id)}>{t('file.heading', { number: view.number })}</a></p>
      <h1>{t('edit.title')}</h1>
      <p className="lead">{t('edit.lead')}</p>
      <EditForm action={edit} first={{ ...await firstState(actor, caseEditPath(view.id)), stands: null }} view={view} text={cases} errors={errors} />
    </PortalPage>
  )
}
