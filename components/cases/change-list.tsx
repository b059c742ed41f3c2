import { Empty } from '@/components/ui/empty'
import { Timeline } from '@/components/ui/timeline'
import type { ChangesView } from '@/lib/cases/read-changes'
import { dayOf } from '@/lib/directory/days'
import { clockTime, longDay } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'

/** Every change of the person, newest first: who, when, and what stood there before. */
export function ChangeList({ changes }: Pick<ChangesView, 'changes'>) {
  const t = portalText('cases')
  if (changes.length === 0) return <Empty heading={t('changes.none')}>{t('changes.noneLead')}</Empty>
  return (
    <Timeline entries={changes.map(({ changedAt, by, received, fields }) => ({
      at: `${longDay(dayOf(changedAt), 'sv')} ${clockTime(changedAt, 'sv')}, ${by}`,
      dateTime: new Date(changedAt).toISOString(),
      kind: { label: received === null ? t('changes.written') : t('changes.received'), judgement: false },
      text: (
        <dl className="pairs">
          {fields.map(({ field, before }) => (
            <div className="contents" key={field}>
              <dt>{t(`changes.field.${field}`)}</dt>
              <dd>{before.kind === 'hidden' ? <span className="oob">{t('changes.hidden')}</span> : before.text === null ? t('changes.empty') : t('changes.before', { text: before.text })}</dd>
            </div>
          ))}
        </dl>
      ),
    }))} />
  )
}
