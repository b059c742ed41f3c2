import sax from 'sax'
import type { Exchange, ReadFile, ReadRow } from '@/lib/editorial/exchange/model'

const namespace = 'urn:oasis:names:tc:xliff:document:2.0'

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;', '\n': '&#10;', '\t': '&#9;' }
/** What XML cannot hold at all (XML 1.0, 2.2) is written as XLIFF says (4.2.3.1). */
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const attribute = (text: string): string => text.replace(/[&<>"\r\n\t]/g, (sign) => signs[sign] ?? sign)
const content = (text: string): string => text.replace(/[&<>\r]/g, (sign) => signs[sign] ?? sign).replace(unwritable, (sign) => `<cp hex="${sign.charCodeAt(0).toString(16).padStart(4, '0')}"/>`)

/** The file as XLIFF 2.0 (ISO 21720). A piece without a translation has no target, and is told to be new. */
export const writeXliff = ({ name, locale, units }: Exchange, note: string): string => [
  '<?xml version="1.0" encoding="UTF-8"?>',
  `<xliff xmlns="${namespace}" version="2.0" srcLang="sv" trgLang="${attribute(locale)}">`,
  `  <file id="${attribute(name)}">`,
  `    <notes><note>${content(note)}</note></notes>`,
  ...units.map(({ id, source, target }) => [
    `    <unit id="${attribute(id)}"><segment state="${target === '' ? 'initial' : 'translated'}"><source xml:space="preserve">${content(source)}</source>`,
    ...(target === '' ? [] : [`<target xml:space="preserve">${content(target)}</target>`]), '</segment></unit>',
  ].join('')),
  '  </file>', '</xliff>', '',
].join('\n')

/** Carries out of the parser, which goes on until somebody throws, that this is no file of ours. */
class NotOurs extends Error {}

/**
 * Units of an XLIFF 2 file, whoever saved it: a piece may have been cut into several, and may hold marks of a tool, of which the
 * words are kept. A file that declares a document type is not read: nobody needs one, and entities are how XML does harm.
 */
export function readXliff(text: string): ReadFile {
  const rows: ReadRow[] = []
  const open: string[] = []
  let [name, unit, target, source] = ['', null as ReadRow | null, null as string | null, '']
  const parser = sax.parser(true, { xmlns: true, position: true })
  const add = (words: string) => {
    if (open.includes('target')) target = (target ?? '') + words
    else if (open.includes('source')) source += words
  }
  parser.ondoctype = () => { throw new NotOurs() }
  parser.onerror = (error) => { throw error }
  parser.onopentag = (tag) => {
    const { local, attributes } = tag as sax.QualifiedTag
    const value = (key: string) => attributes[key]?.value ?? ''
    if (open.length === 0 && (local !== 'xliff' || !(tag as sax.QualifiedTag).uri.startsWith('urn:oasis:names:tc:xliff:document:2.'))) throw new NotOurs()
    open.push(local)
    if (local === 'file') name = value('id')
    if (local === 'unit') unit = { row: parser.line + 1, name, id: value('id'), target: '' }
    if (local === 'segment' || local === 'ignorable') [target, source] = [null, '']
    if (local === 'target') target = ''
    if (local === 'cp') add(String.fromCharCode(Number.parseInt(value('hex'), 16) || 0xfffd))
  }
  parser.ontext = add
  parser.oncdata = add
  parser.onclosetag = () => {
    const closed = open.pop()
    // What stands between two pieces of one is the same in every language.
    if (unit && (closed === 'segment' || closed === 'ignorable')) unit.target += target ?? (closed === 'ignorable' ? source : '')
    if (closed === 'unit' && unit) rows.push(unit)
    if (closed === 'unit') unit = null
  }
  try {
    parser.write(text.replace(/^\ufeff/, '')).close()
  } catch {
    return { ok: false, faults: [{ row: parser.line + 1, id: '', fault: 'unreadable' }] }
  }
  return { ok: true, rows }
}
