import { BarPlot } from '@/components/charts/bar-plot'
import { RowPlot } from '@/components/charts/row-plot'
import { Table } from '@/components/ui/table'
import type { Figure, FigureRow } from '@/lib/figures/model'
import { describe, wordsOf, type FigureWords } from '@/lib/figures/view'
import { swedishText } from '@/lib/i18n/swedish-messages'

const format = new Intl.NumberFormat('sv-SE')

/** One figure: the finding, how it was counted, the plot, and the same values as a table with the source of each row. */
export function FigureView({ figure }: { figure: Figure }) {
  const t = swedishText('figures')
  const words: FigureWords = {
    missing: t('missing'),
    number: (value) => format.format(value),
    value: (value, label) => t('value', { value, label }),
    both: (second, first, label) => t('both', { second, first, label }),
    partial: (value, label, other) => t('partial', { value, label, other }),
  }
  const plot = { id: `plot-${figure.key}`, title: figure.heading, description: describe(figure, words), max: figure.scaleMax }
  const [one, other] = figure.series
  return (
    <figure className="fig" aria-labelledby={`h-${figure.key}`}>
      <figcaption>
        <h2 id={`h-${figure.key}`}>{figure.heading}</h2>
        <p>{figure.how}</p>
      </figcaption>
      <div>
        {other
          ? <RowPlot {...plot} rows={figure.rows.map((row) => ({ label: row.label, words: wordsOf(figure, row, words), first: row.values[0] ?? null, second: row.values[1] ?? null }))} />
          : <BarPlot {...plot} rows={figure.rows.map((row) => ({ label: row.label, words: wordsOf(figure, row, words), value: row.values[0] ?? null }))} />}
        <p className="key">
          {one && other && <><span><Mark shape="ring" />{one.label}</span><span><Mark shape="disc" />{other.label}</span></>}
          <span>{t('scale', { max: format.format(figure.scaleMax) })}</span>
        </p>
        {figure.rows.filter(({ note }) => note !== null).map(({ label, note }) => <p key={label} className="small">{label}: {note}.</p>)}
      </div>
      <Table
        caption={t('table', { heading: figure.heading })}
        head={[{ label: t('year') }, ...figure.series.map(({ label }) => ({ label, numeric: true }))]}
        rows={figure.rows.map((row) => ({
          key: row.label,
          cells: [
            <RowHead key="head" row={row} />,
            ...row.values.map((value) => (value === null ? t('none') : format.format(value))),
          ],
        }))}
      />
    </figure>
  )
}

/** The year and who published its figures, in one cell, so that the table fits a telephone. */
function RowHead({ row }: { row: FigureRow }) {
  const publishers = [...new Set(row.sources.map(({ publisher }) => publisher))].join('; ')
  return (
    <>
      {row.label}
      {publishers && <span className="from">{publishers}</span>}
    </>
  )
}

function Mark({ shape }: { shape: 'ring' | 'disc' }) {
  return <svg viewBox="0 0 24 24" aria-hidden="true"><circle className={shape} cx="12" cy="12" r={shape === 'ring' ? 9 : 6} /></svg>
}
