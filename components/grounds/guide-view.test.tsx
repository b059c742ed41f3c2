import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { groundsFor } from '@/lib/grounds/evaluate'
import { aidView } from '@/lib/grounds/aid-view'
import { groundCases } from '@/lib/grounds/cases'
import { questionFrom, shownFor } from '@/lib/grounds/guide'
import { exampleCodes } from '@/lib/grounds/examples'
import { isTold } from '@/lib/grounds/pieces'
import { allGrounds, allParagraphs, groundOf } from '@/lib/grounds/table'
import { secrecyReply } from '@/lib/publishing/front/secrecy'
import { GuideLetter, GuideStart } from './guide-view'

const letter = renderToStaticMarkup(<GuideLetter />)
const today = '2026-11-26'
const page = (query: string, on = today) => secrecyReply(letter, query, on)
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const articles = (html: string) => html.split('<article').slice(1)

/** Addresses to whole answers, from the cases written by hand, so that every rule is met open and closed. */
const answered = groundCases.filter(({ ask, on }) => on === today && shownFor(new URLSearchParams(ask), on).part === null)

describe('the secrecy guide without script, application or database', () => {
  it('asks one question at a time, from the published page alone', () => {
    const first = renderToStaticMarkup(<GuideStart />)
    expect(first).toContain('value="socialServices" name="from"')
    expect(first).not.toContain('data-piece')
    const second = page('from=socialServices')
    expect(second).toContain('Vem vill du berätta för?')
    expect(second).toContain('<input type="hidden" name="from" value="socialServices">')
    expect(second).toContain('value="police" name="to"')
    expect(second).not.toContain('Vad behövs uppgifterna till?')
    expect(page('from=police')).not.toContain('value="police" name="to"')
  })

  it('says may, by which paragraph, what to weigh, what to write down, who decides, how to ask, and that a person decides', () => {
    const text = textOf(page('from=socialServices&to=police&aim=preventCrime&age=from18&done=1&concreteRisk=1'))
    for (const words of [
      'Ni får lämna, om ni kommer fram till det.', 'OSL 10 kap. 18 a §', 'OSL 10 kap. 15 a §', 'Vilka konkreta omständigheter ger risk för det?', 'Skriv ner', 'Vem beslutar:',
      'Så kan du säga', 'En människa hos er väger och beslutar.', 'Ej granskad av jurist.', '18–20', 'Svaret gäller lagen som den lyder den 26 november 2026',
    ]) expect(text).toContain(words)
  })

  it('says no with the reason and the paragraph, and what can be done instead', () => {
    const text = textOf(page('from=socialServices&to=police&aim=support&done=1'))
    expect(text).toContain('Nej. Inte på det ni vet nu.')
    expect(text).toContain('Kräver personens samtycke.')
    expect(text).toContain('Öppnar inte socialtjänstens sekretess (26 kap. 1 §).')
    expect(text).toContain('fråga personen')
  })

  it('says must when a statute obliges, and not before the statute was in force', () => {
    const query = 'from=socialServices&to=police&aim=contact&initiative=asked&done=1'
    expect(textOf(page(query))).toContain('Ja. Ni ska lämna uppgifter.')
    expect(textOf(page(query))).toContain('Lag (2025:170) 4 §')
    expect(textOf(page(query, '2025-03-31'))).toContain('Nej. Inte på det ni vet nu.')
  })

  it('leads länsstyrelsen and bevispersoner elsewhere', () => {
    expect(textOf(page('from=socialServices&to=countyBoard'))).toContain('Länsstyrelsen har ingen egen sekretess')
    expect(textOf(page('from=socialServices&to=police&aim=preventCrime&age=from21&done=1&witness=1'))).toContain('Bevispersoner hör till polisens personsäkerhetsarbete.')
  })

  it('shows exactly the rules that the evaluator opens or leaves open, each closed one with a reason, for every case', () => {
    expect(answered.length).toBeGreaterThan(90)
    for (const { ask } of answered) {
      const html = page(ask)
      const { grounds } = groundsFor(questionFrom(new URLSearchParams(ask), today), today)
      const told = grounds.filter(isTold)
      expect(articles(html), ask).toHaveLength(told.filter(({ standing }) => standing !== 'closed').length)
      for (const { ground, standing } of told) expect(textOf(html), `${ask}: ${ground.code} ${standing}`).toContain(ground.title)
      for (const line of html.split('<li>').filter((each) => each.includes('<b>') && each.includes('</a> ') && !each.includes('<article')))
        expect(textOf(line).trim().length, line).toBeGreaterThan(30)
      expect(html.match(/<h1[ >]/g), ask).toHaveLength(1)
      expect(html, ask).not.toMatch(/data-piece|%%/)
    }
  })

  it('and the aid in the portal give the same answer to the same question', () => {
    for (const { ask } of answered) {
      const question = questionFrom(new URLSearchParams(ask), today)
      const html = page(ask)
      const aid = aidView(question, groundsFor(question, today), today)
      const titles = [...aid.open, ...aid.maybe].map((code) => allGrounds.find((ground) => ground.code === code)?.title)
      expect(html.match(/<li>(?:<b>(?:får|ska)<\/b>)/g) ?? [], ask).toHaveLength(aid.open.length)
      expect(articles(html).map((article) => /<h3>(.*?)<\/h3>/.exec(article)?.[1]).sort(), ask).toEqual(titles.sort())
      expect(aid.asks).toBeNull()
      for (const { title } of aid.closed) expect(textOf(html)).toContain(title)
    }
  })

  it('keeps nothing of what else stands in an address, and cannot be written into', () => {
    const html = page('from=socialServices&to=police&aim=support&done=1&namn=Kim%3Cscript%3E&consent=%3Cb%3E')
    expect(html).not.toMatch(/Kim|<script|<b>"/)
    expect(page('from=%22%3E%3Cscript%3E')).not.toContain('<script')
  })

  it('can be changed at each answer: what comes after is asked again', () => {
    const html = page('from=socialServices&to=police&aim=preventCrime&age=from18&done=1&concreteRisk=1')
    expect(html).toContain('href="/sekretessguiden?from=socialServices&amp;to=police"')
    expect(html).toContain('href="/sekretessguiden?from=police&amp;to=socialServices"')
  })
})

describe('what stands beside the rules', () => {
  it('links each rule to a sheet that there is', () => {
    const slugs = new Set(allParagraphs.map(({ slug }) => slug))
    for (const [, slug] of letter.matchAll(/href="\/sekretessguiden\/([a-z0-9-]+)"/g)) expect(slugs).toContain(slug)
  })

  it('has an example only for a question that some rule asks', () => {
    const asked = new Set(allGrounds.flatMap(({ mustWeigh }) => mustWeigh.map(({ code }) => code)))
    expect(exampleCodes.filter((code) => !asked.has(code))).toEqual([])
    expect(groundOf('youngAtRisk', 1)?.mustWeigh.map(({ code }) => code).filter((code) => exampleCodes.includes(code))).toEqual(['concrete', 'suitable', 'harm', 'enough'])
  })
})
