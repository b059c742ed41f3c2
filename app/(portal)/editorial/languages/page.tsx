import { LanguagesView } from '@/components/editorial/languages-view'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { editorialHome } from '@/lib/editorial/paths'
import { readLocales } from '@/lib/editorial/locales/read'
import { portalText } from '@/lib/i18n/portal-messages'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { closeLanguage, openLanguage } from '@/app/(portal)/editorial/actions'

export const metadata = titled(portalText('editorial')('languages.title'))

/** Which languages visitors of a live site are led to, and what is left to read before one is opened. */
export default async function LanguagesPage() {
  const actor = await requireActor()
  const view = shown(await readLocales({ actor, now: systemNow() }, {}))
  const t = portalText('editorial')
  return (
    <PortalPage actor={actor} current={editorialHome}>
      <p className="small"><a href={editorialHome}>{t('planTitle')}</a></p>
      <h1>{t('languages.title')}</h1>
      <p className="lead">{t('languages.lead', { texts: view.texts })}</p>
      <LanguagesView view={view} actions={{ open: openLanguage, close: closeLanguage }} />
    </PortalPage>
  )
}
