import { describe, expect, it } from 'vitest'
import { factId, rowsOfFacts } from '@/lib/directory/facts'
import type { Rung } from '@/lib/directory/model'
import type { ContactPointRow, DirectoryRows, UnitRow } from '@/lib/directory/rows'
import { snapshotOf } from '@/lib/directory/snapshot'
import { municipalityPage, nextTurn } from '@/lib/directory/view'

const now = Date.parse('2026-11-22T02:00+01:00')

/** The true facts, and what a test changes in them. */
function ladderOf(slug: string, change: (rows: DirectoryRows) => void = () => undefined, at = now): Rung[] {
  const rows = rowsOfFacts()
  change(rows)
  const page = municipalityPage(snapshotOf(rows, at), slug)
  if (!page) throw new Error(`no page for ${slug}`)
  return page.ladder
}
const kinds = (ladder: Rung[]) => ladder.map(({ kind }) => kind)

const authorityOf = (code: string) => factId(`authority:municipality:${code}`)
const malmo = '1280'
const burlov = '1231'

/** A unit of a kommun's own, with one phone that its owner has confirmed. */
function addUnit(rows: DirectoryRows, kind: UnitRow['kind'], code: string, more: Partial<ContactPointRow> = {}): UnitRow {
  const [template] = rows.contactPoints
  if (!template) throw new Error('no contacts')
  const unit: UnitRow = { id: factId(`test:${kind}:${code}`), authorityId: authorityOf(code), parentId: null, kind, name: kind, nationwide: false, visibility: 'published' }
  rows.units.push(unit)
  rows.coverage.push({ id: factId(`test:area:${kind}:${code}`), authorityId: unit.authorityId, unitId: unit.id, municipalityCode: code, validFrom: '2026-01-01', validUntil: null })
  rows.contactPoints.push({
    ...template, id: factId(`test:phone:${kind}:${code}`), key: `test-${kind.toLowerCase()}-${code}`, authorityId: unit.authorityId, unitId: unit.id,
    // Made for drama and tests by PTS: a number that leads to nobody.
    phoneDial: '+46406280400', phoneShown: '040-628 04 00', verifiedOn: '2026-11-01', verifiedBy: 'test', ...more,
  })
  return unit
}

describe('someone in Malmö who climbs the ladder', () => {
  it('begins with the police coordination of region Syd while nothing nearer is known, and ends at 112', () => {
    expect(kinds(ladderOf('malmo'))).toEqual(['policeCoordination', 'socialServices', 'nationalContactPoint', 'emergency'])
    expect(ladderOf('malmo')[0]).toMatchObject({ region: 'Syd', contact: { phone: { dial: '11414' } } })
  })

  it('begins with the kommun\'s own unit once it is published', () => {
    const ladder = ladderOf('malmo', (rows) => { addUnit(rows, 'programme', malmo) })
    expect(kinds(ladder)).toEqual(['ownProgramme', 'policeCoordination', 'socialServices', 'nationalContactPoint', 'emergency'])
    expect(ladder[0]?.contact?.verification.state).toBe('verified')
  })

  it('never sees a unit whose phone is internal, or that no longer covers the kommun', () => {
    expect(kinds(ladderOf('malmo', (rows) => { addUnit(rows, 'programme', malmo, { visibility: 'internal' }) }))[0]).toBe('policeCoordination')
    expect(kinds(ladderOf('malmo', (rows) => {
      addUnit(rows, 'programme', malmo)
      for (const area of rows.coverage) if (area.municipalityCode === malmo && area.validFrom === '2026-01-01') area.validUntil = '2026-11-21'
    }))[0]).toBe('policeCoordination')
  })

  it('reaches the socialtjänst by its own number, and socialjouren at night, once they are published', () => {
    const ladder = ladderOf('malmo', (rows) => {
      const social = rows.units.find(({ id }) => id === factId(`unit:social-services:${malmo}`))
      const unit = addUnit(rows, 'socialEmergency', malmo)
      const phone = rows.contactPoints.find(({ unitId }) => unitId === unit.id)
      if (social && phone) rows.contactPoints.push({ ...phone, id: factId('test:day'), key: 'test-day', unitId: social.id })
    })
    expect(ladder.find(({ kind }) => kind === 'socialServices')).toMatchObject({ contact: { kind: 'socialServices' }, afterHours: { kind: 'socialEmergency' } })
  })
})

describe('someone in Burlöv, whose kommun has an agreement with Malmö', () => {
  const agree = (validUntil: string | null) => (rows: DirectoryRows) => {
    const unit = addUnit(rows, 'programme', malmo)
    rows.agreements.push({ id: factId('test:agreement'), authorityId: unit.authorityId, unitId: unit.id, validFrom: '2026-01-01', validUntil })
    for (const municipalityCode of [malmo, burlov])
      rows.agreementMunicipalities.push({ agreementId: factId('test:agreement'), authorityId: unit.authorityId, municipalityCode })
  }

  it('is led to Malmö\'s unit first, while the agreement holds', () => {
    expect(ladderOf('burlov', agree(null))[0]).toMatchObject({ kind: 'agreement', municipality: 'Malmö' })
    expect(kinds(ladderOf('burlov', agree('2026-11-22')))[0]).toBe('agreement')
    expect(kinds(ladderOf('burlov', agree('2026-11-21')))[0]).toBe('policeCoordination')
  })

  it('while Malmö itself does not have an agreement with itself, and a neighbour without one is not led there for being near', () => {
    expect(kinds(ladderOf('malmo', agree(null)))).toEqual(['ownProgramme', 'policeCoordination', 'socialServices', 'nationalContactPoint', 'emergency'])
    expect(kinds(ladderOf('lomma', agree(null)))[0]).toBe('policeCoordination')
  })
})

describe('a number that its owner has not confirmed in time', () => {
  const verified = (rows: DirectoryRows, key: string, verifiedOn: string) => {
    const point = rows.contactPoints.find((row) => row.key === key)
    if (point) Object.assign(point, { verifiedOn, verifiedBy: 'test', reviewIntervalMonths: 6 })
  }
  const openNational = (rows: DirectoryRows) => {
    const [template] = rows.contactPoints
    if (template) rows.contactPoints.push({ ...template, id: factId('test:national'), key: 'test-national', unitId: factId('unit:national-contact-point') })
  }

  it('holds to the last day of its interval and is stale on the next', () => {
    const state = (at: string) => ladderOf('malmo', (rows) => verified(rows, 'police-coordination-syd', '2026-05-21'), Date.parse(at))[0]?.contact?.verification.state
    expect(state('2026-11-21T23:59:59+01:00')).toBe('verified')
    expect(state('2026-11-22T00:00:00+01:00')).toBe('stale')
  })

  it('sinks below the national contact point once that can be reached, and never vanishes', () => {
    const ladder = ladderOf('malmo', (rows) => {
      verified(rows, 'police-coordination-syd', '2026-01-01')
      openNational(rows)
    })
    expect(kinds(ladder)).toEqual(['socialServices', 'nationalContactPoint', 'policeCoordination', 'emergency'])
  })

  it('stays above rungs that offer no number at all: an old number is worth more than none', () => {
    const stale = (rows: DirectoryRows) => verified(rows, 'police-coordination-syd', '2026-01-01')
    expect(kinds(ladderOf('malmo', stale))).toEqual(['policeCoordination', 'socialServices', 'nationalContactPoint', 'emergency'])
    expect(kinds(ladderOf('malmo', (rows) => {
      stale(rows)
      addUnit(rows, 'programme', malmo)
    }))).toEqual(['ownProgramme', 'policeCoordination', 'socialServices', 'nationalContactPoint', 'emergency'])
  })

  it('makes the page be published anew on the day it becomes stale', () => {
    const rows = rowsOfFacts()
    rows.openingHours = []
    verified(rows, 'police-coordination-syd', '2026-05-22')
    expect(nextTurn(snapshotOf(rows, now))).toBe(Date.parse('2026-11-23T00:00+01:00'))
  })
})

describe('the page', () => {
  it('is not made from a directory without 112', () => {
    const rows = rowsOfFacts()
    rows.contactPoints = rows.contactPoints.filter(({ key }) => key !== 'emergency')
    expect(() => municipalityPage(snapshotOf(rows, now), 'malmo')).toThrow('no emergency contact')
  })

  it('does not exist for an address that is no kommun\'s', () => {
    expect(municipalityPage(snapshotOf(rowsOfFacts(), now), 'habo')).toBeNull()
    expect(municipalityPage(snapshotOf(rowsOfFacts(), now), '__proto__')).toBeNull()
  })
})
