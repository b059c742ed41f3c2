import { randomUUID } from 'node:crypto'
import { OpenForm } from '@/components/cases/open-form'
import { requireActor } from '@/lib/auth/session'
import { readOpenForm } from '@/lib/cases/open-form'
import { casesPath, newCasePath } from '@/lib/cases/paths'
import { systemNow } from '@/lib/core/clock'
import { firstState } from '@/lib/forms/kept-state'
import { portalText } from '@/lib/i18n/portal-messages'
import cases from '@/messages/sv/cases.json'
import errors from '@/messages/sv/errors.json'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { open } from '../actions'

export const metadata = titled(cases.open.title)

/** Opening a file for somebody who has reached the unit. */
export default async function NewCasePage() {
  const actor = await requireActor()
  const { units, colleagues } = shown(await readOpenForm({ actor, now: systemNow() }, {}))
  const t = portalText('cases')
  return (
    <PortalPage actor={actor} current={casesPath}>
      <h1>{t('open.title')}</h1>
      <p className="lead">{t('open.lead')}</p>
      <OpenForm action={open} first={await firstState(actor, newCasePath)} newId={randomUUID()} units={units} colleagues={colleagues} text={cases} errors={errors} />
    </PortalPage>
  )
}
