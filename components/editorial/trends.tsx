import type { Trend } from '@/lib/editorial/months/model'
import { lineOf } from '@/lib/editorial/months/model'
import { trendName } from '@/lib/editorial/months/name'
import { shortMonth } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'
import { Table } from '@/components/ui/table'

const [width, height] = [160, 28]

/** Each figure of the plan as a line through the months, from what it was to what it is; and all of it as a table. */
export function Trends({ trends }: { trends: Trend[] }) {
  const t = portalText('editorial')
  const [first] = trends
  if (!first) return null
  return (
    <section aria-labelledby="trends">
      <h2 id="trends">{t('trends.heading')}</h2>
      <p>{t('trends.lead')}</p>
      <ul className="trends">
        {trends.map(({ name, points }) => (
          <li key={name}>
            <span>{trendName(name)}</span>
            <svg viewBox={`-2 -3 ${width + 4} ${height + 6}`} width={width + 4} height={height + 6} aria-hidden="true" focusable="false"><polyline points={lineOf(points, width, height)} /></svg>
            <span className="nums">{t('trends.fromTo', { from: points.find(({ count }) => count !== null)?.count ?? 0, to: points.at(-1)?.count ?? 0 })}</span>
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
