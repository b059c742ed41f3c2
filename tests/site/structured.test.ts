import { describe, expect, it } from 'vitest'
import { publicPath } from '@/lib/routes'
import { get } from '@/tests/support/http'
import { everyAddress } from '@/tests/support/site'

/** What may be told of a page to machines: a name with its number, and questions with their answers. Nothing about whom it is for. */
const kinds = ['ContactPoint', 'FAQPage', 'Question', 'Answer']

const attributesOf = (tag: string): Map<string, string> => new Map([...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name ?? '', value ?? '']))
const read = async (path: string) => (await get(path)).text()
const kindsOn = (html: string) => [...html.matchAll(/ itemtype="https:\/\/schema\.org\/(\w+)"/gi)].map(([, kind]) => kind ?? '')

describe('what search engines are told in attributes', () => {
  it.each(everyAddress.map(({ path }) => path))('%s: only kinds on the list, each property inside a thing', async (path) => {
    const html = await read(path)
    expect(kindsOn(html).filter((kind) => !kinds.includes(kind))).toEqual([])
    const first = html.search(/ itemscope/i)
    const orphan = html.search(/ itemprop=/i)
    if (orphan >= 0) expect(first >= 0 && first < orphan).toBe(true)
  })

  it('of each number on the list for the whole country: a name, and the number that its link dials', async () => {
    for (const locale of ['sv', 'en', 'ar'] as const) {
      const html = await read(publicPath('wholeCountry', locale))
      const things = html.split(/<li(?=[^>]* itemscope)/i).slice(1).map((part) => part.slice(0, part.indexOf('</li>')))
      expect(things.length).toBeGreaterThan(8)
      for (const thing of things) {
        const told = attributesOf(/<meta\b[^>]*itemprop="telephone"[^>]*>/i.exec(thing)?.[0] ?? '').get('content')
        expect(thing).toContain(`href="tel:${told ?? 'nothing'}"`)
        expect(thing).toMatch(/<h3[^>]* itemprop="name"[^>]*>[^<]+</i)
      }
    }
  })

  it('of the questions and answers: one page of them, as many answers as questions', async () => {
    const found = kindsOn(await read(publicPath('questions', 'sv')))
    const count = (kind: string) => found.filter((each) => each === kind).length
    expect(count('FAQPage')).toBe(1)
    expect(count('Question')).toBeGreaterThan(5)
    expect(count('Answer')).toBe(count('Question'))
  })
})
