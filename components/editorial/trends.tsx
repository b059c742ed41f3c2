import type { Trend } from '@/lib/editorial/months/model'
import { lineOf } from '@/lib/editorial/months/model'
import { trendName } from '@/lib/editorial/months/name'
import { shortMonth } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'
import { Table } from '@/components/ui/table'

const [width, height] = [160, 28]

/** The line, and a dot where it ends: what has been counted once is a dot alone. */
function Line({ points }: { points: string }) {
  const [x, y] = points.slice(points.lastIndexOf(' ') + 1).split(',')
  return (
    <svg viewBox={`-4 -4 ${width + 8} ${height + 8}`} width={width + 8} height={height + 8} aria-hidden="true" focusable="false">
      <polyline points={points} />
      <circle cx={x} cy={y} r="3.5" />
    </svg>
  )
}

/** What it was first and is now; a figure that has been counted once is itself, and one that is not counted now says so. */
function fromTo(points: Trend['points']): string {
  const t = portalText('editorial')
  const counted = points.flatMap(({ count }) => (count === null ? [] : [count]))
  const [from, to] = [counted[0] ?? 0, points.at(-1)?.count ?? null]
  return to === null ? t('trends.notNow', { from }) : counted.length === 1 ? String(to) : t('trends.fromTo', { from, to })
}

/** Each figure of the plan as a line through the months, from what it was to what it is; and all of it as a table. */
export function Trends({ trends }: { trends: Trend[] }) {
  const t = portalText('editorial')
  const [first] = trends
  const [begins, ends] = [first?.points[0], first?.points.at(-1)]
  if (!first || !begins || !ends) return null
  return (
    <section aria-labelledby="trends">
      <h2 id="trends">{t('trends.heading')}</h2>
      <p>{t('trends.lead')} {t('trends.months', { from: shortMonth(begins.month, 'sv'), to: shortMonth(ends.month, 'sv') })}</p>
      <ul className="trends">
        {trends.map(({ name, points }) => (
          <li key={name}>
            <span>{trendName(name)}</span>
            <Line points={lineOf(points, width, height)} />
            <span className="nums">{fromTo(points)}</span>
          </li>
        ))}
      </ul>
      <details className="more">
        <summary>{t('trends.table')}</summary>
        <Table caption={t('trends.heading')} head={[{ label: t('trends.figure') }, ...first.points.map(({ month }) => ({ label: shortMonth(month, 'sv'), numeric: true }))]}
          rows={trends.map(({ name, points }) => ({ key: name, cells: [trendName(name), ...points.map(({ count }) => (count === null ? '–' : String(count)))] }))} />
      </details>
    </section>
  )
}
