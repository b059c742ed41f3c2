import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'

/** What a spreadsheet takes for a formula when a cell begins with it, and the sign that takes that meaning away. */
const formula = /^['=+\-@\t\r＝＋－＠]/u
const neutral = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell)
/** The reverse: only a sign that we put there is taken away. */
const asWritten = (cell: string): string => (cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell)

/** Rows as a table for a spreadsheet: semicolons and a mark of UTF-8, as a Swedish one wants it. No cell is a formula. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  stringify(rows.map((row) => row.map(neutral)), { delimiter: ';', bom: true, record_delimiter: 'windows' })

/**
 * Rows of a table as any spreadsheet saves it: commas, semicolons or tabs, told by the first line, since a comma further down is a comma.
 * @returns null: not a table; an open quotation mark, for instance
 */
export function readCsv(text: string): string[][] | null {
  const [head = ''] = text.split(/\r?\n/, 1)
  const delimiter = [';', ',', '\t'].reduce((most, sign) => (head.split(sign).length > head.split(most).length ? sign : most))
  try {
    const rows: string[][] = parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true })
    return rows.map((row) => row.map(asWritten))
  } catch {
    return null
  }
}
