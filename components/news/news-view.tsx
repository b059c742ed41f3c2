import { InlineText } from '@/components/content/inline-text'
import { Corner } from '@/components/public/drawings'
import { Empty } from '@/components/ui/empty'
import { longDay } from '@/lib/i18n/dates'
import { translator } from '@/lib/i18n/translator'
import type { NewsEntry } from '@/lib/news/model'
import { onShelves } from '@/lib/news/view'
import { comingPath, publicPath, type Locale } from '@/lib/routes'

/** All news, newest first, by year. */
export function NewsView({ entries, locale, elsewhere }: { entries: NewsEntry[]; locale: Locale; elsewhere: boolean }) {
  const t = translator(locale, 'news')
  return (
    <>
      <div className="top">
        <Corner />
        <div className="wrap">
          <h1>{t('newsHeading')}</h1>
          <p className="lead">{t('newsLead')}</p>
        </div>
      </div>
      <div className="wrap">
        {entries.length === 0 && <Nothing heading={t('noNews')} locale={locale} elsewhere={elsewhere ? { href: publicPath('news', 'sv'), text: t('newsInSwedish') } : null} />}
        {onShelves(entries, ({ text }) => text.day.slice(0, 4)).map(({ name, entries: some }) => (
          <section key={name} className="shelf" aria-labelledby={`y-${name}`}>
            <h2 id={`y-${name}`}>{name}</h2>
            <ul className="titles">
              {some.map(({ slug, text }) => (
                <li key={slug}>
                  <p className="small"><time dateTime={text.day}>{longDay(text.day, locale)}</time></p>
                  <h3><a href={comingPath('news', slug, locale)}>{text.heading}</a></h3>
                  {text.lead && <p><InlineText runs={text.lead} locale={locale} /></p>}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}

interface NothingProps { heading: string; locale: Locale; elsewhere: { href: string; text: string } | null }

/** Nothing on the list: what to do instead, and the Swedish list where that has something. */
export function Nothing({ heading, locale, elsewhere }: NothingProps) {
  const t = translator(locale, 'news')
  return (
    <Empty heading={heading}>
      {t('nothingLead')} <a href={publicPath('findSupport', locale)}>{t('findSupport')}</a>
      {elsewhere && <><br /><a href={elsewhere.href} hrefLang="sv">{elsewhere.text}</a></>}
    </Empty>
  )
}
