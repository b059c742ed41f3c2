import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { answersOf, firstQuestion, isQuestion, mostQuestions, outcomeIds, questionBefore, questionIds, stepOf, type NodeId } from '@/lib/guide/flow'

/** Every way through, written by hand: the answers given, and where they end. */
const ways: [answers: string, end: string][] = [
  ['yes', 'emergency'],
  ...['no', 'unsure'].flatMap((danger): [string, string][] => [
    [`${danger} meAdult crime`, 'adult'],
    [`${danger} meAdult extremism`, 'extremismAdult'],
    [`${danger} meAdult honour`, 'honourAdult'],
    [`${danger} meAdult unsure`, 'adult'],
    [`${danger} meChild crime`, 'child'],
    [`${danger} meChild extremism`, 'child'],
    [`${danger} meChild honour`, 'honourChild'],
    [`${danger} meChild unsure`, 'child'],
    [`${danger} someone crime`, 'relative'],
    [`${danger} someone extremism`, 'extremismOther'],
    [`${danger} someone honour`, 'honourOther'],
    [`${danger} someone unsure`, 'relative'],
    [`${danger} atWork`, 'work'],
    [`${danger} unsure`, 'talk'],
  ]),
]

/** Walks as a browser does: each answer is a form that says only where it stands and what was pressed. */
const walk = (answers: string): NodeId[] => {
  let node: NodeId = firstQuestion
  return answers.split(' ').map((answer) => {
    node = stepOf(new URLSearchParams({ at: node, answer }))?.node ?? 'danger'
    return node
  })
}

/** All ways that the data has, found without knowing the table above. */
const found = (node: NodeId, so: string[] = []): [string, string][] =>
  isQuestion(node) ? answersOf(node).flatMap(([answer, to]) => found(to, [...so, answer])) : [[so.join(' '), node]]

describe('a visitor who answers the questions', () => {
  it.each(ways)('%s ends at %s', (answers, end) => { expect(walk(answers).at(-1)).toBe(end) })

  it('has no other way than those', () => { expect(found(firstQuestion).sort()).toEqual(ways.toSorted()) })

  it('is never asked more than three questions', () => {
    expect(Math.max(...found(firstQuestion).map(([answers]) => answers.split(' ').length))).toBe(mostQuestions)
    expect(mostQuestions).toBe(3)
  })

  it('can always say that they do not know, and is told somebody to talk to', () => {
    for (const question of questionIds) expect(answersOf(question).map(([answer]) => answer), question).toContain('unsure')
  })

  it('reaches every question and every ending there is', () => {
    const seen = new Set(ways.flatMap(([answers]) => walk(answers)))
    expect([...seen].sort()).toEqual([...questionIds.filter((id) => id !== firstQuestion), ...outcomeIds].sort())
  })

  it('comes back from every question to the one before, and from every ending to the one answered last', () => {
    for (const [answers] of ways) {
      const stations: NodeId[] = [firstQuestion, ...walk(answers)]
      answers.split(' ').forEach((answer, at) => {
        const here = stations[at] ?? ''
        const next = stations[at + 1] ?? ''
        const step = stepOf(new URLSearchParams({ at: here, answer }))
        expect(step).toEqual({ node: next, from: here })
        if (isQuestion(next)) expect(questionBefore(next)).toBe(here)
        expect(stepOf(new URLSearchParams({ to: step?.from ?? '' }))?.node).toBe(here)
      })
    }
  })
})

describe('a form that none of our pages sends', () => {
  it.each([
    '', 'at=danger', 'answer=yes', 'at=danger&answer=crime', 'at=emergency&answer=yes', 'to=emergency', 'to=', 'at=__proto__&answer=yes',
    'at=danger&answer=constructor', 'at=danger%00&answer=yes',
  ])('%s leads nowhere', (body) => { expect(stepOf(new URLSearchParams(body))).toBeNull() })
})

describe('an ending', () => {
  /** Whom each must name, by hand: the number that dials, or a contact of the directory. */
  const calls: Record<(typeof outcomeIds)[number], string> = {
    emergency: '112', adult: '11414', child: '116111', relative: '11414', extremismAdult: '11414', extremismOther: '+4620100200',
    honourAdult: '+4620577070', honourChild: '+4620577070', honourOther: '+4620577070', work: '11414', talk: '11414',
  }
  const dialled = new Map((JSON.parse(readFileSync('prisma/data/contacts.json', 'utf8')) as { contacts: { key: string; phone: { dial: string } }[] })
    .contacts.map(({ key, phone }) => [key, phone.dial]))

  it.each(Object.entries(calls).flatMap(([outcome, dial]) => (['sv', 'en', 'ar'] as const).map((locale) => ({ outcome, dial, locale }))))(
    '$outcome in $locale names whom to call, $dial', ({ outcome, dial, locale }) => {
      const document = JSON.parse(readFileSync(`prisma/data/content/${locale}/guide/${outcome}.json`, 'utf8')) as { call?: { dial?: string; contact?: string }; sections: { blocks: { type: string; keys?: string[] }[] }[] }
      const shown = [document.call?.dial ?? dialled.get(document.call?.contact ?? ''), ...document.sections.flatMap(({ blocks }) => blocks.flatMap(({ keys = [] }) => keys.map((key) => dialled.get(key))))]
      expect(shown).toContain(dial)
      expect(shown).not.toContain(undefined)
    })
})
