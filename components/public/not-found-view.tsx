import { translator } from '@/lib/i18n/translator'
import { publicPath, type Locale } from '@/lib/routes'
import { Corner } from './drawings'
import { FinderForm } from './finder-form'
import { PoliceCall } from './police-call'

/** No such page: the call and the finder stand here too, so that a broken link is never a dead end. */
export function NotFoundView({ locale }: { locale: Locale }) {
  const t = translator(locale, 'layout')
  const c = translator(locale, 'contact')
  return (
    <>
      <div className="top">
        <Corner />
        <div className="wrap">
          <h1>{t('notFoundHeading')}</h1>
          <p className="lead">{t('notFoundLead')}</p>
          <PoliceCall locale={locale} />
          <p className="sos">{c('danger')} <a href="tel:112">{c('dangerCall')}</a></p>
          <FinderForm locale={locale} submitClass="btn quiet" />
          <p><a href={publicPath('start', locale)}>{t('start')}</a></p>
        </div>
      </div>
    </>
  )
}
