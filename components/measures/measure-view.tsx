import { FactsColophon } from '@/components/content/facts-colophon'
import { InlineText } from '@/components/content/inline-text'
import { Corner } from '@/components/public/drawings'
import { police } from '@/components/public/national-numbers'
import { PhoneLink } from '@/components/ui/phone-link'
import { Say } from '@/components/ui/say'
import type { Inline } from '@/lib/content/model'
import { swedishText } from '@/lib/i18n/swedish-messages'
import { translator } from '@/lib/i18n/translator'
import type { MeasurePage } from '@/lib/measures/model'
import { measurePath, publicPath } from '@/lib/routes'
import { DeedList } from './deed-list'

/** One kind of help: what to say first, then what it is, who does what, what it costs, what to do meanwhile. */
export function MeasureView({ page }: { page: MeasurePage }) {
  const t = swedishText('measures')
  const { text } = page
  return (
    <>
      <div className="top">
        <Corner />
        <div className="wrap">
          <nav className="crumbs" aria-label={translator('sv', 'layout')('breadcrumb')}>
            <ol className="links"><li><a href={publicPath('measures', 'sv')}>{t('title')}</a></li></ol>
          </nav>
          <h1>{text.heading}</h1>
          <p className="lead"><InlineText runs={text.lead} locale="sv" /></p>
          <div className="call">
            <p>{t('sayTo')}</p>
            <Say words={text.say} />
            <p className="mt-4"><a className="btn" href={publicPath('findSupport', 'sv')}>{t('findMunicipality')}</a></p>
          </div>
          <p className="sos">{t('danger')} <a href="tel:112">{t('dangerCall')}</a></p>
          <p>{t('orPolice')} <PhoneLink phone={police} size="inline" />.</p>
        </div>
      </div>
      <div className="wrap doc">
        <section><h2>{t('what')}</h2><div>{text.what.map((runs, at) => <p key={at}><InlineText runs={runs} locale="sv" /></p>)}</div></section>
        <Items heading={t('looks')} items={text.looks} />
        <section><h2>{t('who')}</h2><div><DeedList deeds={page.deeds} /></div></section>
        <Items heading={t('ask')} items={text.ask} />
        <Items heading={t('cost')} items={text.cost} />
        <Items heading={t('meanwhile')} items={text.meanwhile} />
        <section>
          <h2>{t('law')}</h2>
          <div><ul>{text.law.map(({ law, about }) => <li key={law}><b>{law}</b>: {about}</li>)}</ul></div>
        </section>
        <section>
          <h2>{t('others')}</h2>
          <div>
            <ul className="links run-on">
              {page.others.map(({ slug, title }) => <li key={slug}><a href={measurePath(slug)}>{title}</a></li>)}
            </ul>
            <p className="alt"><a href={publicPath('whoDoesWhat', 'sv')}>{t('toMatrix')}</a></p>
          </div>
        </section>
        <FactsColophon {...text} sources={page.sources} locale="sv" />
      </div>
    </>
  )
}

function Items({ heading, items }: { heading: string; items: Inline[][] }) {
  return (
    <section>
      <h2>{heading}</h2>
      <div>
        {items.length === 1
          ? items.map((runs, at) => <p key={at}><InlineText runs={runs} locale="sv" /></p>)
          : <ul>{items.map((runs, at) => <li key={at}><InlineText runs={runs} locale="sv" /></li>)}</ul>}
      </div>
    </section>
  )
}
