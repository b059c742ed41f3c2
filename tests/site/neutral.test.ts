import { describe, expect, it } from 'vitest'
import { ask, attributes, get } from '@/tests/support/http'
import { forProfessionals, everyAddress } from '@/tests/support/site'
import { topicWordsIn } from '@/lib/content/topic-words'

const titleOf = (html: string) => /<title[^>]*>([^<]*)<\/title>/.exec(html)?.[1] ?? ''

/** What a browser, a history list, a shared link or a saved file would show of a page. */
function visibleOutside(html: string): string[] {
  return [
    titleOf(html),
    ...attributes(html, 'link', 'href'),
    ...attributes(html, 'link', 'title'),
    ...attributes(html, 'img', 'src'),
    ...[...html.matchAll(/<meta\b[^>]*\scontent="([^"]*)"/g)].map(([, content]) => content ?? ''),
  ]
}

describe('what is seen of a page from outside is neutral', () => {
  it.each(everyAddress.filter(({ path }) => !forProfessionals(path)).map(({ path }) => path))('%s', async (path) => {
    const html = await (await get(path)).text()
    expect(titleOf(html), 'there is a title').toMatch(/\S.* – Vidare$|^Vidare$/)
    expect(visibleOutside(html).flatMap(topicWordsIn)).toEqual([])
  })

  it('the finder’s answers too, whatever was asked', async () => {
    for (const typed of ['', 'Habo', 'polisen', 'gäng', 'hotbild']) {
      const html = await (await ask(typed)).text()
      expect(visibleOutside(html).flatMap(topicWordsIn), typed).toEqual([])
    }
  })

  it('each page has a title of its own, so that history and screen readers can tell them apart', async () => {
    const titles = await Promise.all(everyAddress.map(async ({ path, locale }) => `${locale} ${titleOf(await (await get(path)).text())}`))
    expect(new Set(titles).size).toBe(titles.length)
  })
})
