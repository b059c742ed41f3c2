import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { municipalityPath } from '@/lib/routes'
import { ask, attributes, get } from '@/tests/support/http'

const Facts = z.object({ municipalities: z.array(z.object({ name: z.string(), slug: z.string() })) })
const { municipalities } = Facts.parse(JSON.parse(readFileSync('prisma/data/municipalities.json', 'utf8')))

/** What a hurried thumb on an old keyboard writes. */
const withoutDots = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '')

/** Two kommuner whose names differ by one ring; whoever writes either is asked (decisions 17). */
const twins = ['habo-uppsala', 'habo-jonkoping']

/** Where a look-up ends after at most one more choice: the kommun page itself, or the choices offered. */
async function lookUp(typed: string): Promise<string[]> {
  const response = await ask(typed)
  const html = await response.text()
  if (response.status === 303) return [response.headers.get('location') ?? '']
  expect(response.status, typed).toBe(200)
  return attributes(html.slice(html.indexOf('data-choices')), 'a', 'href').filter((href) => href.startsWith('/hitta-stod/'))
}

describe('a visitor names a kommun', () => {
  it('all 290 are there, each with a page of its own', async () => {
    expect(municipalities).toHaveLength(290)
    expect(new Set(municipalities.map(({ slug }) => slug)).size).toBe(290)
  })

  it.each(municipalities.map(({ name, slug }) => [name, slug] as const))('%s leads to its own page', async (name, slug) => {
    const page = municipalityPath(slug, 'sv')
    for (const typed of [name, name.toLowerCase(), withoutDots(name).toLowerCase(), `  ${name} kommun `]) {
      const answer = await lookUp(typed)
      if (twins.includes(slug)) expect(answer.slice(0, 2).sort(), typed).toEqual(twins.map((twin) => municipalityPath(twin, 'sv')).sort())
      else if (answer.length > 1) expect(answer.slice(0, 6), `${typed} is among at most six`).toContain(page)
      else expect(answer, typed).toEqual([page])
    }
    const response = await get(page)
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(html, 'the page is about the one named').toMatch(new RegExp(`<h1[^>]*>[^<]*${name}`))
    expect(html, 'somebody to call').toMatch(/href="tel:\+?\d+"/)
    expect(html, '112 always').toContain('href="tel:112"')
  })

  it('in English and Arabic too the answer stays in the language', async () => {
    for (const locale of ['en', 'ar'] as const) {
      const response = await ask('Arjeplog', locale)
      expect(response.status).toBe(303)
      expect(response.headers.get('location')).toBe(municipalityPath('arjeplog', locale))
    }
  })
})

describe('a visitor writes something else', () => {
  for (const [what, typed, status] of [
    ['nothing', '', 422],
    ['only spaces', '   \u200b ', 422],
    ['a place that does not exist', 'Gotham City Sweden', 404],
    ['Chinese', '斯德哥尔摩', 404],
    ['signs', '🏔️🏔️🏔️', 404],
    ['a long letter', 'Jag bor i '.repeat(30), 422],
    ['ten kilobytes', 'x'.repeat(10_000), 422],
    ['control characters', 'a\u0000\u0008b', 404],
    ['markup', '<script>alert(1)</script>', 404],
    ['a broken surrogate', 'a\ud800b', 404],
    ['a template mark', '%%TYPED%% %%HREF%%', 404],
  ] as const) {
    it(`${what}: a helpful page, never an error of ours`, async () => {
      const response = await ask(typed)
      const html = await response.text()
      expect(response.status).toBe(status)
      expect(html).toMatch(/href="tel:/)
      expect(html).toContain('name="place"')
      expect(html).not.toContain('<script>alert')
      expect(response.headers.get('cache-control')).toBe('private, no-cache')
      expect(response.headers.get('set-cookie')).toBeNull()
    })
  }

  it('a name in Arabic letters is met with choices or help, never an error', async () => {
    const response = await ask('أوبسالا', 'ar')
    expect([200, 303, 404]).toContain(response.status)
  })

  it('a hundred kilobytes are not read to their end, and still met with help', async () => {
    const response = await ask('x'.repeat(100_000))
    expect(response.status).toBe(413)
    expect(await response.text()).toMatch(/href="tel:/)
  })

  it('a form without the field, or of another kind, is met with help', async () => {
    for (const body of ['other=1', 'place', '&&&=%', '%E0%A4%A']) {
      const response = await fetch(new URL('/hitta-stod', (await get('/')).url), {
        method: 'POST', redirect: 'manual', body, headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      expect(response.status, body).toBeLessThan(500)
      expect(await response.text(), body).toMatch(/href="tel:/)
    }
  })
})
