import { InlineText } from '@/components/content/inline-text'
import { GoalCorner } from '@/components/public/drawings'
import { PoliceCall } from '@/components/public/police-call'
import { swedishText } from '@/lib/i18n/swedish-messages'
import type { MeasureText } from '@/lib/measures/model'
import { measurePath, publicPath } from '@/lib/routes'

/** Every kind of help, each as one link with one sentence. */
export function MeasuresView({ measures }: { measures: { slug: string; text: MeasureText }[] }) {
  const t = swedishText('measures')
  return (
    <>
      <div className="top">
        <GoalCorner />
        <div className="wrap">
          <h1>{t('heading')}</h1>
          <p className="lead">{t('lead')}</p>
          <PoliceCall locale="sv" />
          <p className="sos">{t('danger')} <a href="tel:112">{t('dangerCall')}</a></p>
        </div>
      </div>
      <div className="wrap">
        <ul className="kinds">
          {measures.map(({ slug, text }) => (
            <li key={slug}>
              <h2><a href={measurePath(slug)}>{text.heading}</a></h2>
              <p><InlineText runs={text.lead} locale="sv" /></p>
            </li>
          ))}
        </ul>
        <p className="read mt-8">{t('indexNote')}</p>
        <p className="alt mt-3"><a href={publicPath('whoDoesWhat', 'sv')}>{t('toMatrix')}</a></p>
      </div>
    </>
  )
}
