import 'server-only'
import path from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { PlanDocument } from '@/lib/editorial/plan-document/model'

/** The page as typst draws it. The document comes as data and is never read as typst. */
const template = `
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set text(lang: "sv", region: "se", size: 9pt, font: "DejaVu Sans")
#set page(paper: "a4", margin: (x: 2cm, y: 2.2cm), numbering: "1")
#set par(justify: false)
#show heading.where(level: 1): set text(size: 20pt)
#show heading.where(level: 2): set block(above: 1.8em, below: 0.8em)
#heading(level: 1, data.title)
#data.subtitle
#for part in data.parts {
  if part.kind == "heading" { heading(level: 2, part.text) }
  else if part.kind == "text" { par(part.text) }
  else if part.kind == "list" { list(..part.items) }
  else {
    heading(level: 3, part.caption)
    table(
      columns: part.head.len(), stroke: (x: none, y: 0.5pt + luma(180)), inset: (x: 0pt, right: 8pt, y: 5pt), align: left,
      table.header(..part.head.map(strong)), ..part.rows.flatten(),
    )
  }
}
`

let compiler: NodeCompiler | null = null

/** Latin and Arabic as the font has them. A sign that it cannot draw is drawn as a question mark: a document that nobody gets says less. */
const drawable = (text: string): string => text.normalize('NFC').replace(/[\p{Cc}\p{Cf}]/gu, '').replace(/[^ -ɏ؀-ۿ‐-⁄€←-↓]/gu, '?')

/** The document as a tagged PDF by PDF/UA-1: title, language, headings, lists and the headings of tables stand in it for those who listen. */
export function asPdf(document: PlanDocument): Buffer {
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: [path.join(process.cwd(), 'node_modules', 'dejavu-fonts-ttf', 'ttf')] }] })
  const data = JSON.stringify(document, (_name, value: unknown) => (typeof value === 'string' ? drawable(value) : value))
  return compiler.pdf({ mainFileContent: template, inputs: { data } }, { pdfStandard: 'ua-1' })
}
