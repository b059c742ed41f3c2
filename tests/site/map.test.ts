import { describe, expect, it } from 'vitest'
import { locales, municipalityPath, publicPath } from '@/lib/routes'
import municipalities from '@/prisma/data/municipalities.json'
import { attributes, get } from '@/tests/support/http'

describe.each(locales)('the map in %s', (locale) => {
  it('has as many dots as the list has kommuner: 290, under 21 län', async () => {
    const html = await (await get(publicPath('map', locale))).text()
    const drawing = /<svg[^>]* role="group".*?<\/svg>/s.exec(html)?.[0] ?? ''
    const dots = attributes(drawing, 'path', 'd').filter((line) => /^(M\d+ \d+h0)+$/.test(line)).join('').match(/M/g) ?? []
    const start = municipalityPath('', locale)
    const list = attributes(html.slice(html.indexOf(drawing) + drawing.length, html.indexOf('</main>')), 'a', 'href').filter((href) => href.startsWith(start))
    expect(dots).toHaveLength(290)
    expect(list.sort()).toEqual(municipalities.municipalities.map(({ slug }) => municipalityPath(slug, locale)).sort())
    const rings = attributes(drawing, 'a', 'href')
    expect(rings).toHaveLength(21)
    // Each ring leads to its län in the list, and number n on the map is number n there.
    expect(rings.map((href) => html.indexOf(`id="${href.slice(1)}"`)).every((at, index, all) => at > 0 && at > (all[index - 1] ?? 0))).toBe(true)
  })

  it('says where its lines come from', async () => {
    const html = await (await get(publicPath('map', locale))).text()
    expect(html).toContain('Natural Earth')
    expect(html).toContain('okfse/sweden-geojson')
  })

  it('is never mirrored', async () => {
    const html = await (await get(publicPath('map', locale))).text()
    expect(/<svg[^>]* role="group"[^>]*>/.exec(html)?.[0]).not.toContain('flip')
  })
})

describe('from the start page to a number, for each of the 290', () => {
  it.each(municipalities.municipalities.map(({ name, slug }) => [name, slug] as const))('%s: write the name, tap the number', async (_name, slug) => {
    const start = await (await get('/')).text()
    expect(start, 'the form is on the start page').toMatch(/<form[^>]* action="\/hitta-stod"/)
    const html = await (await get(municipalityPath(slug, 'sv'))).text()
    const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
    const [first] = attributes(main, 'a', 'href').filter((href) => href.startsWith('tel:'))
    expect(first, 'the first number of the page is a way in, not 112').toMatch(/^tel:(?!112$)\+?\d+$/)
  })
})
