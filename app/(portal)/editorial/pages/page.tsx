import { randomUUID } from 'node:crypto'
import { NewContent } from '@/components/editorial/new-content'
import { ContentTable } from '@/components/editorial/content-table'
import { can } from '@/lib/auth/can'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { editorialHome } from '@/lib/editorial/paths'
import { listContents } from '@/lib/editorial/read-plan'
import { portalText } from '@/lib/i18n/portal-messages'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { beginNew } from '@/app/(portal)/editorial/actions'

export const metadata = titled(portalText('editorial')('allTexts'))

/** Every text of the site, and how it stands in each language. */
export default async function ContentsPage() {
  const actor = await requireActor()
  const now = systemNow()
  const lines = shown(await listContents({ actor, now }, {}))
  const t = portalText('editorial')
  return (
    <PortalPage actor={actor} current={editorialHome}>
      <p className="small"><a href={editorialHome}>{t('planTitle')}</a></p>
      <h1>{t('allTexts')}</h1>
      <p className="lead">{t('allTextsLead')}</p>
      {can(actor, 'content.begin', {}, now).ok && <NewContent action={beginNew} hidden={{ contentId: randomUUID(), editionId: randomUUID() }} />}
      <div className="mt-6"><ContentTable lines={lines} /></div>
    </PortalPage>
  )
}
