import 'server-only'
import { BorderStyle, Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import type { Part, PlanDocument } from '@/lib/editorial/plan-document/model'

const line = { style: BorderStyle.SINGLE, size: 4, color: 'B8B8B8' }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const borders = { top: line, bottom: line, left: none, right: none, insideHorizontal: line, insideVertical: none }

const cell = (text: string, bold: boolean): TableCell => new TableCell({ margins: { top: 60, bottom: 60, right: 160 }, children: [new Paragraph({ children: [new TextRun({ text, bold })] })] })

function drawn(part: Part): (Paragraph | Table)[] {
  switch (part.kind) {
    case 'heading': return [new Paragraph({ text: part.text, heading: HeadingLevel.HEADING_2 })]
    case 'text': return [new Paragraph({ text: part.text })]
    case 'list': return part.items.map((text) => new Paragraph({ text, bullet: { level: 0 } }))
    case 'table': return [
      new Paragraph({ text: part.caption, heading: HeadingLevel.HEADING_3, keepNext: true }),
      new Table({
        width: { size: 100, type: WidthType.PERCENTAGE }, borders,
        // The first row is said again on each page, and read out as the heading of its column.
        rows: [new TableRow({ tableHeader: true, cantSplit: true, children: part.head.map((text) => cell(text, true)) }), ...part.rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text) => cell(text, false)) }))],
      }),
    ]
  }
}

/** The document as Word has it: headings, lists and table headings as such, in Swedish. */
export const asDocx = async ({ title, subtitle, parts }: PlanDocument): Promise<Buffer> => Packer.toBuffer(new Document({
  title, creator: 'Vidare', lastModifiedBy: 'Vidare', description: '',
  styles: { default: {
    document: { run: { font: 'Arial', size: 21, language: { value: 'sv-SE' } }, paragraph: { spacing: { after: 120 } } },
    heading1: { run: { size: 40, bold: true }, paragraph: { spacing: { after: 60 } } }, heading2: { run: { size: 28, bold: true }, paragraph: { spacing: { before: 360, after: 120 } } }, heading3: { run: { size: 22, bold: true }, paragraph: { spacing: { before: 240, after: 60 } } },
  } },
  sections: [{ children: [new Paragraph({ text: title, heading: HeadingLevel.HEADING_1 }), new Paragraph({ text: subtitle }), ...parts.flatMap(drawn)] }],
}))
