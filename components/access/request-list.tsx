import { askedInWords } from '@/components/access/words'
import { atInWords } from '@/components/referrals/words'
import { requestPath } from '@/lib/access/paths'
import type { RequestLine } from '@/lib/access/read'
import { portalText } from '@/lib/i18n/portal-messages'

/** Questions that wait, each with the way to it. */
export function RequestList({ requests }: { requests: RequestLine[] }) {
  const t = portalText('access')
  return (
    <ul className="list-none p-0 stack">
      {requests.map((request) => (
        <li key={request.id} className="panel">
          <h3>{askedInWords(request)}</h3>
          <p className="small">{t('askedLine', { asker: request.askedBy, at: atInWords(request.askedAt) })} {t('until', { at: atInWords(request.expiresAt) })}</p>
          <p className="mt-2"><a className={request.mayAnswer ? 'btn' : 'btn quiet'} href={requestPath(request.id)}>{t(request.mayAnswer ? 'read' : 'readOwn')}</a></p>
        </li>
      ))}
    </ul>
  )
}
