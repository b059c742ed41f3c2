import type { Document, Source } from '@/lib/content/model'
import { reviewDue } from '@/lib/content/review'
import { longDay } from '@/lib/i18n/dates'
import { translator } from '@/lib/i18n/translator'
import type { Locale } from '@/lib/routes'

/** A source that the page names in its own language; the others keep their Swedish names. */
const isArabic = (name: string): boolean => /\p{Script=Arabic}/u.test(name)

interface Props { document: Pick<Document, 'owner' | 'reviewedOn' | 'reviewedBy' | 'checkedOn' | 'reviewMonths' | 'sources'>; locale: Locale }

/** The end of every text: who answers for it, who has read it and when, when that is done again, and what it stands on. */
export function Colophon({ document, locale }: Props) {
  const t = translator(locale, 'content')
  const due = reviewDue(document)
  return (
    <div className="colophon small">
      <p>
        {t('responsible', { owner: document.owner })}{' '}
        {document.checkedOn && t('checked', { date: longDay(document.checkedOn, locale) })}{' '}
        {document.reviewedOn && document.reviewedBy ? t('reviewed', { date: longDay(document.reviewedOn, locale), by: document.reviewedBy }) : t('notReviewed')}{' '}
        {due && t('due', { date: longDay(due, locale) })}
      </p>
      {document.sources.length > 0 && (
        <details>
          <summary>{t('sources')}</summary>
          <ol>
            {document.sources.map((source) => <li key={nameOf(source)} lang={locale === 'sv' || isArabic(nameOf(source)) ? undefined : 'sv'}>{shown(source)}</li>)}
          </ol>
        </details>
      )}
    </div>
  )
}

const nameOf = (source: Source): string => (typeof source === 'string' ? source : source.name)
const shown = (source: Source) => (typeof source === 'string' ? source : <a href={source.site} rel="noreferrer">{source.name}</a>)
