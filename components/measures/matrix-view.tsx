import { FactsColophon } from '@/components/content/facts-colophon'
import { Corner } from '@/components/public/drawings'
import { Sieve } from '@/components/ui/sieve'
import { swedishText } from '@/lib/i18n/swedish-messages'
import type { Matrix } from '@/lib/measures/model'
import { measurePath } from '@/lib/routes'
import { DeedList } from './deed-list'
import { PartWord } from './part-word'

interface Props { matrix: Matrix; headings: Record<string, string> }

/** Who does what: a table that shows all of it at once where there is room, and a list that says the same and more. */
export function MatrixView({ matrix, headings }: Props) {
  const t = swedishText('measures')
  const deeds = matrix.list.flatMap((each) => each.deeds)
  const choices = matrix.actors.map(({ key, short }) => ({ key, label: short, count: deeds.filter((deed) => deed.actor.key === key).length }))
  return (
    <>
      <div className="top">
        <Corner />
        <div className="wrap">
          <h1>{t('matrixHeading')}</h1>
          <p className="lead">{t('matrixLead')}</p>
          <p className="read mt-3">{t('differs')}</p>
        </div>
      </div>
      <div className="wrap">
        <Sieve legend={t('show')} all={t('showAll')} choices={choices}>
          <MatrixTable matrix={matrix} />
          {matrix.list.map(({ measure, deeds: some }) => (
            <section key={measure.slug} id={measure.slug} className={['deed sift', ...some.map((deed) => `for-${deed.actor.key}`)].join(' ')} aria-labelledby={`h-${measure.slug}`}>
              <h2 id={`h-${measure.slug}`}><a href={measurePath(measure.slug)}>{headings[measure.slug]}</a></h2>
              <DeedList deeds={some} />
            </section>
          ))}
        </Sieve>
        <p className="read mt-8">{t('noCases')}</p>
        <FactsColophon owner={matrix.owner} sources={deeds.flatMap((deed) => deed.sources)} locale="sv" />
      </div>
    </>
  )
}

function MatrixTable({ matrix }: { matrix: Matrix }) {
  const t = swedishText('measures')
  return (
    <div className="scroller matrix" tabIndex={0} role="group" aria-label={t('overview')}>
      <table>
        <caption>{t('overview')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('corner')}</th>
            {matrix.measures.map(({ slug, short }) => <th scope="col" key={slug}><a href={`#${slug}`}>{short}</a></th>)}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map(({ actor, deeds }) => (
            <tr key={actor.key} className={`sift for-${actor.key}`}>
              <th scope="row">{actor.short}</th>
              {deeds.map((deed, at) => (
                <td key={matrix.measures[at]?.slug}>
                  {deed ? <PartWord parts={deed.parts} /> : <><span aria-hidden="true">{t('none')}</span><span className="hide">{t('noneWord')}</span></>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
