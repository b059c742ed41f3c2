import type { Block } from '@/lib/content/model'
import { plainLine, printRuns } from '@/lib/content/text/inline'
import { noteWords, statementWords } from '@/lib/content/text/words'

type Runs = Parameters<typeof printRuns>[0]

const plain = (runs: Runs): string => plainLine(printRuns(runs))
const items = (all: readonly Runs[]): string[] => all.map((runs) => `- ${printRuns(runs)}`)
const says = (all: readonly { say: string; sound?: string | undefined }[]): string[] =>
  all.flatMap(({ say, sound }) => [`* ${say}`, ...(sound === undefined ? [] : [`~ ${sound}`])])
const cells = (all: readonly string[]): string => `| ${all.join(' | ')} |`

/** The lines of one block; the reverse of parse-blocks.ts. */
export function printBlock(block: Block): string[] {
  switch (block.type) {
    case 'paragraph': return [plain(block.text)]
    case 'lead': return ['@ingress', plain(block.text)]
    case 'unknown': return ['@okänt', plain(block.text)]
    case 'note': return [`@ruta ${noteWords[block.kind]}`, plain(block.text)]
    case 'list': return block.ordered ? block.items.map((runs, at) => `${at + 1}. ${printRuns(runs)}`) : items(block.items)
    case 'facts': return ['@fakta', ...block.items.flatMap(({ term, text }) => [`* ${term}`, plain(text)])]
    case 'says': return ['@säg', ...says(block.items)]
    case 'steps': return ['@steg', ...block.items.flatMap(({ heading, text }) => [`* ${heading}`, plain(text)])]
    case 'path': return ['@väg', ...block.steps.flatMap(({ heading, who, when, text, fork }) => [
      `* ${heading}`, ...(who === undefined ? [] : [`vem: ${who}`]), ...(when === undefined ? [] : [`när: ${when}`]), ...items(text),
      ...(fork ?? []).flatMap((way) => [`> ${way.heading}`, ...items(way.text)]),
    ])]
    case 'questions': return ['@frågor', ...block.items.flatMap(({ question, answer }) => [`* ${question}`, ...items(answer)])]
    case 'card': return [`@kort ${block.heading}`, ...says(block.lines)]
    case 'ways': return ['@vidare', ...block.items.flatMap(({ page, heading, text }) => [`* ${page}: ${heading}`, plain([text])])]
    case 'boxes': return ['@rutor', ...block.items.flatMap(({ heading, text }) => [`* ${heading}`, ...items(text)])]
    case 'table': return [`@tabell ${block.caption}`, cells(block.head.map((head) => printRuns([head]))), ...block.rows.map((row) => cells(row.map(printRuns)))]
    case 'contacts': return [`@kontakter ${block.keys.join(', ')}`]
    case 'contact': return [`@kontakt ${block.key}`]
    case 'jump': return ['@hoppa', ...block.items.map(({ to, text }) => `* ${to}: ${text}`)]
    case 'image': return [`@bild ${block.id}`, ...(block.alt === undefined ? [] : [`alt: ${block.alt}`]), ...(block.caption === undefined ? [] : [`text: ${block.caption}`])]
    case 'finder': return ['@sök']
    case 'statement': return [`@redogörelse ${statementWords[block.part]}`]
  }
}
