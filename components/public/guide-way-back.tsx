import { translator } from '@/lib/i18n/translator'
import { publicPath, type Locale } from '@/lib/routes'

/** What the published ending holds where the front writes in which question was answered last. */
const from = '%%FROM%%'

/** From an ending back to the question before it, or to the first. */
export function GuideWayBack({ locale }: { locale: Locale }) {
  const t = translator(locale, 'guide')
  const path = publicPath('guide', locale)
  return (
    <form className="way-back" method="post" action={path}>
      <button className="btn quiet" name="to" value={from}>{t('back')}</button>
      <a href={path}>{t('again')}</a>
    </form>
  )
}
