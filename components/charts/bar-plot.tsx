import { percentOf } from './scale'

interface Props { id: string; title: string; description: string; rows: { label: string; words: string; value: number | null }[]; max: number }

const rowHeight = 64

/** One series as bars from zero, the value in words above each. A missing value is a hatched track of the whole width. */
export function BarPlot({ id, title, description, rows, max }: Props) {
  return (
    <svg className="plot" width="100%" height={rows.length * rowHeight} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      <defs>
        <pattern id={`${id}-hatch`} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect className="hatching" width="2" height="7" /></pattern>
      </defs>
      {rows.map(({ label, words, value }, at) => (
        <g key={label}>
          <text className="name" x="0" y={at * rowHeight + 20}>{label}</text>
          <text x="100%" y={at * rowHeight + 20} textAnchor="end">{words}</text>
          {value === null
            ? <rect className="gone" x="1" y={at * rowHeight + 32} width="98%" height="20" rx="4" fill={`url(#${id}-hatch)`} />
            : <rect className="bar-mark" x="1" y={at * rowHeight + 32} width={percentOf(value, max)} height="20" rx="4" />}
        </g>
      ))}
    </svg>
  )
}
