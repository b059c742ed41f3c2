import { Table } from '@/components/ui/table'
import { casePath } from '@/lib/cases/paths'
import type { FileLine } from '@/lib/cases/model'
import { dayOf } from '@/lib/directory/days'
import { longDay } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'

/** Files by their number; no name and nothing of a person stands in a list. */
export function FileTable({ caption, lines, pathOf = casePath }: { caption: string; lines: FileLine[]; pathOf?: (id: FileLine['id']) => string }) {
  const t = portalText('cases')
  const day = (at: number) => longDay(dayOf(at), 'sv')
  return (
    <Table
      folds
      caption={caption}
      head={(['number', 'environments', 'status', 'unit', 'firstContact', 'touched'] as const).map((column) => ({ label: t(`head.${column}`) }))}
      rows={lines.map((line) => ({
        key: line.id,
        cells: [
          <a key="number" className="nums" href={pathOf(line.id)}>{line.number}</a>,
          <>{line.environments.map((one) => t(`environment.${one}`)).join(', ')}{line.protection !== 'none' && <> <span className="oob">{t('protectedMark')}</span></>}</>,
          t(`status.${line.status}`), line.unitName, day(line.firstContactAt), day(line.touchedAt),
        ],
      }))}
    />
  )
}
