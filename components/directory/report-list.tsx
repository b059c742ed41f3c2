import type { ReactNode } from 'react'
import { Table } from '@/components/ui/table'
import type { CheckLine, Reported, ReportLine } from '@/lib/directory/reports/model'
import { longDay } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'

type Named<Line> = Line & { about: Reported | null }

const nameOf = ({ about, contact }: Named<{ contact: string }>): string => about?.name ?? portalText('reports')('gone', { key: contact })

function days({ firstOn, lastOn }: ReportLine): string {
  const t = portalText('reports')
  return firstOn === lastOn ? t('onDay', { day: longDay(firstOn, 'sv') }) : t('between', { first: longDay(firstOn, 'sv'), last: longDay(lastOn, 'sv') })
}

/** What nobody has looked into yet: which contact, what is said to be wrong, how often and when, and the answer to give. */
export function ReportList({ lines, form }: { lines: Named<ReportLine>[]; form: (line: ReportLine) => ReactNode }) {
  const t = portalText('reports')
  return (
    <ul className="list-none p-0 stack">
      {lines.map((line) => (
        <li key={`${line.contact} ${line.reason}`} className="panel">
          <h2>{nameOf(line)}</h2>
          {line.about?.phone && <p className="tel">{line.about.phone}</p>}
          <dl className="facts">
            <div><dt>{t('head.reason')}</dt><dd>{t(`reason.${line.reason}`)}</dd></div>
            <div><dt>{t('head.times')}</dt><dd>{line.times}</dd></div>
            <div><dt>{t('head.days')}</dt><dd>{days(line)}</dd></div>
          </dl>
          {line.about && <p className="small">{t('owner', { owner: line.about.owner })}</p>}
          {form(line)}
        </li>
      ))}
    </ul>
  )
}

/** What was looked into lately, and how it was. */
export function CheckTable({ lines }: { lines: Named<CheckLine>[] }) {
  const t = portalText('reports')
  return (
    <Table
      folds
      caption={t('checksCaption')}
      head={(['contact', 'reason', 'times', 'outcome', 'on'] as const).map((key) => ({ label: t(`checkedHead.${key}`), numeric: key === 'times' }))}
      rows={lines.map((line, index) => ({
        key: String(index), cells: [nameOf(line), t(`reason.${line.reason}`), line.times, t(`outcome.${line.outcome}`), longDay(line.checkedOn, 'sv')],
      }))}
    />
  )
}
