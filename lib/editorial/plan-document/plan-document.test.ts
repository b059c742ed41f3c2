import { inflateRawSync, inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { payloads } from '@/tests/support/hostile'
import { asDocx } from './docx'
import { planDocument } from './model'
import { asPdf } from './pdf'

const now = Date.parse('2026-11-27T12:00:00Z')
const line = (title: string) => ({ kind: 'overdue', contentId: 'c', locale: 'sv', type: 'page', title, editionId: null, day: '2026-11-01', keeper: 'Lena Björk', keepBy: null } as const)
const typst = ['#panic("x")', '#sys.inputs', '$ x^2 $', '= Rubrik', '@ref', '*fet* _kursiv_', '\\u{41}', '#{ while true {} }']
const titles = [...typst, ...payloads, 'ولد']
const document = planDocument({
  groups: [{ kind: 'overdue', lines: titles.map(line) }], texts: 105, contacts: { unconfirmed: 3, stale: 1, withoutHours: 2, silentMunicipalities: 290 },
  links: { all: 2, lookedAt: now, wrong: [{ url: 'https://gone.example/', state: 'moved', status: 200, target: 'https://new.example/', day: '2026-11-20', uses: [{ kind: 'sheet', title: 'OSL 10 kap. 1 §', keeper: null }] }] },
  trends: [{ name: 'overdue', points: [{ month: '2026-10', count: 9 }, { month: '2026-11', count: null }] }],
}, now)

/** The file of that name in a zip archive, read from its central directory. */
function unzipped(zip: Buffer, name: string): string {
  for (let at = zip.indexOf('PK\u0001\u0002'); at >= 0; at = zip.indexOf('PK\u0001\u0002', at + 4)) {
    const length = zip.readUInt16LE(at + 28)
    if (zip.toString('utf8', at + 46, at + 46 + length) !== name) continue
    const local = zip.readUInt32LE(at + 42)
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const body = zip.subarray(from, from + zip.readUInt32LE(at + 20))
    return (zip.readUInt16LE(at + 10) === 0 ? body : inflateRawSync(body)).toString('utf8')
  }
  throw new Error(`no ${name}`)
}

describe('the plan as a document', () => {
  it('says who does what, how, how it stands, which links lead wrong and how it has gone', () => {
    expect(document.parts.flatMap((part) => (part.kind === 'heading' ? [part.text] : []))).toEqual(['Vem gör vad', 'Så sköts innehållet', 'Så ser det ut', 'Länkar till andra webbplatser', 'Kontaktvägar', 'Så har det gått'])
    const cells = document.parts.flatMap((part) => (part.kind === 'table' ? part.rows : []))
    expect(cells).toContainEqual(['https://gone.example/', 'Har flyttat för gott. Skriv i stället: https://new.example/', 'OSL 10 kap. 1 §'])
    expect(cells).toContainEqual(['Skulle ha lästs mot källorna', '9', '–'])
  })

  it('is a Word file with headings, a heading row in every table, in Swedish, where every text is only text', async () => {
    const xml = unzipped(await asDocx(document), 'word/document.xml')
    const tables = document.parts.filter(({ kind }) => kind === 'table').length
    expect(xml.match(/<w:tblHeader\/?>/g)).toHaveLength(tables)
    expect(xml).toContain('w:val="Heading1"')
    const written = [...xml.matchAll(/<w:t[ >][^<]*<|<w:t>([^<]*)<\/w:t>/g)].join(' ')
    for (const text of typst) expect(written, text).toContain(text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'))
    expect(xml).not.toContain('<script')
  })

  it('is a PDF tagged by PDF/UA-1, with title and language, where no text is read as typst', () => {
    const pdf = asPdf(document)
    const text = pdf.toString('latin1')
    const streams = [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(([, body = '']) => { try { return [inflateSync(Buffer.from(body, 'latin1')).toString('latin1')] } catch { return [] } }).join('\n')
    const all = `${text}\n${streams}`
    expect(all).toContain('StructTreeRoot')
    expect(all).toMatch(/pdfuaid:part(="1"|>1<)/)
    expect(all).toMatch(/\/Lang ?\(sv-SE\)/)
    expect(all.match(/\/S ?\/TH\b/g)?.length).toBeGreaterThan(10)
  })
})
