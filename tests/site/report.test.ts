import { FileSystemConfigLoader, HtmlValidate } from 'html-validate'
import { describe, expect, it } from 'vitest'
import { locales, publicPath, sendReportPath } from '@/lib/routes'
import { topicWordsIn } from '@/lib/content/topic-words'
import { get } from '@/tests/support/http'
import { site } from '@/tests/support/site'

const validator = new HtmlValidate(new FileSystemConfigLoader())
const post = (path: string, fields: Record<string, string>) =>
  fetch(new URL(path, site.url), { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) })

/** What the form of a page holds, as a browser without JavaScript would send it. */
const hiddenIn = (html: string): Record<string, string> => Object.fromEntries(
  [...html.matchAll(/<input\b(?=[^>]*type="hidden")(?=[^>]*\bname="([^"]*)")[^>]*\bvalue="([^"]*)"/g)].map(([, name, value]) => [name ?? '', value ?? '']))
const reasonsIn = (html: string): string[] => [...html.matchAll(/<button\b(?=[^>]*name="reason")[^>]*\bvalue="([^"]*)"/g)].map(([, value]) => value ?? '')

describe.each(locales)('a visitor who says in %s that something is wrong', (locale) => {
  it('is asked what about that very contact, and thanked, in pages that are whole without a script', async () => {
    const asked = await post(publicPath('report', locale), { contact: 'terrafem' })
    expect(asked.status).toBe(200)
    const html = await asked.text()
    expect(html).toContain('Terrafem')
    expect(html).toContain('020-52')
    expect(html).toContain('href="tel:112"')
    expect(html).not.toMatch(/%%[A-Z]+%%/)
    expect(topicWordsIn(/<title[^>]*>([^<]*)/.exec(html)?.[1] ?? '')).toEqual([])
    const { results } = await validator.validateString(html, 'report.html')
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId} ${message}`))).toEqual([])

    expect(reasonsIn(html)).toEqual(['noAnswer', 'someoneElse', 'hours', 'otherFact'])
    const sent = await post(sendReportPath, { ...hiddenIn(html), reason: 'noAnswer' })
    expect([sent.status, sent.headers.get('location')]).toEqual([303, publicPath('reportThanks', locale)])
    for (const name of ['set-cookie', 'etag', 'x-powered-by']) expect(sent.headers.get(name), name).toBeNull()
    expect(sent.headers.get('referrer-policy')).toBe('no-referrer')
    const thanks = await (await get(publicPath('reportThanks', locale))).text()
    expect(thanks).toContain('href="tel:11414"')
  })

  it('can begin at the page itself, which has everybody who can be wrong', async () => {
    const html = await (await get(publicPath('report', locale))).text()
    const keys = [...html.matchAll(/<button\b(?=[^>]*name="contact")[^>]*\bvalue="([^"]*)"/g)].map(([, key]) => key ?? '')
    expect(keys.length).toBeGreaterThan(15)
    expect(keys).not.toContain('emergency')
    for (const key of keys) expect((await post(publicPath('report', locale), { contact: key })).status, key).toBe(200)
  })
})
