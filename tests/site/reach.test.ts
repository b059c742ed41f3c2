import { describe, expect, it } from 'vitest'
import { measureSlugs } from '@/lib/measures/facts'
import { measurePath, publicPath } from '@/lib/routes'
import { attributes, get } from '@/tests/support/http'

const linksOn = async (path: string) =>
  new Set(attributes(await (await get(path)).text(), 'a', 'href').filter((href) => href.startsWith('/')).map((href) => href.replace(/[?#].*$/, '')))

describe('from the start page', () => {
  it('every kind of help is at most two steps away, without a menu to open', async () => {
    const first = [...await linksOn(publicPath('start', 'sv'))].filter((path) => !/^\/(en|ar)(\/|$)/.test(path))
    const reached = new Set(first)
    for (const path of first) for (const next of await linksOn(path)) reached.add(next)
    expect(measureSlugs.map(measurePath).filter((path) => !reached.has(path))).toEqual([])
  })

  it('and from each kind of help one step leads to the finder, and one to danger now', async () => {
    for (const path of measureSlugs.map(measurePath)) {
      const html = await (await get(path)).text()
      const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
      expect(attributes(main, 'a', 'href'), path).toEqual(expect.arrayContaining([publicPath('findSupport', 'sv'), 'tel:112', 'tel:11414']))
    }
  })
})
