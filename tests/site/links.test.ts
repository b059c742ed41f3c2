import { describe, expect, it } from 'vitest'
import { attributes, get } from '@/tests/support/http'
import { site, everyAddress } from '@/tests/support/site'

interface Page { status: number; html: string }
const pages = new Map<string, Promise<Page>>()

/** Each address is fetched once, however many pages lead to it. */
function read(path: string): Promise<Page> {
  const known = pages.get(path) ?? get(path).then(async (response) => ({ status: response.status, html: await response.text() }))
  pages.set(path, known)
  return known
}

describe('no link leads to a dead end', () => {
  it.each(everyAddress.map((address) => [address.path, address] as const))('on %s', async (path, address) => {
    const { status, html } = await read(path)
    expect(status).toBe(address.status)
    const hrefs = new Set(['a', 'link', 'use', 'area'].flatMap((element) => attributes(html, element, 'href')))
    expect(hrefs.size).toBeGreaterThan(5)
    for (const href of hrefs) {
      if (/^(tel:|sms:|mailto:)/.test(href)) {
        if (href.startsWith('tel:')) expect(href, 'a number a phone can dial').toMatch(/^tel:(\+46\d{6,10}|[19]\d{2,5})$/)
        continue
      }
      const target = new URL(href, new URL(path, site.url))
      if (target.origin !== site.url) {
        expect(['https:', new URL(site.outside).protocol], href).toContain(target.protocol)
        continue
      }
      const found = await read(target.pathname)
      expect(found.status, `${path} → ${href}`).toBe(target.pathname === path ? address.status : 200)
      if (target.hash) expect(found.html, `${path} → ${href}`).toContain(`id="${decodeURIComponent(target.hash.slice(1))}"`)
      expect(target.search, 'nothing about anyone in an address').toBe('')
    }
  })

  it('pictures, icons and other files a page names are there', async () => {
    const files = new Set<string>()
    for (const { path } of everyAddress) {
      const { html } = await read(path)
      for (const src of [...attributes(html, 'img', 'src'), ...attributes(html, 'source', 'src'), ...attributes(html, 'video', 'poster')]) files.add(src)
    }
    for (const file of files) expect((await get(file)).status, file).toBe(200)
  })

  it('a slash too many, capital letters or a query do not lose the visitor', async () => {
    for (const [asked, meant] of [['/hitta-stod/', '/hitta-stod'], ['/en/', '/en']]) {
      const response = await get(asked ?? '')
      expect([301, 303, 307, 308]).toContain(response.status)
      expect(response.headers.get('location')).toBe(meant)
    }
    expect((await get('/hitta-stod/arjeplog?from=somewhere')).status).toBe(200)
  })
})
