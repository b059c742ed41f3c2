import type { Document, Inline } from '@/lib/content/model'

/** A text as it is read: its runs put together, in the order of the page. Contacts and the finder have words of their own. */
export function spokenTexts({ heading, lead, call, sections }: Document): string[] {
  return [heading, ...(lead ? [plain(lead)] : []), ...(call && 'after' in call && call.after ? [call.after] : []), ...sections.flatMap(sectionTexts)]
}

export const sectionTexts = ({ heading, blocks }: Document['sections'][number]): string[] =>
  [...(heading ? [heading] : []), ...blocks.flatMap(blockTexts)]

const plain = (runs: Inline[]): string => runs.map((run) => {
  if (typeof run === 'string') return run
  if ('strong' in run) return run.strong
  if ('foreign' in run) return run.foreign
  return 'dial' in run ? run.shown : run.text
}).join('')

function blockTexts(block: Document['sections'][number]['blocks'][number]): string[] {
  switch (block.type) {
    case 'paragraph': case 'lead': case 'note': case 'unknown': return [plain(block.text)]
    case 'list': return block.items.map(plain)
    case 'facts': return block.items.flatMap(({ term, text }) => [term, plain(text)])
    case 'says': return block.items.flatMap(({ say }) => [say])
    case 'card': return [block.heading, ...block.lines.map(({ say }) => say)]
    case 'steps': return block.items.flatMap(({ heading, text }) => [heading, plain(text)])
    case 'path': return block.steps.flatMap(({ heading, text, fork = [] }) => [heading, ...text.map(plain), ...fork.flatMap(headed)])
    case 'boxes': return block.items.flatMap(headed)
    case 'questions': return block.items.flatMap(({ question, answer }) => [question, ...answer.map(plain)])
    case 'jump': return block.items.map(({ text }) => text)
    case 'ways': return block.items.flatMap(({ heading, text }) => [heading, text])
    case 'table': return block.rows.flatMap((row) => row.map(plain))
    case 'image': return [block.alt, block.caption].filter((words) => words !== undefined)
    case 'contacts': case 'contact': case 'finder': case 'statement': return []
  }
}

const headed = ({ heading, text }: { heading: string; text: Inline[][] }) => [heading, ...text.map(plain)]

/** Sentences of a text; a colon before a list of words to say ends one too. */
export const sentencesOf = (text: string): string[] => text.split(/(?<=[.?!:؟])[”»]?\s+/u).filter((sentence) => /\p{L}/u.test(sentence))

export const wordsOf = (text: string): string[] => text.replaceAll('\u00ad', '').match(/[\p{L}\p{N}]+(?:[-’:][\p{L}\p{N}]+)*/gu) ?? []

/**
 * LIX (Björnsson 1968): words per sentence plus the share of words longer than six letters, in per cent. Below 30 is
 * what children's books have.
 */
export function lix(texts: readonly string[]): number {
  const words = texts.flatMap(wordsOf)
  const long = words.filter((word) => word.length > 6)
  return words.length / texts.flatMap(sentencesOf).length + (100 * long.length) / words.length
}
