import { Empty } from '@/components/ui/empty'
import { portalHome } from '@/lib/auth/return-path'
import { rolesInWords } from '@/lib/auth/roles-in-words'
import { requireActor } from '@/lib/auth/session'
import { portalText } from '@/lib/i18n/portal-messages'
import { PortalPage, titled } from './portal-page'

export const metadata = titled(portalText('portal')('myDay'))

/** "Min dag": what to do now. */
export default async function MyDayPage() {
  const actor = await requireActor()
  const t = portalText('portal')
  return (
    <PortalPage actor={actor} current={portalHome}>
      <h1>{t('greeting', { name: actor.name })}</h1>
      <p className="lead">{t('actsAs', { authority: actor.authorityName, roles: rolesInWords(actor) })}</p>
      <div className="mt-6"><Empty heading={t('nothingWaits')}>{t('nothingWaitsLead')}</Empty></div>
    </PortalPage>
  )
}
