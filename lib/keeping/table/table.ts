/** The contacts of an authority as a table that a spreadsheet opens, and what such a table would change. Pure. */
import { readCsv, writeCsv } from '@/lib/core/csv'
import type { FieldFault } from '@/lib/core/result'
import type { WeeklyHours } from '@/lib/directory/model'
import { overlapIn, spansOf, weekdayFields, weeklyOf, type Span, type WeekdayField } from '@/lib/keeping/hours'
import { dialOf } from '@/lib/keeping/phone'
import { openingKinds } from '@/lib/keeping/schemas'
import type { ContactRow } from '@/lib/keeping/store'
import { hoursAsWritten } from '@/lib/keeping/view'
import keeping from '@/messages/sv/keeping.json'

const { columns, kinds, holidays, yes } = keeping.table
type Column = keyof typeof columns
const names = Object.keys(columns) as Column[]
/** What the hours of a row are read from. */
const hourColumns = ['kind', 'onHolidays', ...weekdayFields] as const
/** More rows than any authority has contacts. */
const mostRows = 500

type Cells = Record<Column, string>

const cellsOf = ({ key, name, unit, phoneShown, openingKind, onHolidays, hours }: ContactRow): Cells =>
  ({ key, name: name ?? unit.name, phone: phoneShown ?? '', kind: kinds[openingKind], onHolidays: holidays[onHolidays], ...hoursAsWritten(hours), holds: '' })

export const printTable = (contacts: readonly ContactRow[]): string =>
  writeCsv([names.map((name) => columns[name]), ...contacts.map((contact) => { const cells = cellsOf(contact); return names.map((name) => cells[name]) })])

/** What one row would do. `same`: nothing. */
interface Row {
  /** Line of the table, the first below its head is 2, as a spreadsheet numbers them. */
  line: number
  key: string
  name: string
  faults: { column: Column; fault: FieldFault }[]
  does: 'same' | 'confirm' | 'change'
  /** What is changed, from and to. */
  changes: { column: Column; before: string; after: string }[]
  becomes: { phoneDial: string | null; phoneShown: string | null; openingKind: ContactRow['openingKind']; onHolidays: ContactRow['onHolidays']; weekly: WeeklyHours[]; hoursChange: boolean } | null
}

/** `head`: the first line does not name the columns; `rows`: none, or too many. */
export type Table = { ok: true; rows: Row[] } | { ok: false; fault: 'head' | 'rows' }

/** The columns by their names, in whatever order a spreadsheet left them; null: some are missing. */
function columnsIn(head: readonly string[]): Map<Column, number> | null {
  const found = new Map(names.map((name) => [name, head.findIndex((cell) => cell.trim().toLowerCase() === columns[name].toLowerCase())]))
  return [...found].every(([name, at]) => at >= 0 || name === 'name' || name === 'holds') ? found : null
}

const wordOf = <Code extends string>(words: Record<Code, string>, typed: string, codes: readonly Code[]): Code | null => codes.find((code) => words[code].toLowerCase() === typed.toLowerCase()) ?? null

/** The hours of a row, or what is wrong with them. */
function hoursOf(cells: Cells, kind: ContactRow['openingKind'], faults: Row['faults']): WeeklyHours[] {
  const days = Object.fromEntries(weekdayFields.map((field) => [field, spansOf(cells[field])])) as Record<WeekdayField, Span[] | null>
  for (const field of weekdayFields) if (days[field] === null) faults.push({ column: field, fault: 'notHours' }); else if (kind !== 'schedule' && days[field].length > 0) faults.push({ column: field, fault: 'onlySchedule' })
  if (kind !== 'schedule' || faults.length > 0) return []
  const whole = days as Record<WeekdayField, Span[]>
  const twice = overlapIn(whole)
  if (twice) faults.push({ column: twice, fault: 'hoursOverlap' })
  const weekly = weeklyOf(whole)
  if (weekly.length === 0) faults.push({ column: 'monday', fault: 'notHours' })
  return weekly
}

function readRow(cells: Cells, line: number, contact: ContactRow | undefined, isSecond: boolean): Row {
  const row: Row = { line, key: cells.key, name: cells.name, faults: [], does: 'same', changes: [], becomes: null }
  if (!contact || isSecond) return { ...row, faults: [{ column: 'key', fault: contact ? 'twice' : 'unknownContact' }] }
  const { faults } = row
  const stands = cellsOf(contact)
  const phoneDial = cells.phone === '' ? null : dialOf(cells.phone)
  // What stands as it stood was not typed, and whoever confirms it vouches for it.
  if (cells.phone !== stands.phone && (cells.phone.length > 24 || phoneDial === null)) faults.push({ column: 'phone', fault: 'notPhone' })
  const openingKind = wordOf(kinds, cells.kind, openingKinds)
  const onHolidays = wordOf(holidays, cells.onHolidays, ['asUsual', 'closed'])
  if (openingKind === null) faults.push({ column: 'kind', fault: 'notOfTheWords' })
  if (onHolidays === null) faults.push({ column: 'onHolidays', fault: 'notOfTheWords' })
  if (cells.holds !== '' && cells.holds.toLowerCase() !== yes) faults.push({ column: 'holds', fault: 'notOfTheWords' })
  const isTyped = hourColumns.some((column) => cells[column] !== stands[column])
  const weekly = openingKind === null || !isTyped ? [] : hoursOf(cells, openingKind, faults)
  if (faults.length > 0 || openingKind === null || onHolidays === null) return row
  const after = { ...cells, ...(isTyped && { kind: kinds[openingKind], onHolidays: holidays[onHolidays], ...hoursAsWritten(weekly) }) }
  const changes = names.filter((name) => name !== 'key' && name !== 'name' && name !== 'holds' && after[name] !== stands[name]).map((column) => ({ column, before: stands[column], after: after[column] }))
  const hoursChange = changes.some(({ column }) => column !== 'phone')
  return {
    ...row, name: stands.name, changes, does: changes.length > 0 ? 'change' : cells.holds === '' ? 'same' : 'confirm',
    becomes: { phoneDial, phoneShown: cells.phone === '' ? null : cells.phone, openingKind, onHolidays, weekly, hoursChange },
  }
}

/** What a table says of the contacts of an authority, row by row; rows that are not there change nothing. */
export function readTable(typed: string, contacts: readonly ContactRow[]): Table {
  const [head = [], ...all] = readCsv(typed) ?? []
  const lines = all.filter((line) => line.some((cell) => cell.trim() !== ''))
  const places = columnsIn(head)
  if (places === null) return { ok: false, fault: 'head' }
  if (lines.length === 0 || lines.length > mostRows) return { ok: false, fault: 'rows' }
  const seen = new Set<string>()
  return {
    ok: true,
    rows: lines.map((line, at) => {
      const cells = Object.fromEntries(names.map((name) => [name, (line[places.get(name) ?? -1] ?? '').trim()])) as Cells
      const isSecond = seen.has(cells.key)
      seen.add(cells.key)
      return readRow(cells, at + 2, contacts.find(({ key }) => key === cells.key), isSecond)
    }),
  }
}

/** The contacts as they stood when a table was read: a table is not saved over what somebody has changed since. */
export const standOf = (contacts: readonly ContactRow[]): string => contacts.map(({ key, version }) => `${key} ${version}`).sort().join(',')
