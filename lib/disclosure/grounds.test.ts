import { describe, expect, it } from 'vitest'
import type { Age } from '@/lib/disclosure/age'
import { deciderOf, groundFault, type Proposal } from '@/lib/disclosure/grounds'
import { partyKinds, type ConsentFacts, type PartyKind } from '@/lib/disclosure/model'
import { groundOf, groundsOn } from '@/lib/grounds/table'

const now = Date.UTC(2026, 10, 24, 8)
const at = { day: '2026-11-24', now }
const syd = '8b1f2c52-0a0e-4a53-9a57-6d5f8a1c0042'
const consent: ConsentFacts = { state: 'active', toUnitId: syd, purpose: 'assessExit', fields: ['name', 'birthYear', 'threat'], validUntil: now + 1 }
/** By the year, so that nothing depends on a day. */
const born = (birthYear: number): Age => ({ adultFrom: null, birthYear, said: null })
const adult = born(1990)
const child = born(2012)
const nobodyKnows: Age = { adultFrom: null, birthYear: null, said: 'unknown' }
const proposal: Proposal = { from: 'municipality', to: 'police', toUnitId: syd, purpose: 'assessExit', fields: ['name', 'threat'], age: adult, doubt: null, consent }

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
  const everybody = [...partyKinds]
  /** By hand from the statutes: from → to that each ground can carry at all between authorities of the portal. */
  const carries: Record<string, { from: PartyKind[]; to: PartyKind[] }> = {
    consent: { from: everybody, to: everybody },
    ownTask: { from: everybody, to: everybody },
    // 10:15 a is closed to health care's own secrecy (25 kap.), 10:27 to that and to socialtjänst's (26 kap.); both are open towards them.
    crimePrevention: { from: ['police', 'prisonAndProbation', 'youthCare', 'municipality'], to: everybody },
    generalClause: { from: ['police', 'prisonAndProbation'], to: everybody },
    serving: { from: everybody, to: everybody },
    contactDuty: { from: everybody, to: ['police'] },
    listedDuty: { from: ['prisonAndProbation'], to: ['police'] },
    prisonShared: { from: ['prisonAndProbation'], to: ['police'] },
    otherSecrecyCrime: { from: ['police', 'prisonAndProbation'], to: ['police'] },
    // 26:9 and 25:12: from socialtjänst and from health care, to both.
    necessaryCare: { from: ['youthCare', 'municipality'], to: ['youthCare', 'municipality', 'region'] },
    careToCare: { from: ['region'], to: ['youthCare', 'municipality', 'region'] },
    cannotConsent: { from: ['region'], to: ['youthCare', 'municipality', 'region'] },
    // 10:18 a–23: to Polisen among the authorities of the portal.
    youngAtRisk: { from: ['youthCare', 'municipality'], to: ['police'] },
    terrorRisk: { from: ['youthCare', 'municipality', 'region'], to: ['police'] },
    relativeRisk: { from: ['youthCare', 'municipality', 'region'], to: ['police'] },
    immediateAction: { from: ['youthCare', 'municipality'], to: ['police'] },
    crimeAgainstChild: { from: ['youthCare', 'municipality', 'region'], to: ['police'] },
    drugsToChild: { from: ['youthCare', 'municipality'], to: ['police'] },
    committedTerror: { from: ['youthCare', 'municipality', 'region'], to: ['police'] },
    seriousCrime: { from: ['youthCare', 'municipality', 'region'], to: ['police'] },
    youthCareRisk: { from: ['youthCare'], to: ['police'] },
    youthCareInside: { from: ['youthCare'], to: ['police'] },
    youthSupervision: { from: ['youthCare', 'municipality'], to: ['prisonAndProbation'] },
    policeTerror: { from: ['police'], to: ['municipality'] },
    policeNotice: { from: ['police'], to: ['municipality'] },
    suspectUnder18: { from: ['police'], to: ['municipality'] },
    youthStatement: { from: ['municipality'], to: ['police'] },
    personalInquiry: { from: ['municipality'], to: ['prisonAndProbation'] },
    placementQuestion: { from: ['municipality'], to: ['police'] },
    careStay: { from: ['region'], to: ['police'] },
    providerDuty: { from: ['youthCare', 'municipality'], to: ['municipality'] },
    transferDuty: { from: ['municipality'], to: ['municipality'] },
    wrongBenefit: { from: ['municipality'], to: ['municipality'] },
    // SoL 19:1 and 20:6: to socialnämnden.
    childConcern: { from: everybody, to: ['municipality'] },
    inquiryDuty: { from: everybody, to: ['municipality'] },
  }
  /**
   * Grounds whose receiver or sender has no account here: a private provider, IVO, Skatteverket, Säkerhetspolisen; and the duty of
   * kommuner and regioner (lag 2025:170 6 §), from which 8 § takes what socialtjänst and health care hold.
   */
  const elsewhere = ['municipalDuty', 'reservation', 'supervision', 'protectedRegistration', 'paidAid', 'careSecurityPolice', 'consentPrivate', 'consentSchool', 'principalAsked', 'principalOwn']

  it('is what the statutes say, for every ground and every pair of authorities', () => {
    expect(groundsOn(at.day).map((ground) => ground.code).sort()).toEqual([...Object.keys(carries), ...elsewhere].sort())
    for (const [code, { from: senders, to: receivers }] of Object.entries(carries))
      for (const from of partyKinds) for (const to of partyKinds) {
        const fault = faultOf(code, { from, to, age: child })
        const expected = !senders.includes(from) ? 'notFromThisAuthority' : !receivers.includes(to) ? 'notToThisAuthority' : null
        expect(fault, `${code} ${from} → ${to}`).toBe(expected)
      }
    for (const code of elsewhere) for (const from of partyKinds) for (const to of partyKinds) expect(faultOf(code, { from, to }), `${code} ${from} → ${to}`).not.toBeNull()
  })

  it('an orosanmälan is about a child; when nobody knows the age it may be made, with words for why', () => {
    const toMalmo = { from: 'police', to: 'municipality' } as const
    expect(faultOf('childConcern', { ...toMalmo, age: adult })).toBe('notAChild')
    expect(faultOf('childConcern', { ...toMalmo, age: nobodyKnows })).toBe('ageUnknown')
    expect(faultOf('childConcern', { ...toMalmo, age: null })).toBe('ageUnknown')
    expect(faultOf('childConcern', { ...toMalmo, age: nobodyKnows, doubt: 'Säger att hen går i nian.' })).toBeNull()
    // Words never make a child of an adult.
    expect(faultOf('childConcern', { ...toMalmo, age: adult, doubt: 'Ser ung ut.' })).toBe('notAChild')
  })

  it('OSL 10:18 a reaches whoever is under 21, to the day, and nobody older', () => {
    const twentyOne = (adultFrom: string): Age => ({ adultFrom, birthYear: 2005, said: null })
    // Eighteen on 24 November 2023 is twenty-one on 24 November 2026.
    expect(faultOf('youngAtRisk', { age: twentyOne('2023-11-25') })).toBeNull()
    expect(faultOf('youngAtRisk', { age: twentyOne('2023-11-24') })).toBe('notUnder21')
    expect(faultOf('youngAtRisk', { age: born(2005) })).toBe('ageUnknown')
    expect(faultOf('youngAtRisk', { age: born(2005), doubt: 'Fyller år i december.' })).toBeNull()
  })

  it('never länsstyrelsen or Socialstyrelsen: they have no secrecy of their own for this', () => {
    expect(partyKinds).not.toContain('countyBoard')
    for (const { to } of groundsOn(at.day)) expect(to.filter((each) => each === 'countyBoard' || each === 'socialstyrelsen')).toEqual([])
  })
})

describe('rules change', () => {
  it('a decision made on the old words of OSL 26:9 keeps them, and no new one is', () => {
    const old = groundOf('necessaryCare', 1)
    if (!old) throw new Error('the old version stands')
    expect(groundFault(old, { ...proposal, to: 'region' }, { day: '2027-12-31', now })).toBeNull()
    expect(groundFault(old, { ...proposal, to: 'region' }, { day: '2028-01-01', now })).toBe('notInForce')
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
