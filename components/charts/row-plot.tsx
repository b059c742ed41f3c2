import { percentOf } from './scale'

/** One row: its name, what is known in words, and the known values as positions from 0. */
interface PlotRow { label: string; words: string; first: number | null; second: number | null }

interface Props {
  /** Unique on the page. */
  id: string
  title: string
  /** Every value, as a sentence: what the picture says to whoever does not see it. */
  description: string
  rows: PlotRow[]
  max: number
}

const rowHeight = 64
const track = 42

/**
 * Rows on a common scale from zero: ring for the first series, disc for the second, a line between the two. A row of which
 * nothing is known is a hatched track. The marks differ in shape, so that no colour carries meaning.
 */
export function RowPlot({ id, title, description, rows, max }: Props) {
  return (
    <svg className="plot" width="100%" height={rows.length * rowHeight} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      <defs>
        <pattern id={`${id}-hatch`} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect className="hatching" width="2" height="7" /></pattern>
      </defs>
      {rows.map((row, at) => <Row key={row.label} row={row} top={at * rowHeight} max={max} hatch={`url(#${id}-hatch)`} />)}
    </svg>
  )
}

function Row({ row: { label, words, first, second }, top, max, hatch }: { row: PlotRow; top: number; max: number; hatch: string }) {
  const y = top + track
  const missing = first === null && second === null
  return (
    <g>
      <text className="name" x="0" y={top + 20}>{label}</text>
      <text x="100%" y={top + 20} textAnchor="end">{words}</text>
      {missing
        ? <rect className="gone" x="1" y={y - 8} width="98%" height="16" rx="3" fill={hatch} />
        : <line className="base" x1="3" x2="98%" y1={y} y2={y} />}
      {first !== null && second !== null && <line className="leg" x1={percentOf(second, max)} x2={percentOf(first, max)} y1={y} y2={y} />}
      {first !== null && <circle className="ring" cx={percentOf(first, max)} cy={y} r="9" />}
      {second !== null && <circle className="disc" cx={percentOf(second, max)} cy={y} r="6" />}
    </g>
  )
}
