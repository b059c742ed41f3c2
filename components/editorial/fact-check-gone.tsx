import { portalText } from '@/lib/i18n/portal-messages'

/**
 * The same for a link that is wrong, over, closed or about a text that is no more on its way. A page of its own, and not the one for what
 * is missing: Next draws that with scripts alone.
 */
export function FactCheckGone() {
  const t = portalText('editorial')
  return (
    <main id="main" className="wrap" lang="sv" dir="ltr">
      <h1 className="mt-6">{t('factCheck.goneTitle')}</h1>
      <p className="lead">{t('factCheck.goneLead')}</p>
    </main>
  )
}
