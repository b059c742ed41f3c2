import 'server-only'
import { readContent } from '@/lib/content/read'
import { sourcesOf } from '@/lib/content/sources'
import { knowledgeSlugs } from '@/lib/knowledge/slugs'
import { kinds, knowledgeText, type KnowledgeEntry, type KnowledgeGroup } from '@/lib/knowledge/model'

async function read(slug: string): Promise<KnowledgeEntry> {
  const text = await readContent(knowledgeText, 'sv', 'knowledge', slug)
  return { slug, text, sources: sourcesOf(text.sources) }
}

/** One entry, or null when there is none by that slug. */
export const readKnowledgeEntry = async (slug: string): Promise<KnowledgeEntry | null> =>
  knowledgeSlugs.includes(slug) ? read(slug) : null

/** All entries by kind; newest first within a kind, those without a year last. */
export async function readKnowledge(): Promise<KnowledgeGroup[]> {
  const entries = await Promise.all(knowledgeSlugs.map(read))
  const newestFirst = (left: KnowledgeEntry, right: KnowledgeEntry) => (right.text.year ?? '').localeCompare(left.text.year ?? '')
  return kinds
    .map((kind) => ({ kind, entries: entries.filter(({ text }) => text.kind === kind).sort(newestFirst) }))
    .filter(({ entries: some }) => some.length > 0)
}
