import './enquiries.css'
import { atInWords } from '@/components/referrals/words'
import type { OpenedMessage } from '@/lib/enquiries/opened'
import { portalText } from '@/lib/i18n/portal-messages'
import { direction, type Locale } from '@/lib/routes'

/** What was said, oldest first: the visitor, the answers, and notes that the visitor never sees. */
export function Thread({ messages, locale }: { messages: OpenedMessage[]; locale: Locale }) {
  const t = portalText('enquiries')
  return (
    <ol className="thread">
      {messages.map(({ id, side, at, author, text }) => (
        <li key={id} className={side === 'note' ? 'panel noted' : 'panel'}>
          <p className="small"><b>{side === 'staff' || side === 'note' ? t(`one.${side}`, { name: author ?? '' }) : t('one.visitor')}</b> <time dateTime={new Date(at).toISOString()}>{atInWords(at)}</time></p>
          <p className="words" {...(side === 'note' ? {} : { lang: locale, dir: direction[locale] })}>{text}</p>
        </li>
      ))}
    </ol>
  )
}
