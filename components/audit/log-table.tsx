import { Table } from '@/components/ui/table'
import type { LogLine } from '@/lib/audit/model'
import { dayOf } from '@/lib/directory/days'
import { clockTime, longDay } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'

/** Who did what, when, to which file, and why: in words. */
export function LogTable({ lines }: { lines: LogLine[] }) {
  const t = portalText('audit')
  return (
    <Table
      folds
      caption={t('caption')}
      head={(['at', 'who', 'what', 'file', 'shown', 'reason'] as const).map((column) => ({ label: t(`head.${column}`) }))}
      rows={lines.map(({ id, at, who, what, file, shown, reason }) => ({
        key: id,
        cells: [
          <time key="at" dateTime={new Date(at).toISOString()}>{`${longDay(dayOf(at), 'sv')} ${clockTime(at, 'sv')}`}</time>,
          who, what, <span key="file" className="nums">{file}</span>, shown, reason,
        ],
      }))}
    />
  )
}
