import { assessedUntil, statement } from '@/lib/accessibility/statement'
import type { Block } from '@/lib/content/model'
import { longDay } from '@/lib/i18n/dates'
import { translator } from '@/lib/i18n/translator'
import type { Locale } from '@/lib/routes'

interface Props { part: Extract<Block, { type: 'statement' }>['part']; locale: Locale }

/** One part of the accessibility statement: how far the site complies, what is lacking, or how and when that was assessed. */
export function StatementPart({ part, locale }: Props) {
  const t = translator(locale, 'content')
  switch (part) {
    case 'degree':
      return <p>{t.rich(`statement.degree.${statement.degree}`, { b: (words) => <strong>{words}</strong> })}</p>
    case 'faults':
      return (
        <ul>
          {statement.faults.map(({ id, reason, what, how }) => (
            <li key={id}><strong>{what[locale]}</strong>: {how[locale]}{reason !== 'lacking' && ` ${t(`statement.reason.${reason}`)}`}</li>
          ))}
        </ul>
      )
    case 'method':
      return (
        <p>
          {t(`statement.method.${statement.method}`, { date: longDay(statement.assessedOn, locale) })}{' '}
          {t('statement.updated', { date: longDay(statement.updatedOn, locale) })}{' '}
          {t('statement.next', { date: longDay(assessedUntil, locale) })}
        </p>
      )
  }
}
