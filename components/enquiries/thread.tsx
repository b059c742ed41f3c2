import './enquiries.css'
import { atInWords } from '@/components/referrals/words'
import type { Language } from '@/lib/enquiries/model'
import type { OpenedMessage } from '@/lib/enquiries/opened'
import { portalText } from '@/lib/i18n/portal-messages'

/** What was said, oldest first: the visitor, the answers, and notes that the visitor never sees. */
export function Thread({ messages, language }: { messages: OpenedMessage[]; language: Language }) {
  const t = portalText('enquiries')
  return (
    <ol className="thread">
      {messages.map(({ id, side, at, author, text }) => (
        <li key={id} className={side === 'note' ? 'panel noted' : 'panel'}>
          <p className="small"><b>{side === 'staff' || side === 'note' ? t(`one.${side}`, { name: author ?? '' }) : t('one.visitor')}</b> <time dateTime={new Date(at).toISOString()}>{atInWords(at)}</time></p>
          {text === null && <p>{t('one.unreadable')}</p>}
          {text !== null && <p className="words" {...(side === 'note' ? {} : { dir: 'auto', ...(language === 'other' ? {} : { lang: language }) })}>{text}</p>}
        </li>
      ))}
    </ol>
  )
}
