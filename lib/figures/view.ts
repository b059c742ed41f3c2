import type { Figure, FigureRow } from '@/lib/figures/model'

/** Words the plot needs, in the language of the page. */
export interface FigureWords {
  missing: string
  /** `187 sökta` */
  value: (value: string, label: string) => string
  /** `164 av 166 beviljade` */
  both: (second: string, first: string, label: string) => string
  /** `28 sökta, beviljade saknas` */
  partial: (value: string, label: string, other: string) => string
  number: (value: number) => string
}

/** What is known of a row, in few words: on a narrow telephone it shares its line with the year. */
export function wordsOf(figure: Figure, row: FigureRow, words: FigureWords): string {
  const [first = null, second = null] = row.values
  const [one, other] = figure.series
  if (!one) return words.missing
  if (!other) return first === null ? words.missing : words.value(words.number(first), one.label)
  if (first !== null && second !== null) return words.both(words.number(second), words.number(first), other.label)
  if (first !== null) return words.partial(words.number(first), one.label, other.label)
  return second !== null ? words.partial(words.number(second), other.label, one.label) : words.missing
}

/** Every row as a sentence with its note, for whoever does not see the plot. */
export const describe = (figure: Figure, words: FigureWords): string =>
  figure.rows.map((row) => `${row.label}: ${wordsOf(figure, row, words)}${row.note ? `, ${row.note}` : ''}.`).join(' ')
