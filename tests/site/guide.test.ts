import { describe, expect, it } from 'vitest'
import { answersOf, firstQuestion, isQuestion, questionIds, stepOf, type NodeId, type QuestionId } from '@/lib/guide/flow'
import { locales, publicPath, type Locale } from '@/lib/routes'
import { get } from '@/tests/support/http'
import { site } from '@/tests/support/site'
import { topicWordsIn } from '@/lib/content/topic-words'

const post = (locale: Locale, fields: Record<string, string>) =>
  fetch(new URL(publicPath('guide', locale), site.url), { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) })

const buttons = (html: string, name: string) =>
  [...html.matchAll(/<button[^>]*>/g)].filter(([tag]) => tag.includes(` name="${name}"`)).map(([tag]) => / value="([^"]*)"/.exec(tag)?.[1] ?? '')
const asked = (html: string) => {
  const field = [...html.matchAll(/<input[^>]*>/g)].find(([tag]) => tag.includes(' name="at"'))
  return field ? / value="([^"]*)"/.exec(field[0])?.[1] ?? null : null
}

/** Every way through, as pages show it: follows each button of each page, not the data. */
async function endings(locale: Locale): Promise<{ answers: string[]; html: string; response: Response }[]> {
  const from = async (response: Response, answers: string[]): Promise<{ answers: string[]; html: string; response: Response }[]> => {
    const html = await response.text()
    const at = asked(html)
    if (at === null) return [{ answers, html, response }]
    expect(answers.length, 'three questions at most').toBeLessThan(3)
    const next: { answers: string[]; html: string; response: Response }[] = []
    for (const answer of buttons(html, 'answer')) next.push(...await from(await post(locale, { at, answer }), [...answers, answer]))
    return next
  }
  return from(await get(publicPath('guide', locale)), [])
}

describe.each(locales)('a visitor who answers the questions in %s', (locale) => {
  it('comes on every way to a page with somebody to call, in the same address', async () => {
    const all = await endings(locale)
    expect(all.length).toBe(29)
    for (const { answers, html, response } of all) {
      const way = answers.join(' ')
      expect(response.status, way).toBe(200)
      expect(response.url, way).toBe(new URL(publicPath('guide', locale), site.url).href)
      expect(response.headers.get('cache-control'), way).toBe('private, no-cache')
      expect(response.headers.get('set-cookie'), way).toBeNull()
      expect(html, way).toContain('href="tel:112"')
      expect(html.slice(html.indexOf('class="call"')), way).toMatch(/href="tel:\+?\d+"/)
      expect(html.match(/<h1\b/g), way).toHaveLength(1)
      expect(html, way).toMatch(new RegExp(`<html[^>]* lang="${locale}"`))
      expect(html, 'no mark left unfilled').not.toMatch(/%%[A-Z]+%%/)
      expect(topicWordsIn(/<title[^>]*>([^<]*)/.exec(html)?.[1] ?? ''), way).toEqual([])
      // Back from the ending is the question that was answered last.
      const [back] = buttons(html, 'to')
      expect(asked(await (await post(locale, { to: back ?? '' })).text()), way).toBe(lastAsked(answers))
    }
  })

  it('comes back from each question to the one before', async () => {
    for (const question of questionIds) {
      const html = await (await post(locale, { to: question })).text()
      expect(asked(html)).toBe(question)
      const [back] = buttons(html, 'to')
      if (question === firstQuestion) expect(back).toBeUndefined()
      else expect(answersOf(back as QuestionId).map(([, to]) => to)).toContain(question)
    }
  })

  it('is shown the first question when the form is none of ours', async () => {
    for (const fields of [{}, { at: 'danger' }, { at: 'x', answer: 'yes' }, { to: '%%FROM%%' }, { at: 'danger', answer: '<script>' }] as Record<string, string>[]) {
      const response = await post(locale, fields)
      const html = await response.text()
      expect(response.status).toBe(422)
      expect(asked(html)).toBe('danger')
      expect(html).not.toContain('<script>al')
    }
  })
})

function lastAsked(answers: string[]): NodeId {
  let node: NodeId = firstQuestion
  let last: NodeId = node
  for (const answer of answers) {
    last = node
    node = stepOf(new URLSearchParams({ at: node, answer }))?.node ?? node
  }
  expect(isQuestion(last)).toBe(true)
  return last
}
