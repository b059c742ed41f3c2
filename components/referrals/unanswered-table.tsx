import { State } from '@/components/ui/sign'
import { Table } from '@/components/ui/table'
import { portalText } from '@/lib/i18n/portal-messages'
import { referralPath } from '@/lib/referrals/paths'
import type { UnansweredLine } from '@/lib/referrals/unanswered'
import { unitInWords } from './words'

/** Referrals past their term: with whom, how urgent, how old and how late, in words; nothing of a person. */
export function UnansweredTable({ caption, other, lines }: { caption: string; other: 'from' | 'to'; lines: UnansweredLine[] }) {
  const t = portalText('referrals')
  return (
    <Table
      folds
      caption={caption}
      head={(['number', other, 'urgency', 'age', 'late'] as const).map((column) => ({ label: t(`overdue.head.${column}`) }))}
      rows={lines.map(({ id, number, urgency, days, late, isLong, ...line }) => ({
        key: id,
        cells: [
          <a key="number" className="nums" href={referralPath(id)}>{number}</a>,
          unitInWords(line[other]),
          urgency === 'urgent' ? <b key="urgency">{t('urgency.urgent')}</b> : t('urgency.ordinary'),
          t('overdue.age', { days }),
          isLong ? <State key="late" sign="late" tone="late">{t('overdue.late', { days: late })}</State> : t('overdue.late', { days: late }),
        ],
      }))}
    />
  )
}
