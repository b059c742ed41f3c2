import { describe, expect, it } from 'vitest'
import { documentPages, easyReadIds, localeOf, publicPath } from '@/lib/routes'
import { get } from '@/tests/support/http'
import { templates } from '@/tests/support/site'

const documents = templates.filter(({ name }) => [...documentPages, ...easyReadIds].some((page) => page === name))

/** The page for people at work has sources of its own kind. */
const ours = documents.filter(({ name }) => name !== 'professional')

const read = async (path: string) => (await get(path)).text()
const main = (html: string) => html.slice(html.indexOf('<main'), html.indexOf('</main>'))

describe.each(documents.map((address) => [address.path, address] as const))('the text at %s', (path, { locale }) => {
  it('has one heading of the first level, and right under it whom to call: the same place on every page', async () => {
    const html = main(await read(path))
    expect(html.match(/<h1\b/g)).toHaveLength(1)
    const [heading, text] = [html.indexOf('<h1'), html.indexOf('class="wrap doc')]
    expect(heading).toBeGreaterThan(0)
    expect(text).toBeGreaterThan(heading)
    const between = html.slice(heading, text)
    expect(between, '112 can be dialled before the text begins').toContain('href="tel:112"')
    expect(html.slice(0, heading), 'nothing to call stands before the heading').not.toContain('tel:')
  })

  it('leads to the accessibility statement', async () => {
    expect(await read(path)).toContain(`href="${publicPath('accessibility', locale)}"`)
  })

  it('claims and offers the other languages only where the page exists in them', async () => {
    const html = await read(path)
    const claimed = [...html.matchAll(/<link\b[^>]*hrefLang="(\w+)"[^>]*href="([^"]+)"|<link\b[^>]*href="([^"]+)"[^>]*hrefLang="(\w+)"/gi)]
      .map(([, one, address, other, two]) => ({ locale: one ?? two, path: new URL(address ?? other ?? '', 'http://site').pathname }))
    const same = documents.filter(({ name }) => name === documents.find((each) => each.path === path)?.name)
    expect(claimed.map((each) => each.locale).sort()).toEqual(same.map((each) => each.locale).sort())
    expect(claimed.map((each) => each.path).sort()).toEqual(same.map((each) => each.path).sort())
    for (const each of claimed) expect(localeOf(each.path)).toBe(each.locale)
  })
})

describe.each(ours.map(({ path }) => path))('the text at %s', (path) => {
  it('ends with who answers for it, when it was read against its sources, and the sources themselves', async () => {
    const html = main(await read(path))
    const colophon = html.slice(html.lastIndexOf('colophon'))
    expect(colophon).toMatch(/20\d\d/)
    expect(colophon).toMatch(/<summary>[^<]+<\/summary>\s*<ol>\s*<li/)
  })
})
