import './editorial.css'
import { DifferenceView } from '@/components/editorial/difference-view'
import { momentIn } from '@/components/editorial/days'
import type { AsideView } from '@/lib/editorial/read-edition'
import { editionPath } from '@/lib/editorial/paths'
import { portalText } from '@/lib/i18n/portal-messages'
import { direction } from '@/lib/routes'

/** Two texts for one edition, whole and as their difference: nothing that was typed is missing from the page. */
export function AsidePage({ view }: { view: AsideView }) {
  const t = portalText('editorial')
  const by = ({ who, at }: AsideView['own']) => t('aside.ownBy', { who: who ?? t('edition.someone'), when: momentIn(at) })
  const said = ({ minor, changeNote }: AsideView['own']) => (
    <>
      {changeNote !== null && <p className="said">{t('edit.changeNote')}: {changeNote}</p>}
      {minor && <p className="small">{t('edit.minor')}</p>}
    </>
  )
  const shape = { lang: view.locale, dir: direction[view.locale] }
  return (
    <div className="edition">
      <p className="small"><a href={editionPath(view.id)}>{t('aside.leave')}</a></p>
      <h1>{t('aside.heading')}</h1>
      <p className="lead">{view.isAside ? t('aside.lead') : t('aside.oldLead')}</p>
      <section aria-labelledby="difference">
        <h2 id="difference">{t('aside.difference')}</h2>
        {view.lines.length === 0 ? <p>{t('aside.same')}</p> : <DifferenceView lines={view.lines} locale={view.locale} />}
      </section>
      <details className="more">
        <summary>{t('aside.own')}: {by(view.own)}</summary>
        {said(view.own)}
        <p className="wide-text" {...shape}>{view.own.source}</p>
      </details>
      <details className="more">
        <summary>{t('aside.now')}: {by(view.now)}</summary>
        {said(view.now)}
        <p className="wide-text" {...shape}>{view.now.source}</p>
      </details>
    </div>
  )
}
