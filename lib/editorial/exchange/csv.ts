import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import type { Exchange, ReadFile } from '@/lib/editorial/exchange/model'

const head = ['text', 'stycke', 'svenska'] as const

/** What a spreadsheet takes for a formula when a cell begins with it, and the sign that takes that meaning away. */
const formula = /^['=+\-@\t\r＝＋－＠]/u
const neutral = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell)
/** The reverse: only a sign that we put there is taken away. */
const asWritten = (cell: string): string => (cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell)

/** The file as a table for a spreadsheet: semicolons and a mark of UTF-8, as a Swedish one wants it. No cell is a formula. */
export const writeCsv = ({ name, locale, units }: Exchange): string => stringify(
  [[...head, locale], ...units.map(({ id, source, target }) => [name, id, source, target])].map((row) => row.map(neutral)),
  { delimiter: ';', bom: true, record_delimiter: 'windows' },
)

/** Rows of a table as any spreadsheet saves it: commas, semicolons or tabs. Row 1 is the heading. */
export function readCsv(text: string): ReadFile {
  // By its first line: a comma further down is a comma.
  const [, delimiter] = /^\ufeff?"?text"?([;,\t])/i.exec(text) ?? []
  if (delimiter === undefined) return { ok: false, faults: [{ row: 1, id: '', fault: 'unreadable' }] }
  try {
    const rows: string[][] = parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true })
    const columns = rows[0]?.map((cell) => cell.trim().toLowerCase()) ?? []
    const at = { name: columns.indexOf(head[0]), id: columns.indexOf(head[1]), target: columns.length - 1 }
    if (at.name < 0 || at.id < 0 || columns.length < head.length + 1) return { ok: false, faults: [{ row: 1, id: '', fault: 'unreadable' }] }
    return { ok: true, rows: rows.slice(1).map((cells, index) => ({ row: index + 2, name: (cells[at.name] ?? '').trim(), id: (cells[at.id] ?? '').trim(), target: asWritten(cells[at.target] ?? '') })) }
  } catch {
    // An open quotation mark, for instance.
    return { ok: false, faults: [{ row: 0, id: '', fault: 'unreadable' }] }
  }
}
