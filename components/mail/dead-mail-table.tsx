import { Table } from '@/components/ui/table'
import { dayOf } from '@/lib/directory/days'
import { longDay } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'

interface DeadMail { id: string; authority: string; endedAt: number; tries: number; fault: 'refused' | 'unreachable' }

/** Which authority, which day, how many tries and why; a button for each. */
export function DeadMailTable({ mails, retry }: { mails: DeadMail[]; retry: (form: FormData) => Promise<void> }) {
  const t = portalText('mail')
  const head = (['authority', 'day', 'tries', 'fault', 'again'] as const).map((key) => ({ label: key === 'again' ? '' : t(`dead.head.${key}`), numeric: key === 'tries' }))
  return (
    <Table folds caption={t('dead.caption')} head={head} rows={mails.map(({ id, authority, endedAt, tries, fault }) => ({
      key: id,
      cells: [
        authority, longDay(dayOf(endedAt), 'sv'), tries, t(`dead.fault.${fault}`),
        <form key="again" action={retry}>
          <input type="hidden" name="mailId" value={id} />
          <button className="btn quiet" aria-label={t('dead.againFor', { authority })}>{t('dead.again')}</button>
        </form>,
      ],
    }))} />
  )
}
