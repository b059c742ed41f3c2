import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { topicWordsIn } from '@/lib/content/topic-words'
import { deeds, measureSlugs } from './facts'
import type { MatrixFacts } from './model'
import { readFirst } from '@/lib/content/first-texts'
import { readMatrix, readMeasure, readMeasures } from './read'

/** Two actors and two measures, one of them with nobody yet. */
const small: MatrixFacts = {
  note: 'n', owner: 'o',
  actors: [{ key: 'a', name: 'A', short: 'A' }, { key: 'b', name: 'B', short: 'B' }],
  measures: [{ slug: 'one', short: 'One' }, { slug: 'two', short: 'Two' }],
  cells: [{ measure: 'one', actor: 'b', parts: ['gives'], text: 't', sources: ['sol'] }],
}

describe('who does what', () => {
  it('is said with a source and the day it was read, in every cell', () => {
    for (const { actor, measure, sources } of deeds()) {
      expect(sources.length, `${measure.slug}, ${actor.key}`).toBeGreaterThan(0)
      for (const { retrievedOn } of sources) expect(retrievedOn).toMatch(/^20\d\d-\d\d-\d\d$/)
    }
  })

  it('leaves no measure without somebody who decides, and no actor without a part', () => {
    const all = deeds()
    expect(measureSlugs.filter((slug) => !all.some((deed) => deed.measure.slug === slug && deed.parts.includes('decides')))).toEqual([])
    expect(readMatrix().actors.filter(({ key }) => !all.some((deed) => deed.actor.key === key))).toEqual([])
  })

  it('gives no authority a part in a person’s case that has none: länsstyrelser and Socialstyrelsen spread knowledge', () => {
    const parts = deeds().filter(({ actor }) => actor.key === 'lansstyrelsen').flatMap((deed) => deed.parts)
    expect(new Set(parts)).toEqual(new Set(['helps']))
    expect(readMatrix().actors.map(({ key }) => key)).not.toContain('socialstyrelsen')
  })

  it('refuses a cell that names nobody, that occurs twice, or that rests on no source', () => {
    expect(deeds(small)).toHaveLength(1)
    const [cell] = small.cells
    if (!cell) throw new Error('no cell')
    expect(() => deeds({ ...small, cells: [{ ...cell, actor: 'c' }] })).toThrow('one, c names no actor')
    expect(() => deeds({ ...small, cells: [cell, cell] })).toThrow('occurs twice')
    expect(() => deeds({ ...small, cells: [{ ...cell, sources: ['nowhere'] }] })).toThrow('no source nowhere')
  })
})

describe('the pages of the measures', () => {
  it('are there for every measure, and no text lies about without one', async () => {
    const files = await readdir('prisma/data/content/sv/measure')
    expect(files.sort()).toEqual(measureSlugs.map((slug) => `${slug}.json`).sort())
  })

  it.each(measureSlugs)('%s is neutral from outside, asks in one sentence, and names sources that exist', async (slug) => {
    const page = await readMeasure(slug, readFirst)
    if (!page) throw new Error(slug)
    expect(topicWordsIn(`${slug} ${page.text.title}`)).toEqual([])
    expect(page.text.say).toMatch(/^[A-ZÅÄÖ].*[.?]$/)
    expect(page.sources.length).toBeGreaterThan(0)
    expect(page.deeds.length).toBeGreaterThan(0)
    expect(page.others).toHaveLength(measureSlugs.length - 1)
  })

  it('are written in sentences of at most 25 words', async () => {
    const words = (value: unknown): string[] =>
      typeof value === 'string' ? [value] : Array.isArray(value) && value.every((run) => typeof run === 'string' || ('text' in run) || ('strong' in run) || ('shown' in run))
        ? [value.map((run: string | { text?: string; strong?: string; shown?: string }) => (typeof run === 'string' ? run : run.text ?? run.strong ?? run.shown)).join('')]
        : Array.isArray(value) ? value.flatMap(words) : []
    for (const { slug, text } of await readMeasures(readFirst)) {
      for (const part of [text.lead, text.what, text.looks, text.cost, text.ask, text.meanwhile].flatMap(words))
        for (const sentence of part.split(/[.?!]\s+/)) expect(sentence.split(/\s+/).length, `${slug}: ${sentence}`).toBeLessThanOrEqual(25)
    }
  })

  it('know no others', async () => expect(await readMeasure('finns-inte', readFirst)).toBeNull())
})
