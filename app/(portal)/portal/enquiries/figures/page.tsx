import { ContactFiguresView } from '@/components/enquiries/figures-view'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { enquiriesPath } from '@/lib/enquiries/paths'
import { readContactFigures } from '@/lib/enquiries/read-figures'
import { portalText } from '@/lib/i18n/portal-messages'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'

export const metadata = titled(portalText('enquiries')('figures.title'))

export default async function ContactFiguresPage() {
  const actor = await requireActor()
  const figures = shown(await readContactFigures({ actor, now: systemNow() }, {}))
  const t = portalText('enquiries')
  return (
    <PortalPage actor={actor} current={enquiriesPath}>
      <h1>{t('figures.title')}</h1>
      <p className="lead">{t('figures.lead')}</p>
      <div className="mt-6"><ContactFiguresView figures={figures} /></div>
    </PortalPage>
  )
}
