import { describe, expect, it } from 'vitest'
import { caseFault, groundCases } from '@/lib/grounds/cases'
import { groundsFor, truthOf } from '@/lib/grounds/evaluate'
import { aimsFor, queryOf, questionFrom, receiversFor, reversed, shownFor } from '@/lib/grounds/guide'
import type { Ground, Question } from '@/lib/grounds/model'
import { allGrounds, firstSheets, groundOf, groundsOn } from '@/lib/grounds/table'
import { tryByLot } from '@/tests/support/legal-questions'

const today = '2026-11-26'
const ask = (query: string, on = today) => shownFor(new URLSearchParams(query), on)

describe('the cases that were written by hand', () => {
  it.each(groundCases.map((one) => [`${one.ground} ${one.version}, ${one.law}: ${one.says}`, one] as const))('%s', (_, one) => {
    expect(caseFault(one)).toBeNull()
  })

  it('hold for every rule in every wording one where it opens and one where it does not, each naming a paragraph', () => {
    for (const { code, version } of allGrounds) {
      const own = groundCases.filter((one) => one.ground === code && one.version === version)
      expect(own.some(({ is }) => is === 'open' || is === 'unsettled'), `${code} ${version} opens`).toBe(true)
      expect(own.some(({ is }) => is === 'closed'), `${code} ${version} is closed`).toBe(true)
      expect(own.some(({ law }) => groundOf(code, version)?.law.includes(law)), `${code} ${version} by its paragraph`).toBe(true)
    }
  })

  it('find a rule that somebody loosens, tightens or forgets', () => {
    const faults = (change: (ground: Ground) => Ground[]) => groundCases.filter((one) => caseFault(one, allGrounds.flatMap(change)) !== null).map(({ law }) => law)
    const change = (code: string, part: Partial<Ground>) => faults((ground) => [ground.code === code ? { ...ground, ...part } : ground])
    expect(change('generalClause', { except: [] })).toContain('OSL 10 kap. 27 §')
    expect(change('youngAtRisk', { needs: [['concreteRisk']] })).toContain('OSL 10 kap. 18 a §')
    expect(change('contactDuty', { except: ['osl-26-1'] })).toContain('Lag (2025:170) 4 §')
    expect(change('consent', { ownOnly: false })).toContain('OSL 12 kap. 2 §')
    expect(change('crimePrevention', { validFrom: '2025-01-01' })).toContain('OSL 10 kap. 15 a §')
    expect(faults((ground) => (ground.code === 'inquiryDuty' ? [] : [ground]))).toContain('SoL 20 kap. 6 §')
  })
})

describe('Sara in Malmö asks whether she may tell Polisen', () => {
  it('about an eighteen-year-old whom something concrete puts at risk: yes, if it is weighed', () => {
    const { answer } = ask('from=socialServices&to=police&aim=preventCrime&age=from18&done=1&concreteRisk=1')
    expect(answer.verdict).toBe('may')
    expect(answer.grounds.filter(({ standing }) => standing === 'open').map(({ ground }) => ground.code)).toEqual(['youngAtRisk', 'crimePrevention'])
  })

  it('about support for an adult who has not consented: no, and is told that consent would open', () => {
    const { answer } = ask('from=socialServices&to=police&aim=support&done=1')
    expect(answer.verdict).toBe('mayNot')
    expect(answer.grounds.find(({ ground }) => ground.code === 'consent')?.reasons).toEqual([{ code: 'lacks', law: 'OSL 10 kap. 1 §', anyOf: ['consent'] }])
  })

  it('and when she does not know whether somebody consents, neither yes nor no', () => {
    const { answer } = ask('from=socialServices&to=police&aim=support&done=1&unsure=1')
    expect(answer.verdict).toBe('depends')
    expect(answer.grounds.find(({ ground }) => ground.code === 'consent')?.wants).toContain('consent')
  })

  it('is asked for at most six things, and only for what can change the answer', () => {
    expect(ask('').part).toBe('from')
    expect(ask('from=socialServices').part).toBe('to')
    expect(ask('from=socialServices&to=police').part).toBe('aim')
    // No rule for support between these two asks who took the first step or how old somebody is.
    expect(ask('from=socialServices&to=police&aim=support').part).toBe('facts')
    expect(ask('from=socialServices&to=police&aim=contact').part).toBe('initiative')
    expect(ask('from=socialServices&to=police&aim=preventCrime').part).toBe('age')
    expect(ask('from=socialServices&to=countyBoard').part).toBeNull()
  })
})

describe('age', () => {
  it('changes which rules there are at eighteen and at twenty-one, and none at fifteen', () => {
    const truths = (age: Question['age']) => [truthOf('under18', { ...(age && { age }), facts: {} }), truthOf('under21', { ...(age && { age }), facts: {} })]
    expect(truths('under15')).toEqual(['yes', 'yes'])
    expect(truths('from15')).toEqual(['yes', 'yes'])
    expect(truths('from18')).toEqual(['no', 'yes'])
    expect(truths('from21')).toEqual(['no', 'no'])
    expect(truths('unsure')).toEqual(['unsure', 'unsure'])
    expect(truths(undefined)).toEqual(['unasked', 'unasked'])
    // Whatever is asked, whoever is under fifteen and whoever has turned it are judged by the same rules.
    for (const { ask: query, on } of groundCases) {
      const judged = (age: 'under15' | 'from15') => groundsFor({ ...questionFrom(new URLSearchParams(query), on), age }, on).grounds.map(({ standing, reasons }) => [standing, reasons])
      expect(judged('from15'), query).toEqual(judged('under15'))
    }
  })
})

describe('rules change', () => {
  it('tomorrow’s rule changes none of yesterday’s answers', () => {
    const question = questionFrom(new URLSearchParams('from=socialServices&to=police&aim=preventCrime&age=from18&done=1&concreteRisk=1'), today)
    const ends = allGrounds.flatMap((ground) => (ground.code === 'youngAtRisk'
      ? [{ ...ground, validUntil: today }, { ...ground, version: 2, validFrom: '2026-11-27', validUntil: null, needs: [['under18'], ['concreteRisk']] } satisfies Ground] : [ground]))
    const standing = (on: string) => groundsFor(question, on, ends).grounds.filter(({ ground }) => ground.code === 'youngAtRisk').map((one) => [one.ground.version, one.standing])
    expect(standing(today)).toEqual([[1, 'open']])
    expect(standing('2026-11-27')).toEqual([[2, 'closed']])
    expect(standing('2026-06-01')).toEqual([[1, 'open']])
  })

  it('on each edge there is one wording of a rule at most, and the old one stays readable', () => {
    for (const day of allGrounds.flatMap(({ validFrom, validUntil }) => [validFrom, validUntil ?? validFrom])) {
      const codes = groundsOn(day).map(({ code }) => code)
      expect(new Set(codes).size, day).toBe(codes.length)
    }
    expect(groundOf('necessaryCare', 1)?.mustWeigh[0]?.question).toContain('fortgående missbruk')
    expect(groundOf('necessaryCare', 2)?.mustWeigh[0]?.question).toContain('skadligt bruk')
    expect(groundOf('necessaryCare', 3)).toBeNull()
  })

  it('says of each rule who read it: nobody has reviewed one yet', () => {
    expect(allGrounds.filter(({ reviewedBy }) => reviewedBy !== null)).toEqual([])
    for (const { source } of allGrounds) expect(source.url).toMatch(/^https:\/\//)
  })
})

describe('2,000 questions drawn by lot', () => {
  const { opened, broken, mostAsked } = tryByLot(2_000, 20_261_126)

  it('are all answered, the same each time, by no rule outside its scope, with a paragraph for every no', () => {
    expect(broken).toEqual([])
    expect(opened).toBeGreaterThan(100)
  })

  it('need at most six answers', () => { expect(mostAsked).toBeLessThanOrEqual(6) })
})

describe('the guide’s address', () => {
  it('tells the whole question and nothing else, and a part can be changed', () => {
    const { question } = ask('from=socialServices&to=police&aim=preventCrime&age=from18&namn=Kim&done=1&concreteRisk=1')
    expect(question).toMatchObject({ from: 'socialServices', to: 'police', aim: 'preventCrime', age: 'from18' })
    expect(JSON.stringify(question)).not.toContain('Kim')
    expect(queryOf(question, 'aim')).toBe('from=socialServices&to=police')
    expect(queryOf(question)).toBe('from=socialServices&to=police&aim=preventCrime&age=from18')
  })

  it('in words that are none of ours is as good as empty', () => {
    expect(ask('from=__proto__&to=constructor&aim=%00&age=17&done=1').part).toBe('from')
  })

  it('offers nobody themselves, and a purpose only where a rule has it', () => {
    expect(receiversFor('police')).not.toContain('police')
    expect(receiversFor('socialServices')).toContain('socialServices')
    expect(aimsFor('healthCare', 'police', today)).toContain('placement')
    expect(aimsFor('healthCare', 'school', today)).not.toContain('placement')
  })

  it('can be turned round where the two can change places', () => {
    expect(reversed({ from: 'socialServices', to: 'police', facts: {} })).toEqual({ from: 'police', to: 'socialServices' })
    expect(reversed({ from: 'socialServices', to: 'ivo', facts: {} })).toBeNull()
  })
})

describe('the sheets', () => {
  it('are one for each paragraph, each with words of its own', () => {
    expect(new Set(firstSheets.map(({ slug }) => slug)).size).toBe(firstSheets.length)
    expect(new Set(firstSheets.map(({ cite }) => cite)).size).toBe(firstSheets.length)
  })

  it('are written in sentences of at most 30 words', () => {
    for (const { cite, says } of firstSheets) for (const sentence of says.flatMap((part) => part.split(/[.:]\s+/)))
      expect(sentence.split(/\s+/).length, `${cite}: ${sentence}`).toBeLessThanOrEqual(30)
  })
})
