import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { groundCases } from '@/lib/grounds/cases'
import { printCases, readCases, type OwnCase } from '@/lib/grounds/keeping/case-text'
import { checkWording } from '@/lib/grounds/keeping/faults'
import { fieldsOf, ruleOf } from '@/lib/grounds/keeping/rule-form'
import { SaveWording } from '@/lib/grounds/keeping/schemas'
import type { Ground } from '@/lib/grounds/model'
import { allGrounds, firstSheets, groundOf } from '@/lib/grounds/table'

const casesOf = ({ code, version }: Ground): OwnCase[] => groundCases.filter((one) => one.ground === code && one.version === version && one.is !== 'absent')
  .map(({ ground: _ground, version: _version, on: _on, ...own }) => own)
const cites = new Set(firstSheets.map(({ cite }) => cite))
/** A form as it would be sent with nothing changed, and with something changed. */
function read(ground: Ground, more: Record<string, string | string[]> = {}) {
  const form: Record<string, string | string[]> = { wordingId: randomUUID(), version: '1', ...fieldsOf(ground, casesOf(ground), 'Därför.'), ...more }
  return ruleOf(SaveWording.parse(Object.fromEntries(Object.entries(form).filter(([, sent]) => typeof sent === 'string' || sent.length > 0))), ground, cites)
}
const rule = (code: string): Ground => { const found = groundOf(code, 1); if (!found) throw new Error(code); return found }

describe('the form of a wording', () => {
  it('has room for every rule and every case that there is, and changes nothing by being sent as it came', () => {
    for (const ground of allGrounds) {
      const own = casesOf(ground)
      // A case is about the rule's paragraph or the one that closes it.
      expect(read(ground), ground.code).toEqual({ ok: true, value: { ground, cases: own.map((one) => ({ ...one, law: one.whyLaw ?? ground.law[0] })) } })
    }
  })

  it('keeps the code of a question that is put in other words, by which decisions know it', () => {
    const before = rule('generalClause')
    const after = read(before, { weigh0: 'Väger skälen över?', weigh4: 'Vad säger barnet?' })
    expect(after.ok && after.value.ground.mustWeigh.map(({ code }) => code)).toEqual([...before.mustWeigh.map(({ code }) => code), 'since1q4'])
  })

  it.each([
    [{ law: 'OSL 99 kap. 1 §' }, 'law', 'unknownParagraph'], [{ exceptLaw: '' }, 'exceptLaw', 'required'], [{ liftsAll: 'these', lifts: [] }, 'lifts', 'choose'],
    [{ liftsAll: 'these', lifts: ['osl-18-1'] }, 'except', 'exceptNeedsAll'], [{ validUntil: '2000-01-01' }, 'validUntil', 'endsBeforeItBegins'],
    [{ doubtText: 'Oklart.' }, 'doubtFrom', 'choose'], [{ cases: 'Skolan vill berätta.\nfrom=school' }, 'cases', 'notCases'],
  ] as const)('says what contradicts what: %j', (more, field, key) => {
    expect(read(rule('generalClause'), { ...more } as Record<string, string | string[]>)).toEqual({ ok: false, code: 'invalidInput', fields: { [field]: [key] } })
  })
})

describe('a case as a jurist writes it', () => {
  const on = '2026-11-26'
  it('is read from the whole address that the guide shows', () => {
    expect(readCases('Skolan vill berätta.\nhttps://vidare.example/sekretessguiden?from=school&to=police&done=1#x\nöppnar', 'OSL 10 kap. 27 §', on))
      .toEqual([{ law: 'OSL 10 kap. 27 §', says: 'Skolan vill berätta.', ask: 'from=school&to=police&done=1', is: 'open', why: null, whyLaw: null }])
  })
  it.each(['Bara en rad', 'Vad.\nfrom=nobody&to=police\nöppnar', 'Vad.\nfrom=school&to=police\nkanske', 'Vad.\nfrom=school&to=police\nstängd: för att', 'Vad.\nfrom=school&to=police\nöppnar: bevisperson', 'a\nb\nc\nd'])('is none when it is %j', (typed) => {
    expect(readCases(typed, 'OSL 10 kap. 27 §', on)).toBeNull()
  })
  it('is printed as it is read', () => {
    expect(printCases([{ law: 'OSL 12 kap. 2 §', says: 'Rör brodern.', ask: 'from=school&to=police', is: 'closed', why: 'others', whyLaw: 'OSL 12 kap. 2 §' }]))
      .toBe('Rör brodern.\nfrom=school&to=police\nstängd: rör någon annan, OSL 12 kap. 2 §')
  })
})

describe('a wording that is tried', () => {
  const rules = { table: allGrounds, own: [], endings: [], sheets: firstSheets }
  const asNew = (ground: Ground, more: Partial<Ground>): Ground => ({ ...ground, version: 9, validFrom: '2027-01-01', ...more })
  const own = (ground: Ground) => casesOf(rule(ground.code)).map((one) => ({ ...one, ground: ground.code, version: ground.version, on: ground.validFrom }))

  it('answers its cases as the one before, when nothing is changed', () => {
    const ground = asNew(rule('generalClause'), {})
    expect(checkWording(ground, own(ground), rules, '2026-11-27')).toMatchObject({ faults: [], missing: [], beginsTooSoon: false })
  })

  it('is told of by paragraph and case when it does not', () => {
    const ground = asNew(rule('generalClause'), { except: [], exceptLaw: null })
    const { faults } = checkWording(ground, own(ground), rules, '2026-11-27')
    expect(faults.length).toBeGreaterThan(0)
    expect(faults.every(({ law }) => law.startsWith('OSL 10 kap. 27 §'))).toBe(true)
  })

  it('needs a case from each side, and a day that has not begun', () => {
    const ground = asNew(rule('generalClause'), {})
    expect(checkWording(ground, own(ground).filter(({ is }) => is === 'open'), rules, '2027-01-01')).toMatchObject({ missing: ['closed'], beginsTooSoon: true })
  })
})
