import '@/components/charts/charts.css'
import { BarPlot } from '@/components/charts/bar-plot'
import { Table } from '@/components/ui/table'
import type { Cell, ContactFigures } from '@/lib/enquiries/figures/count'
import { waited } from '@/lib/enquiries/view'
import { longDay } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'

const channels = ['web', 'phone', 'mail', 'visit'] as const
type Text = ReturnType<typeof portalText<'enquiries'>>

/** The contact point in figures: each plot with its table, small cells hidden in both. */
export function ContactFiguresView({ figures }: { figures: ContactFigures }) {
  const t = portalText('enquiries')
  const shown = (count: number | null) => (count === null ? t('figures.hidden') : String(count))
  const span = (minutes: number) => { const { unit, count } = waited(0, minutes * 60_000); return t(`waited.${unit}`, { count }) }
  const first = figures.firstAnswer
  return (
    <div className="stack">
      <section aria-labelledby="first-answer">
        <h2 id="first-answer">{t('figures.firstAnswer')}</h2>
        <p>{first ? t('figures.median', { median: span(first.median), slowest: span(first.slowest) }) : t('figures.tooFew')} {figures.unanswered === null ? t('figures.unansweredFew') : t('figures.unanswered', { count: figures.unanswered })}</p>
      </section>
      <section aria-labelledby="weeks">
        <h2 id="weeks">{t('figures.weeks')}</h2>
        <Plot id="weeks-plot" title={t('figures.weeks')} t={t} rows={figures.weeks.map(({ monday, total }) => ({ label: longDay(monday, 'sv'), count: total }))} />
        <Table caption={t('figures.weeks')} head={[{ label: t('figures.week') }, ...channels.map((key) => ({ label: t(`log.channels.${key}`), numeric: true })), { label: t('figures.total'), numeric: true }]}
          rows={figures.weeks.map((week) => ({ key: week.monday, cells: [longDay(week.monday, 'sv'), ...channels.map((key) => shown(week.channels.find((cell) => cell.key === key)?.count ?? null)), shown(week.total)] }))} />
      </section>
      <Distribution id="languages" title={t('figures.languages')} t={t} cells={figures.languages} nameOf={(key) => t(`locale.${key as 'sv'}`)} />
      <Distribution id="regions" title={t('figures.regions')} t={t} cells={figures.regions} nameOf={(key) => t(`region.${key as 'nord'}`)} />
      <Distribution id="referred" title={t('figures.referred')} t={t} cells={figures.referred} nameOf={(key) => t(`referred.${key as 'other'}`)} />
    </div>
  )
}

function Distribution({ id, title, t, cells, nameOf }: { id: string; title: string; t: Text; cells: Cell[]; nameOf: (key: string) => string }) {
  const rows = cells.map(({ key, count }) => ({ label: nameOf(key), count }))
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <Plot id={`${id}-plot`} title={title} t={t} rows={rows} />
      <Table caption={title} head={[{ label: title }, { label: t('figures.count'), numeric: true }]} rows={rows.map(({ label, count }) => ({ key: label, cells: [label, count === null ? t('figures.hidden') : String(count)] }))} />
    </section>
  )
}

/** Hidden numbers are hatched like missing ones: the picture tells no more than the table. */
function Plot({ id, title, t, rows }: { id: string; title: string; t: Text; rows: { label: string; count: number | null }[] }) {
  const words = (count: number | null) => (count === null ? t('figures.hidden') : String(count))
  return (
    <BarPlot id={id} title={title} description={rows.map(({ label, count }) => t('figures.describe', { label, count: words(count) })).join('. ')}
      rows={rows.map(({ label, count }) => ({ label, words: words(count), value: count }))} max={Math.max(1, ...rows.map(({ count }) => count ?? 0))} />
  )
}
