import { FactsColophon } from '@/components/content/facts-colophon'
import { Corner } from '@/components/public/drawings'
import { Unknown } from '@/components/ui/unknown'
import { cite } from '@/lib/content/sources'
import type { Figures } from '@/lib/figures/model'
import { swedishText } from '@/lib/i18n/swedish-messages'
import { FigureView } from './figure-view'

/** The published figures, what else is published, and what nobody has published. */
export function FiguresView({ owner, figures, facts, gaps }: Figures) {
  const t = swedishText('figures')
  const all = [...figures.flatMap(({ rows }) => rows.flatMap(({ sources }) => sources)), ...facts.flatMap(({ sources }) => sources)]
  return (
    <>
      <div className="top">
        <Corner />
        <div className="wrap">
          <h1>{t('heading')}</h1>
          <p className="lead">{t('lead')}</p>
        </div>
      </div>
      <div className="wrap figs">
        {figures.map((figure) => <FigureView key={figure.key} figure={figure} />)}
        <section aria-labelledby="told">
          <h2 id="told">{t('alsoKnown')}</h2>
          <ul className="told mt-4">
            {facts.map(({ key, text, sources: from }) => (
              <li key={key}><p>{text}</p><p className="small">{t('source')}: {from.map(cite).join('; ')}</p></li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="gaps">
          <h2 id="gaps">{t('gaps')}</h2>
          <Unknown><ul>{gaps.map((gap) => <li key={gap}>{gap}</li>)}</ul></Unknown>
          <p className="read">{t('local')}</p>
          <FactsColophon owner={owner} sources={all} locale="sv" />
        </section>
      </div>
    </>
  )
}
