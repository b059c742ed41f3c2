import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { groundsFor } from '@/lib/grounds/evaluate'
import { aidView } from '@/lib/grounds/aid-view'
import { groundCases } from '@/lib/grounds/cases'
import { questionFrom, shownFor } from '@/lib/grounds/guide'
import { exampleCodes } from '@/lib/grounds/examples'
import { isTold } from '@/lib/grounds/pieces'
import { allGrounds, firstSheets, groundOf } from '@/lib/grounds/table'
import { secrecyReply } from '@/lib/publishing/front/secrecy'
import { untouched } from '@/lib/forms/form-state'
import { Aid } from './aid'
import { AskedOfTheLaw } from './asked'
import { GuideLetter, GuideStart } from './guide-view'
import { SheetView } from './sheet-view'
import { words } from './words'

/** A paragraph's sheet as it is published. */
function Sheet({ cite }: { cite: string }) {
  const wordings = firstSheets.filter((sheet) => sheet.cite === cite)
  const [sheet] = wordings
  if (!sheet) throw new Error(`no paragraph ${cite}`)
  return <SheetView sheet={sheet} wordings={wordings} grounds={allGrounds} />
}
const letter = renderToStaticMarkup(<GuideLetter grounds={allGrounds} />)
const today = '2026-11-26'
const page = (query: string, on = today) => secrecyReply(letter, query, on)
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const articles = (html: string) => html.split('<article').slice(1)

/** Addresses to whole answers, from the cases written by hand, so that every rule is met open and closed. */
const answered = groundCases.filter(({ ask, on }) => on === today && shownFor(new URLSearchParams(ask), on).part === null)

describe('the secrecy guide without script, application or database', () => {
  it('asks one question at a time, from the published page alone', () => {
    const first = renderToStaticMarkup(<GuideStart grounds={allGrounds} sheets={firstSheets} />)
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
      'Ni får lämna, om ni kommer fram till det.', 'OSL 10 kap. 18 a §', 'OSL 10 kap. 15 a §', 'Vilka konkreta omständigheter ger risk för det?', 'Skriv ner', 'Beslutar:',
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
      const titles = [...aid.open.map((code) => allGrounds.find((ground) => ground.code === code)?.title), ...aid.maybe.map(({ title }) => title)]
      expect(html.match(/<li>(?:<b>(?:får|ska)<\/b>)/g) ?? [], ask).toHaveLength(aid.open.length)
      expect(articles(html).map((article) => /<h3>(.*?)<\/h3>/.exec(article)?.[1]).sort(), ask).toEqual(titles.sort())
      expect(aid.asks).toBeNull()
      for (const { title } of aid.closed) expect(textOf(html)).toContain(title)
    }
  })

  it('and what it depends on, and where the law is unclear, and what age and protection make worth saying', () => {
    const met = { wants: 0, doubts: 0, child: 0 }
    for (const { ask } of answered) {
      const question = questionFrom(new URLSearchParams(ask), today)
      const html = page(ask)
      const aid = aidView(question, groundsFor(question, today), today)
      const shown = textOf(renderToStaticMarkup(<Aid aid={aid} action={(before) => Promise.resolve(before)} first={untouched} hidden={{}} />))
      for (const { title, wants } of aid.maybe) {
        const article = articles(html).find((one) => /<h3>(.*?)<\/h3>/.exec(one)?.[1] === title) ?? ''
        const lines = [.../<h3>/.exec(article) ? article.slice(0, article.indexOf('<h3>')).matchAll(/<li>(.*?)<\/li>/g) : []].map(([, line]) => line)
        expect(lines.sort(), ask).toEqual(wants.map((want) => words(`need.${want}`)).sort())
        for (const line of lines) expect(shown, ask).toContain(line)
        met.wants += lines.length
        const doubt = /<p><b>(.*?)<\/b><\/p>/.exec(article.slice(0, article.indexOf('<div')))?.[1]
        if (doubt === undefined) continue
        expect(shown, ask).toContain(doubt)
        met.doubts += 1
      }
      for (const note of ['witness', 'child', 'from15'] as const) expect(shown.includes(words(`note.${note}`)), `${ask}: ${note}`).toBe(textOf(html).includes(words(`note.${note}`)))
      if (aid.notes.includes('child')) met.child += 1
    }
    for (const [what, times] of Object.entries(met)) expect(times, what).toBeGreaterThan(0)
  })

  it('says who consents for a child wherever consent matters and nobody has said 18 or older', () => {
    const [child, from15] = [words('note.child'), words('note.from15')]
    const says = (query: string) => { const text = textOf(page(query)); return [text.includes(child), text.includes(from15)] }
    // The question about support never asks how old somebody is: the rule is lacking, open, and neither known.
    expect(says('from=socialServices&to=police&aim=support&done=1')).toEqual([true, true])
    expect(says('from=socialServices&to=police&aim=support&done=1&consent=1')).toEqual([true, true])
    expect(says('from=healthCare&to=police&aim=support&done=1&unsure=1')).toEqual([true, false])
    expect(says('from=socialServices&to=police&aim=preventCrime&age=under15&done=1')).toEqual([true, false])
    expect(says('from=socialServices&to=socialServices&aim=support&age=from15&done=1')).toEqual([true, true])
    // Support is not what it is for: who may ask for it is another question.
    expect(says('from=socialServices&to=police&aim=preventCrime&age=from15&done=1')).toEqual([true, false])
    expect(says('from=socialServices&to=police&aim=preventCrime&age=from18&done=1')).toEqual([false, false])
  })

  it('tells of duties between authorities only those who are under offentlighets- och sekretesslagen', () => {
    const cites = (from: string) => answered.filter(({ ask }) => ask.includes(`from=${from}&`)).map(({ ask }) => /OSL 6 kap\. [57] §/.test(textOf(page(ask))))
    for (const from of ['privateProvider', 'independentSchool']) { expect(cites(from).length, from).toBeGreaterThan(0); expect(cites(from), from).not.toContain(true) }
    for (const from of ['socialServices', 'school']) expect(cites(from), from).toContain(true)
  })

  it('says at once that a may is a duty when the other authority has asked, below when nobody has said, and not when they tell of their own accord', () => {
    const duty = words('verdict.may.asked')
    const where = (query: string) => { const html = page(query); return html.includes(duty) && (textOf(html.slice(0, html.indexOf('<details>'))).includes(duty) ? 'at once' : 'below') }
    const may = (initiative: string) => answered.filter(({ ask }) => ask.includes(`initiative=${initiative}`) && shownFor(new URLSearchParams(ask), today).answer.verdict === 'may').map(({ ask }) => ask).filter((ask) => !/from=(privateProvider|independentSchool)/.test(ask))
    expect(may('asked').length).toBeGreaterThan(0)
    expect(new Set(may('asked').map(where))).toEqual(new Set(['at once']))
    expect(may('own').length).toBeGreaterThan(0)
    expect(new Set(may('own').map(where))).toEqual(new Set([false]))
    expect(where('from=socialServices&to=police&aim=preventCrime&age=from18&done=1&concreteRisk=1')).toBe('below')
    for (const { ask } of answered) {
      const question = questionFrom(new URLSearchParams(ask), today)
      const aid = renderToStaticMarkup(<Aid aid={aidView(question, groundsFor(question, today), today)} action={(before) => Promise.resolve(before)} first={untouched} hidden={{}} />)
      expect(aid.includes(duty), ask).toBe(page(ask).includes(duty))
    }
  })

  it('says of a reservation what it is and what to write down, where the receiver is private and a rule allows one', () => {
    const says = (query: string) => { const text = textOf(page(query)); return [text.includes(words('note.reservation')), text.includes(words('write.items.reservation'))] }
    expect(says('from=socialServices&to=privateProvider&aim=support&done=1')).toEqual([true, true])
    expect(says('from=socialServices&to=police&aim=support&done=1&consent=1')).toEqual([false, false])
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
  it('tells each wording of a rule with its days, since a sheet is read before, on and after them', () => {
    const sheet = textOf(renderToStaticMarkup(<Sheet cite={groundOf('necessaryCare', 2)?.law[0] ?? ''} />))
    expect(sheet).toContain('Gäller från 1 april 2025 till och med 31 december 2027.')
    expect(sheet).toContain('Gäller från 1 januari 2028.')
  })

  it('says since when a paragraph reads as it does, and by which register, up to date on which day', () => {
    const sheet = (cite: string) => textOf(renderToStaticMarkup(<Sheet cite={cite} />))
    expect(sheet('OSL 10 kap. 14 §')).toContain('1 januari 2019. Lydelse enligt lag (2018:1919). Enligt ändringsregistret för lagen den 16 december 2025. Senare ändringar står i lagtexten.')
    expect(sheet('SoL 19 kap. 1 §')).not.toContain('ändringsregistret')
  })

  it('repeats of a question also what was not known', () => {
    const said = textOf(renderToStaticMarkup(<AskedOfTheLaw question={{ facts: { witness: 'unsure', consent: 'yes', concreteRisk: 'no' } }} />))
    expect(said).toContain(`Stämmer ${words('fact.consent')}`)
    expect(said).toContain(`Vet inte ${words('fact.witness')}`)
    expect(said).not.toContain(words('fact.concreteRisk'))
  })

  it('links each rule to a sheet that there is', () => {
    const slugs = new Set(firstSheets.map(({ slug }) => slug))
    for (const [, slug] of letter.matchAll(/href="\/sekretessguiden\/([a-z0-9-]+)"/g)) expect(slugs).toContain(slug)
  })

  it('has an example only for a question that some rule asks', () => {
    const asked = new Set(allGrounds.flatMap(({ mustWeigh }) => mustWeigh.map(({ code }) => code)))
    expect(exampleCodes.filter((code) => !asked.has(code))).toEqual([])
    expect(groundOf('youngAtRisk', 1)?.mustWeigh.map(({ code }) => code).filter((code) => exampleCodes.includes(code))).toEqual(['concrete', 'suitable', 'harm', 'enough'])
  })
})
