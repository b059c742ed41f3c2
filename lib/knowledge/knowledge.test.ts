import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { measureSlugs } from '@/lib/measures/facts'
import { topicWordsIn } from '@/lib/content/topic-words'
import { audiences } from './model'
import { readFirst } from '@/lib/content/first-texts'
import { readKnowledge, readKnowledgeEntry } from './read'
import { knowledgeSlugs } from './slugs'

const entries = (await readKnowledge(readFirst)).flatMap((group) => group.entries)

describe('the knowledge support', () => {
  it('has one entry for each of its addresses, and each address once', async () => {
    const files = await readdir('prisma/data/content/sv/knowledge')
    expect(files.sort()).toEqual(knowledgeSlugs.map((slug) => `${slug}.json`).sort())
    expect(entries.map(({ slug }) => slug).sort()).toEqual([...knowledgeSlugs].sort())
  })

  it.each(knowledgeSlugs)('%s says who published it, for whom, how far we have read, and when', async (slug) => {
    const entry = await readKnowledgeEntry(slug, readFirst)
    if (!entry) throw new Error(slug)
    expect(topicWordsIn(`${slug} ${entry.text.title}`), 'neutral from outside').toEqual([])
    expect(entry.sources.every(({ retrievedOn }) => /^20\d\d-\d\d-\d\d$/.test(retrievedOn))).toBe(true)
    expect(entry.text.measures.filter((measure) => !measureSlugs.includes(measure))).toEqual([])
    expect(entry.text.title.length).toBeLessThanOrEqual(40)
  })

  it('can be narrowed to every audience that an entry names', async () => {
    const css = await readFile('components/ui/sieve.css', 'utf8')
    for (const who of audiences.filter((each) => entries.some(({ text }) => text.audience.includes(each))))
      expect(css, who).toContain(`.sieve:has(#only-${who}:checked) .sift:not(.for-${who})`)
  })

  it('stands newest first within its kind', async () => {
    for (const { kind, entries: some } of await readKnowledge(readFirst)) {
      const years = some.map(({ text }) => text.year ?? '')
      expect(years, kind).toEqual([...years].sort().reverse())
    }
  })

  it('knows no other', async () => expect(await readKnowledgeEntry('finns-inte', readFirst)).toBeNull())
})
