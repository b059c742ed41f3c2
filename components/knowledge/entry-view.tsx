import { FactsColophon } from '@/components/content/facts-colophon'
import { Corner } from '@/components/public/drawings'
import { Unknown } from '@/components/ui/unknown'
import type { ToldVersion } from '@/lib/content/model'
import { longDay } from '@/lib/i18n/dates'
import { swedishText } from '@/lib/i18n/swedish-messages'
import { translator } from '@/lib/i18n/translator'
import type { KnowledgeEntry } from '@/lib/knowledge/model'
import { measurePath, publicPath } from '@/lib/routes'

/** `address`: where the page always is, as it can be cited. */
interface Props { entry: KnowledgeEntry; measureTitles: Record<string, string>; versions: readonly ToldVersion[]; address: string }

/** One publication: what it helps with, what it says in our words, how far we have read, and the way to it. */
export function EntryView({ entry, measureTitles, versions, address }: Props) {
  const t = swedishText('knowledge')
  const { text, sources } = entry
  const [own] = sources
  return (
    <>
      <div className="top">
        <Corner />
        <div className="wrap">
          <nav className="crumbs" aria-label={translator('sv', 'layout')('breadcrumb')}>
            <ol className="links"><li><a href={publicPath('knowledge', 'sv')}>{t('title')}</a></li></ol>
          </nav>
          <h1 className="long">{text.heading}</h1>
          <p className="lead">{text.helps}</p>
          {text.checked === 'secondHand' || !own?.url
            ? <Unknown><p>{text.checked === 'secondHand' ? t('check.secondHand') : t('noLink')}</p></Unknown>
            : <p className="mt-4"><a className="btn" href={own.url} rel="external noreferrer">{t('read', { publisher: own.publisher })}</a></p>}
        </div>
      </div>
      <div className="wrap doc">
        <section>
          <h2>{t('summary')}</h2>
          <div>
            {text.summary.map((paragraph) => <p key={paragraph}>{paragraph}</p>)}
            <dl className="facts">
              <div><dt>{t('publisher')}</dt><dd>{text.publisher}</dd></div>
              <div><dt>{t('year')}</dt><dd>{text.year ?? t('noYear')}</dd></div>
              <div><dt>{t('for')}</dt><dd>{text.audience.map((who) => t(`audience.${who}`)).join(', ')}</dd></div>
              <div><dt>{t('checked')}</dt><dd>{t(`check.${text.checked}`)}</dd></div>
            </dl>
          </div>
        </section>
        <section><h2>{t('evidence')}</h2><div><p>{text.evidence ?? t('noEvidence')}</p></div></section>
        {text.measures.length > 0 && (
          <section>
            <h2>{t('measures')}</h2>
            <div><ul className="links run-on">{text.measures.map((slug) => <li key={slug}><a href={measurePath(slug)}>{measureTitles[slug]}</a></li>)}</ul></div>
          </section>
        )}
        <section>
          <h2>{t('versions')}</h2>
          <div>
            {versions.length > 0 && (
              <ol className="versions">
                {versions.map(({ n, since, minor, readFor }) => (
                  <li key={n}>
                    {t('version', { n })}, {since === null ? t('fromStart') : <time dateTime={since}>{longDay(since, 'sv')}</time>}. {minor && t('minor')} {readFor !== null && t('readFor', { authority: readFor })}
                  </li>
                ))}
              </ol>
            )}
            <p>{t('address')} <span className="address" translate="no">{address}</span></p>
          </div>
        </section>
        <p className="alt"><a href={publicPath('knowledge', 'sv')}>{t('all')}</a></p>
        <FactsColophon {...text} sources={sources} locale="sv" />
      </div>
    </>
  )
}
