import { describe, expect, it } from 'vitest'
import { existsIn, locales, pageIds } from '@/lib/routes'
import { topicWordsIn } from '@/lib/content/topic-words'
import { descriptions } from './descriptions'

/** Pages that no search engine may show. */
const unlisted = ['findSupport', 'guide', 'report', 'reportThanks', 'contactWrite', 'contactOpen']

describe.each(locales)('what a search engine says of a page in %s', (locale) => {
  const all = Object.entries(descriptions[locale])

  it('is there for each page that may be found, and for no other', () => {
    expect(Object.keys(descriptions[locale]).sort()).toEqual(pageIds.filter((page) => existsIn(page, locale) && !unlisted.includes(page)).sort())
  })

  it('is a sentence that fits, and another for each page', () => {
    expect(all.filter(([, text]) => text.length < 30 || text.length > 155 || !/[.؟]$/.test(text))).toEqual([])
    expect(new Set(all.map(([, text]) => text)).size).toBe(all.length)
  })

  it('tells nobody what the page is about', () => {
    expect(all.flatMap(([page, text]) => topicWordsIn(text).map((word) => `${page}: ${word}`))).toEqual([])
  })
})
