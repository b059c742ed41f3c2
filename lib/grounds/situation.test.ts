import { describe, expect, it } from 'vitest'
import { groundsFor } from '@/lib/grounds/evaluate'
import type { Fact, Question } from '@/lib/grounds/model'
import { statuteFile } from '@/lib/grounds/schema'
import { questionOfRecord, recordCode, recordOf, situationAfter, type Situation } from '@/lib/grounds/situation'
import secrecyAct from '@/prisma/data/grounds/osl.json'

const today = '2026-11-26'

describe('what is answered to the aid', () => {
  it('adds up when a consent is noted midway: only what is new is asked, and then nothing', () => {
    const known = (situation: Situation, consent: 'yes' | 'no'): Question =>
      ({ from: 'socialServices', to: 'socialServices', age: 'from18', initiative: 'own', ...(situation.aim && { aim: situation.aim }), facts: { ...situation.facts, consent, aboutOthers: 'no' } })
    const asked = (situation: Situation, consent: 'yes' | 'no'): Fact[] => {
      const { ask } = groundsFor(known(situation, consent), today)
      return ask !== null && typeof ask === 'object' ? ask.facts : []
    }
    const aim = situationAfter({}, { asked: 'aim', aim: 'ownTask', fact: [] }, [])
    const first = asked(aim, 'no')
    expect(first).toEqual(['witness'])
    const told = situationAfter(aim, { asked: 'facts', fact: ['unsure'] }, first)
    const second = asked(told, 'yes')
    const all = situationAfter(told, { asked: 'facts', fact: [] }, second)
    expect(second).toEqual(['investigation'])
    expect(all.facts).toEqual({ witness: 'unsure', investigation: 'no' })
    expect(asked(all, 'yes')).toEqual([])
    expect(groundsFor(known(all, 'yes'), today).ask).toBeNull()
  })

  it('says nothing of facts that were not on the page', () => {
    expect(situationAfter({}, { asked: 'facts', fact: ['witness'] }, ['consent', 'witness']).facts).toEqual({ consent: 'no', witness: 'yes' })
    expect(situationAfter({ facts: { witness: 'yes' } }, { asked: 'facts', fact: ['unsure'] }, ['consent']).facts).toEqual({ witness: 'yes', consent: 'unsure' })
  })
})

describe('the question kept with a decision', () => {
  it('is read again as it was asked', () => {
    const question: Question = { from: 'police', to: 'socialServices', aim: 'support', age: 'unsure', facts: { witness: 'unsure' } }
    expect(questionOfRecord(recordOf(question))).toEqual(question)
  })

  it('is none when it holds a code that has been retired, or is not ours', () => {
    for (const record of [undefined, '', 'Hen vill.', 'null', '[]', '{"facts":{"retiredFact":"yes"}}', '{"aim":"retiredAim","facts":{}}', '{"aim":"support"}'])
      expect(questionOfRecord(record), record).toBeNull()
  })

  it('is kept under a code by which no rule may ask', () => {
    expect(statuteFile.safeParse(secrecyAct).success).toBe(true)
    const [first, ...rest] = secrecyAct.grounds
    expect(statuteFile.safeParse({ ...secrecyAct, grounds: [{ ...first, mustWeigh: [{ code: recordCode, question: 'Vad frågades?' }] }, ...rest] }).success).toBe(false)
  })
})
