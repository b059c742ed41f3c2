import { describe, expect, it } from 'vitest'
import { deciderOf, groundFault, groundOf, groundsOn, type Proposal } from '@/lib/disclosure/grounds'
import { partyKinds, type ConsentFacts, type PartyKind } from '@/lib/disclosure/model'
import data from '@/prisma/data/grounds.json'

const now = Date.UTC(2026, 10, 24, 8)
const at = { day: '2026-11-24', now }
const syd = '8b1f2c52-0a0e-4a53-9a57-6d5f8a1c0042'
const consent: ConsentFacts = { state: 'active', toUnitId: syd, purpose: 'assessExit', fields: ['name', 'birthYear', 'threat'], validUntil: now + 1 }
const proposal: Proposal = { from: 'municipality', to: 'police', toUnitId: syd, purpose: 'assessExit', fields: ['name', 'threat'], isChild: false, doubt: null, consent }

const inForce = (code: string) => {
  const ground = groundsOn(at.day).find((one) => one.code === code)
  if (!ground) throw new Error(`no ground ${code}`)
  return ground
}
const faultOf = (code: string, change: Partial<Proposal> = {}, when = at) => groundFault(inForce(code), { ...proposal, ...change }, when)

describe('Amira in Malmö asks on which ground Kim’s name may go to Polisen', () => {
  it('on Kim’s consent, as far as it goes and as long as it lasts', () => {
    expect(faultOf('consent')).toBeNull()
    expect(faultOf('consent', { consent: null })).toBe('consentMissing')
    expect(faultOf('consent', { consent: { ...consent, state: 'withdrawn' } })).toBe('consentWithdrawn')
    expect(faultOf('consent', { consent: { ...consent, state: 'expired' } })).toBe('consentExpired')
    // It ends at an instant, also when nobody has marked it as ended.
    expect(faultOf('consent', {}, { ...at, now: now + 1 })).toBe('consentExpired')
    expect(faultOf('consent', { toUnitId: 'another' })).toBe('consentOtherRecipient')
    expect(faultOf('consent', { purpose: 'care' })).toBe('consentOtherPurpose')
    expect(faultOf('consent', { fields: ['name', 'health'] })).toBe('consentTooNarrow')
  })

  it('never on Kim’s consent about the sister, even when the box was ticked (OSL 12:2)', () => {
    expect(faultOf('consent', { fields: ['name', 'aboutOthers'], consent: { ...consent, fields: ['name', 'aboutOthers'] } })).toBe('aboutOthers')
  })

  it('on no consent where the rule needs none', () => {
    expect(faultOf('crimePrevention', { consent: null })).toBeNull()
    expect(faultOf('ownTask', { consent: { ...consent, state: 'withdrawn' } })).toBeNull()
  })
})

describe('who may tell whom', () => {
  /** By hand from the statutes: from → to that each ground can carry at all. */
  const carries: Record<string, { from: PartyKind[]; to: PartyKind[] }> = {
    consent: { from: [...partyKinds], to: [...partyKinds] },
    ownTask: { from: [...partyKinds], to: [...partyKinds] },
    // 10:15 a is closed to health care's own secrecy (25 kap.), open towards it.
    crimePrevention: { from: ['police', 'prisonAndProbation', 'youthCare', 'municipality'], to: [...partyKinds] },
    // 26:9: from socialtjänst to socialtjänst or health care.
    necessaryCare: { from: ['youthCare', 'municipality'], to: ['youthCare', 'municipality', 'region'] },
    // SoL 19:1: to socialnämnden.
    childConcern: { from: [...partyKinds], to: ['municipality'] },
  }

  it('is what the statutes say, for every pair of authorities', () => {
    expect(groundsOn(at.day).map((ground) => ground.code).sort()).toEqual(Object.keys(carries).sort())
    for (const [code, { from: senders, to: receivers }] of Object.entries(carries))
      for (const from of partyKinds) for (const to of partyKinds) {
        const fault = faultOf(code, { from, to, isChild: true })
        const expected = !senders.includes(from) ? 'notFromThisAuthority' : !receivers.includes(to) ? 'notToThisAuthority' : null
        expect(fault, `${code} ${from} → ${to}`).toBe(expected)
      }
  })

  it('an orosanmälan is about a child; when nobody knows the age it may be made, with words for why', () => {
    const toMalmo = { from: 'police', to: 'municipality' } as const
    expect(faultOf('childConcern', { ...toMalmo, isChild: false })).toBe('notAChild')
    expect(faultOf('childConcern', { ...toMalmo, isChild: null })).toBe('ageUnknown')
    expect(faultOf('childConcern', { ...toMalmo, isChild: null, doubt: 'Säger att hen går i nian.' })).toBeNull()
    // Words never make a child of an adult.
    expect(faultOf('childConcern', { ...toMalmo, isChild: false, doubt: 'Ser ung ut.' })).toBe('notAChild')
  })

  it('never länsstyrelsen or Socialstyrelsen: they have no secrecy of their own for this', () => {
    expect(partyKinds).not.toContain('countyBoard')
    expect(JSON.stringify(data)).not.toMatch(/countyBoard|socialstyrelsen"/)
  })
})

describe('rules change', () => {
  it('the words of OSL 26:9 change on 1 January 2028, and a decision made before keeps its own', () => {
    const version = (day: string) => groundsOn(day).filter((ground) => ground.code === 'necessaryCare').map((ground) => ground.version)
    expect(version('2027-12-31')).toEqual([1])
    expect(version('2028-01-01')).toEqual([2])
    expect(groundOf('necessaryCare', 1)?.mustWeigh[0]?.question).toContain('fortgående missbruk')
    expect(groundOf('necessaryCare', 2)?.mustWeigh[0]?.question).toContain('skadligt bruk')
    const old = groundOf('necessaryCare', 1)
    if (!old) throw new Error('the old version stands')
    expect(groundFault(old, { ...proposal, to: 'region' }, { day: '2028-01-01', now })).toBe('notInForce')
    expect(groundOf('necessaryCare', 3)).toBeNull()
  })

  it('every ground is in force in one version at most on any day, with source, date and a jurist’s name or none', () => {
    const edges = data.grounds.flatMap((ground) => [ground.validFrom, ground.validUntil ?? ground.validFrom])
    for (const day of edges) {
      const codes = groundsOn(day).map((ground) => ground.code)
      expect(new Set(codes).size, day).toBe(codes.length)
    }
    for (const ground of data.grounds) {
      expect(ground.source.url).toMatch(/^https:\/\//)
      expect(ground.reviewedBy).toBeNull()
      expect(ground.limits.length).toBeGreaterThan(0)
    }
    expect(groundsOn('2025-12-31')).toEqual([])
  })
})

describe('who decides (decisions 29)', () => {
  it('the secrecy officer, and a caseworker alone only when life, health or a child cannot wait and the ground allows it', () => {
    for (const ground of groundsOn(at.day)) expect(deciderOf(ground, null)).toBe('secrecyOfficer')
    expect(deciderOf(inForce('crimePrevention'), 'dangerToLifeOrHealth')).toBe('caseworker')
    expect(deciderOf(inForce('childConcern'), 'child')).toBe('caseworker')
    expect(deciderOf(inForce('ownTask'), 'dangerToLifeOrHealth')).toBe('secrecyOfficer')
  })
})
