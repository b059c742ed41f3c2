import { translator } from '@/lib/i18n/translator'
import { publicPath, type Locale } from '@/lib/routes'
import { GoalCorner } from './drawings'
import { FinderForm } from './finder-form'
import { PoliceCall } from './police-call'

interface Props { locale: Locale; kind: 'notFound' | 'unavailable' }

/** No such page, or a part that does not answer: the call and the finder stand here too, so that it is never a dead end. */
export function NoticeView({ locale, kind }: Props) {
  const t = translator(locale, 'layout')
  const c = translator(locale, 'contact')
  return (
    <>
      <div className="top">
        <GoalCorner />
        <div className="wrap">
          <h1>{t(`${kind}Heading`)}</h1>
          <p className="lead">{t(`${kind}Lead`)}</p>
          <PoliceCall locale={locale} />
          <p className="sos">{c('danger')} <a href="tel:112">{c('dangerCall')}</a></p>
          <FinderForm locale={locale} submitClass="btn quiet" />
          <p><a href={publicPath('start', locale)}>{t('start')}</a></p>
        </div>
      </div>
    </>
  )
}
