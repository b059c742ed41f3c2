import type { ContentType } from '@/lib/content/model'
import type { BlockName } from '@/lib/editorial/blocks/schema'

export type { ContentType }

/** Text of this kind is words alone: no links, no emphasis, and no sign means anything. */
export const isPlain = (type: ContentType): boolean => type === 'knowledge'

const ofDocuments: readonly BlockName[] = [
  'paragraph', 'section', 'bullets', 'numbers', 'lead', 'note', 'unknown', 'contacts', 'contact', 'steps', 'questions', 'says', 'facts', 'table', 'image', 'boxes', 'ways', 'path', 'card', 'jump', 'finder', 'statement',
]
/** Blocks that a text of this kind can have; the parts of a measure and of knowledge support are given. */
export const freeBlocks = (type: ContentType): readonly BlockName[] => (type === 'measure' || type === 'knowledge' ? ['bullets'] : ofDocuments)

const ofDocument = ['ingress', 'källa', 'kontrollerad', 'månader', 'ring', 'ring kontakt', 'ring före', 'ring säg', 'ring ljud', 'ring efter', 'titel', 'rubrik', 'ägare'] as const
/** What the lines before the first heading can say, by the word they are written with; most often added first. */
export function fieldsOf(type: ContentType): readonly string[] {
  switch (type) {
    case 'measure': return ['källa', 'titel', 'rubrik', 'ingress', 'säg', 'ägare']
    case 'knowledge': return ['källa', 'titel', 'rubrik', 'ägare', 'utgivare', 'år', 'slag', 'målgrupp', 'hjälper', 'belägg', 'insatser', 'läst']
    case 'news': return [...ofDocument, 'dag']
    case 'event': return [...ofDocument, 'börjar', 'slutar', 'plats', 'på nätet', 'för']
    default: return ofDocument
  }
}
