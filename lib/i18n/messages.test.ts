import { createTranslator } from 'next-intl'
import { describe, expect, it } from 'vitest'
import { locales } from '@/lib/routes'
import { topicWordsIn } from '@/lib/content/topic-words'
import { otherDigitsIn, swedishLeftIn } from '@/tests/support/translations'
import { messages } from './messages'

interface Tree { [key: string]: string | Tree }
const labelsOf = (tree: Tree, at = ''): [key: string, text: string][] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[`${at}${key}`, value]] : labelsOf(value, `${at}${key}.`)))

const swedish = labelsOf(messages.sv)
const translations = (['en', 'ar'] as const).map((locale) => ({ locale, labels: labelsOf(messages[locale]) }))

const names = (text: string) => [...text.matchAll(/\{(\w+)[,}]/g)].map(([, name = '']) => name)
const tags = (text: string) => [...text.matchAll(/<(\w+)>/g)].map(([, tag = '']) => tag)

/** One label as a page would show it; a label that is not ICU, or wants a value it is not given, throws. */
function shown(locale: string, text: string, count = 3): string {
  const t = createTranslator({ locale, messages: { label: text }, onError: (error) => { throw error } })
  const values = Object.fromEntries(names(text).map((name) => [name, name === 'count' ? count : `«${name}»`]))
  return String(t.markup('label', { ...values, ...Object.fromEntries(tags(text).map((tag) => [tag, () => `[${tag}]`])) }))
}

/** Said aloud in Swedish whatever the reader's language: it is what the one who answers understands. */
const isSaid = (key: string) => key === 'start.say' || key === 'contact.interpreterSay' || /^municipality\.\w+Say$/.test(key)

/** Names and numbers, and the word on the language link, which whoever reads no Swedish must find. */
const sameInEvery = ['layout.siteName', 'layout.titlePattern', 'layout.languageLink', 'start.title', 'municipality.rungEmergency']
const same = { en: [...sameInEvery, 'layout.under18', 'contact.opening.hours', 'news.onDay', 'desk.write.ages.under18'], ar: sameInEvery }

describe.each(translations)('a reader of $locale', ({ locale, labels }) => {
  it('finds every label that the Swedish reader has, and no other', () => {
    expect(labels.map(([key]) => key).sort()).toEqual(swedish.map(([key]) => key).sort())
  })

  it('is given the same names, numbers and links in each', () => {
    const parts = (all: [string, string][]) => Object.fromEntries(all.map(([key, text]) => [key, [...names(text), ...tags(text)].sort()]))
    expect(parts(labels)).toEqual(parts(swedish))
  })

  it('meets no Swedish, except names and the words to say', () => {
    const original = new Map(swedish)
    expect(labels.filter(([key, text]) => original.get(key) === text && !isSaid(key)).map(([key]) => key).sort()).toEqual(same[locale].toSorted())
    const left = labels.filter(([key]) => !isSaid(key)).flatMap(([key, text]) => swedishLeftIn(locale, text).map((word) => `${key}: ${word}`))
    expect(left).toEqual([])
  })

  it('is given the Swedish words to say letter for letter', () => {
    const said = (all: [string, string][]) => Object.fromEntries(all.filter(([key]) => isSaid(key)))
    expect(said(labels)).toEqual(said(swedish))
    expect(labels.filter(([key]) => isSaid(key))).toHaveLength(6)
  })

  it('sees soft hyphens in Swedish only', () => {
    expect(labels.filter(([key, text]) => !isSaid(key) && text.includes('\u00ad'))).toEqual([])
  })
})

describe.each(locales)('the labels in %s', (locale) => {
  const labels = labelsOf(messages[locale])

  it('can be shown, with every value in its place', () => {
    for (const [key, text] of labels) {
      const rendered = shown(locale, text)
      for (const name of names(text).filter((given) => given !== 'count')) expect(rendered, key).toContain(`«${name}»`)
      for (const tag of tags(text)) expect(rendered, key).toContain(`[${tag}]`)
      expect(rendered, key).not.toMatch(/[{}#]/)
      expect(otherDigitsIn(rendered), key).toEqual([])
    }
  })

  it('say nothing in a tab or a history list of why one is here', () => {
    const { start, finder, layout } = messages[locale]
    const titles = [start.title, finder.title, finder.ambiguousTitle, finder.wholeCountryTitle, layout.notFoundTitle, layout.unavailableTitle, layout.titlePattern]
    expect(titles.flatMap(topicWordsIn)).toEqual([])
  })
})

describe('how many kommuner a län has', () => {
  it('is counted as each language counts', () => {
    const count = (locale: keyof typeof messages, value: number) => shown(locale, messages[locale].finder.count, value)
    expect([1, 2, 49].map((value) => count('sv', value))).toEqual(['1 kommun', '2 kommuner', '49 kommuner'])
    expect([1, 2, 49].map((value) => count('en', value))).toEqual(['1 municipality', '2 municipalities', '49 municipalities'])
    expect([1, 2, 5, 15, 49].map((value) => count('ar', value))).toEqual(['بلدية واحدة', 'بلديتان', '5 بلديات', '15 بلدية', '49 بلدية'])
  })
})
