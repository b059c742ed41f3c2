import type { Holder } from '@/lib/cases/model'
import { dayOf } from '@/lib/directory/days'
import { clockTime, longDay } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'

/** Who can open the file, why, since when and until when, in words. */
export function HolderList({ holders }: { holders: Holder[] }) {
  const t = portalText('access')
  return (
    <ul className="holders">
      {holders.map(({ accessId, name, isUnit, reason, since, until, isClosed }) => (
        <li key={accessId}>
          <b>{isUnit ? t('file.everyoneIn', { unit: name }) : name}</b>
          <span>{[
            `${t(`file.reason.${reason}`)}, ${t('file.since', { day: longDay(dayOf(since), 'sv') })}`,
            ...(until === null ? [] : [t('file.untilTime', { time: clockTime(until, 'sv') })]),
          ].join(' ')}</span>
          {isClosed && <span className="oob">{t('file.closedFor')}</span>}
        </li>
      ))}
    </ul>
  )
}
