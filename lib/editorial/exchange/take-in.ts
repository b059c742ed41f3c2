import type { Document } from '@/lib/content/model'
import { Faulty } from '@/lib/content/text/fault'
import { readRuns } from '@/lib/content/text/inline'
import { readTable } from '@/lib/editorial/exchange/csv'
import type { Exchange, ReadFile, RowFault, RowFaultKind } from '@/lib/editorial/exchange/model'
import { filledWith } from '@/lib/editorial/exchange/units'
import { readXliff } from '@/lib/editorial/exchange/xliff'

export type TakenIn = { ok: true; body: Document } | { ok: false; faults: RowFault[] }

/** Told by how it begins: a file that somebody saved under another name is still what it is. */
const readFile = (text: string): ReadFile => (/^\ufeff?\s*</.test(text) ? readXliff(text) : readTable(text))

/** Every number that dials in a line: a wrong one leads somebody who is afraid to a stranger. */
function numbersIn(line: string): string {
  return readRuns(line).flatMap((run) => (typeof run === 'object' && run !== null && 'dial' in run ? [String(run.dial)] : [])).sort().join(' ')
}

function faultOf(source: string, target: string): RowFaultKind | null {
  try {
    return numbersIn(source) === numbersIn(target) ? null : 'otherNumber'
  } catch (error) {
    if (error instanceof Faulty) return 'badSigns'
    throw error
  }
}

/**
 * What a file makes of a translation: the Swedish with the targets of the file, and where it has none with what is translated
 * already. Or everything that is wrong with its rows; then nothing of it is taken.
 * @param swedish the edition that the file was made from; `exchange`: the same file as it would be made now
 */
export function takeIn(text: string, swedish: Document, exchange: Exchange): TakenIn {
  const read = readFile(text)
  if (!read.ok) return read
  if (read.rows.length === 0) return { ok: false, faults: [{ row: 0, id: '', fault: 'noRows' }] }
  const units = new Map(exchange.units.map((unit) => [unit.id, unit]))
  const targets = new Map(exchange.units.flatMap(({ id, target }) => (target === '' ? [] : [[id, target] as const])))
  const faults: RowFault[] = []
  const seen = new Set<string>()
  for (const { row, name, id, target } of read.rows) {
    const unit = units.get(id)
    // A line of the text form is one line.
    const line = target.normalize('NFC').replace(/\s*[\r\n]\s*/g, ' ')
    const isEmpty = line.trim() === ''
    const fault = name !== exchange.name ? 'otherText' : !unit ? 'unknownUnit' : seen.has(id) ? 'twice' : id === 'title' && line.length > 40 ? 'tooLong' : isEmpty || !unit.hasSigns ? null : faultOf(unit.source, line)
    if (fault) faults.push({ row, id: id.slice(0, 80), fault })
    seen.add(id)
    if (!isEmpty) targets.set(id, line)
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, body: filledWith(swedish, targets) }
}
