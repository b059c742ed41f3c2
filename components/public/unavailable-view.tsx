import { translator } from '@/lib/i18n/translator'
import { publicPath, type Locale } from '@/lib/routes'
import { Corner } from './drawings'
import { PoliceCall } from './police-call'

/** The application is down, the published pages are not: whom to call, and the way back to them. */
export function UnavailableView({ locale }: { locale: Locale }) {
  const t = translator(locale, 'layout')
  const c = translator(locale, 'contact')
  return (
    <div className="top">
      <Corner />
      <div className="wrap">
        <h1>{t('unavailableHeading')}</h1>
        <p className="lead">{t('unavailableLead')}</p>
        <PoliceCall locale={locale} />
        <p className="sos">{c('danger')} <a href="tel:112">{c('dangerCall')}</a></p>
        <p><a href={publicPath('wholeCountry', locale)}>{t('wholeCountry')}</a></p>
        <p><a href={publicPath('start', locale)}>{t('start')}</a></p>
      </div>
    </div>
  )
}
