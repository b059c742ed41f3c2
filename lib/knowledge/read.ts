import 'server-only'
import { readContent } from '@/lib/content/read'
import { sourcesOf } from '@/lib/content/sources'
import { knowledgeSlugs } from '@/lib/knowledge/slugs'
import { kinds, knowledgeText, type KnowledgeEntry, type KnowledgeGroup } from '@/lib/knowledge/model'

/** Where a text is read: what is live, unless a test asks for another. */
type Reader = typeof readContent

/** A text as its page shows it, with its sources. */
export const knowledgeEntryOf = (slug: string, text: KnowledgeEntry['text']): KnowledgeEntry => ({ slug, text, sources: sourcesOf(text.sources) })

const entryOf = async (slug: string, read: Reader): Promise<KnowledgeEntry> => knowledgeEntryOf(slug, await read(knowledgeText, 'sv', 'knowledge', slug))

/** One entry, or null when there is none by that slug. */
export const readKnowledgeEntry = async (slug: string, read: Reader = readContent): Promise<KnowledgeEntry | null> =>
  knowledgeSlugs.includes(slug) ? entryOf(slug, read) : null

/** All entries by kind; newest first within a kind, those without a year last. */
export async function readKnowledge(read: Reader = readContent): Promise<KnowledgeGroup[]> {
  const entries = await Promise.all(knowledgeSlugs.map((slug) => entryOf(slug, read)))
  const newestFirst = (left: KnowledgeEntry, right: KnowledgeEntry) => (right.text.year ?? '').localeCompare(left.text.year ?? '')
  return kinds
    .map((kind) => ({ kind, entries: entries.filter(({ text }) => text.kind === kind).sort(newestFirst) }))
    .filter(({ entries: some }) => some.length > 0)
}
