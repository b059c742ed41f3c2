import { FileSystemConfigLoader, HtmlValidate } from 'html-validate'
import zlib from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { groundCases } from '@/lib/grounds/cases'
import { groundsFor } from '@/lib/grounds/evaluate'
import { questionFrom, shownFor } from '@/lib/grounds/guide'
import { systemNow } from '@/lib/core/clock'
import { dayOf } from '@/lib/directory/days'
import { get } from '@/tests/support/http'

const validator = new HtmlValidate(new FileSystemConfigLoader())
const guide = '/sekretessguiden'
const page = async (query: string) => (await get(`${guide}?${query}`)).text()

/** Each answer in one request; one flight with its headers, as every page. */
const mostBytes = 13_500

/** What a browser would send for the first button, tick and choice of each page, until there is an answer. */
async function follow(choices: Record<string, string>): Promise<{ steps: number; html: string; query: string }> {
  let query = ''
  for (let steps = 1; steps < 9; steps++) {
    const html = await page(query)
    const name = /<button[^>]*\sname="(\w+)"/.exec(html)?.[1]
    if (name === undefined && !html.includes('name="done"')) return { steps: steps - 1, html, query }
    const before = [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, key = '', value = '']): [string, string] => [key, value])
    const next = new URLSearchParams(before)
    if (name !== undefined) next.set(name, choices[name] ?? '')
    for (const fact of (choices['facts'] ?? '').split(' ').filter((each) => name === undefined && html.includes(` name="${each}"`))) next.set(fact, '1')
    query = next.toString()
  }
  throw new Error(`no answer: ${query}`)
}

describe('the secrecy guide on the published site', () => {
  it('leads from the page for professionals to an answer in at most six steps, with nothing but links and buttons', async () => {
    expect(await (await get('/yrkesverksam')).text()).toContain(`href="${guide}"`)
    const start = await get(guide)
    expect(start.headers.get('cache-control')).toBe('public, max-age=60')
    expect(await start.text()).toContain('Får jag berätta?')
    const young = await follow({ from: 'socialServices', to: 'police', aim: 'preventCrime', age: 'from15', facts: 'concreteRisk' })
    expect(young.steps).toBeLessThanOrEqual(6)
    expect(young.html).toContain('OSL 10 kap. 18 a §')
    expect((await follow({ from: 'healthCare', to: 'socialServices', aim: 'support', age: 'from21', facts: '' })).html).toContain('Nej. Inte på det ni vet nu.')
    expect((await follow({ from: 'school', to: 'socialServices', aim: 'childProtection', age: 'under15', facts: '' })).html).toContain('Ja. Ni ska lämna uppgifter.')
  })

  it('answers every case in one flight, valid, and with the verdict that the evaluator gives', async () => {
    const today = dayOf(systemNow())
    const asked = [...new Set(groundCases.filter(({ ask }) => shownFor(new URLSearchParams(ask), today).part === null).map(({ ask }) => ask))]
    expect(asked.length).toBeGreaterThan(80)
    const headings = { must: 'Ja. Ni ska lämna uppgifter.', may: 'Ni får lämna, om ni kommer fram till det.', depends: 'Det beror på. Ta reda på mer först.', mayNot: 'Nej. Inte på det ni vet nu.' }
    for (const ask of asked) {
      const response = await get(`${guide}?${ask}`)
      const html = await response.text()
      expect(response.headers.get('cache-control'), ask).toBe('private, no-cache')
      const { verdict } = groundsFor(questionFrom(new URLSearchParams(ask), today), today)
      expect(/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1], ask).toContain(verdict && headings[verdict])
      const text = html.slice(0, html.lastIndexOf('</html>'))
      expect(zlib.brotliCompressSync(text).length, ask).toBeLessThanOrEqual(mostBytes)
    }
    for (const ask of asked.slice(0, 12)) {
      const { results } = await validator.validateString(await page(ask), 'answer.html')
      expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId} ${message}`)), ask).toEqual([])
    }
  })

  it('asks in valid pages, one question each', async () => {
    for (const query of ['from=police', 'from=police&to=socialServices', 'from=socialServices&to=police&aim=contact', 'from=socialServices&to=police&aim=preventCrime', 'from=socialServices&to=police&aim=preventCrime&age=from18']) {
      const html = await page(query)
      const { results } = await validator.validateString(html, 'question.html')
      expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId} ${message}`)), query).toEqual([])
      expect(html.match(/<h1\b/g), query).toHaveLength(1)
    }
  })

  it('says what it is told in no header and nowhere but in the way back', async () => {
    const response = await get(`${guide}?from=police&to=socialServices&namn=Kim`)
    expect([...response.headers.values()].join(' ')).not.toContain('police')
    expect(await response.text()).not.toContain('Kim')
  })
})
