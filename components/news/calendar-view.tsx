import { Nothing } from '@/components/news/news-view'
import { Corner } from '@/components/public/drawings'
import { translator } from '@/lib/i18n/translator'
import type { EventEntry } from '@/lib/news/model'
import { monthOf, onShelves, whenIn } from '@/lib/news/view'
import { comingPath, publicPath, type Locale } from '@/lib/routes'

/** What is to come, the next first, by month. */
export function CalendarView({ entries, locale, elsewhere }: { entries: EventEntry[]; locale: Locale; elsewhere: boolean }) {
  const t = translator(locale, 'news')
  return (
    <>
      <div className="top">
        <Corner />
        <div className="wrap">
          <h1>{t('calendarHeading')}</h1>
          <p className="lead">{t('calendarLead')}</p>
        </div>
      </div>
      <div className="wrap">
        {entries.length === 0 && <Nothing heading={t('noEvents')} locale={locale} elsewhere={elsewhere ? { href: publicPath('calendar', 'sv'), text: t('eventsInSwedish') } : null} />}
        {onShelves(entries, ({ occasion }) => monthOf(occasion.starts.day, locale)).map(({ name, entries: some }, at) => (
          <section key={name} className="shelf" aria-labelledby={`m-${at}`}>
            <h2 id={`m-${at}`}>{name}</h2>
            <ul className="titles">
              {some.map(({ slug, text, occasion }) => (
                <li key={slug}>
                  <p className="small"><time dateTime={occasion.starts.day}>{whenIn(occasion, locale)}</time></p>
                  <h3><a href={comingPath('calendar', slug, locale)}>{text.heading}</a></h3>
                  <p>{text.place ?? t('onTheNet')} · {t('forWhom', { audience: text.audience })}</p>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}
