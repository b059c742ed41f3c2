import { describe, expect, it } from 'vitest'
import { locales, municipalityPath, publicPath } from '@/lib/routes'
import { sentencesOf, wordsOf } from '@/tests/support/sentences'
import { get } from '@/tests/support/http'

/** A ladder with a programme of its own, one without, a kommun that has reported nothing; the others say the same words about other names. */
const slugs = ['stockholm', 'arjeplog', 'goteborg', 'upplands-vasby']

const named: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': '\'', '&#39;': '\'' }

/** The page's own words, one text per block: what a reader takes as one piece. */
function blocksOf(html: string): string[] {
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
  return main.split(/<\/?(?:p|li|dd|dt|h[1-6]|div|article|section|ul|ol|dl|button|summary|form|td|th)\b[^>]*>/)
    .map((block) => block.replace(/<[^>]*>/g, '').replace(/&[#\w]+;/g, (entity) => named[entity] ?? ' ').trim()).filter((block) => block !== '')
}

describe('a kommun page, to somebody who is afraid', () => {
  it.each(locales.flatMap((locale) => slugs.map((slug) => municipalityPath(slug, locale))))('%s has no sentence longer than 25 words', async (path) => {
    const sentences = blocksOf(await (await get(path)).text()).flatMap(sentencesOf)
    expect(sentences.length).toBeGreaterThan(50)
    expect(sentences.filter((sentence) => wordsOf(sentence).length > 25)).toEqual([])
  })

  it.each(locales.flatMap((locale) => slugs.map((slug) => ({ locale, slug }))))('$slug in $locale: everybody who is named can be said to be wrong, 112 apart', async ({ locale, slug }) => {
    const html = await (await get(municipalityPath(slug, locale))).text()
    const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
    const forms = [...main.matchAll(/<form\b[^>]*action="([^"]*)"[^>]*><button\b(?=[^>]*\bname="contact")[^>]*\bvalue="([^"]*)"/g)]
    expect(new Set(forms.map(([, action]) => action))).toEqual(new Set([publicPath('report', locale)]))
    const keys = forms.map(([, , key]) => key)
    expect(new Set(keys).size).toBe(keys.length)
    // Every large number that is not 112 has its button; numbers inside a sentence are the same ones.
    const numbers = [...main.matchAll(/<a class="num[^"]*" href="tel:([^"]*)"/g)].map(([, dial]) => dial).filter((dial) => dial !== '112')
    expect(keys.length).toBe(numbers.length)
  })
})
