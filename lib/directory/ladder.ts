/**
 * The ladder of a kommun page (decisions 16): own unit, unit of an agreement, police coordination, socialtjänst, national
 * contact point, 112. Never by distance: near can be dangerous. It never ends before 112, so no kommun is a dead end.
 */
import { dayOf } from '@/lib/directory/days'
import type { Rung } from '@/lib/directory/model'
import type { ContactPointRow, MunicipalityRow, UnitRow } from '@/lib/directory/rows'
import { holdsOn, type Snapshot } from '@/lib/directory/snapshot'

/** Rungs in the order to climb them. Throws when the directory holds no 112: such a page must not be published. */
export function ladderOf(snapshot: Snapshot, municipality: MunicipalityRow): Rung[] {
  const units = snapshot.unitsOf.get(municipality.code) ?? []
  const [emergency] = reach(snapshot, wholeCountry(snapshot, 'emergency'))
  if (!emergency) throw new Error('the directory has no emergency contact')
  const own = reach(snapshot, ofKind(units, 'programme'))
    .map((point): Rung => ({ kind: 'ownProgramme', contact: snapshot.toContact(point, 'ownProgramme') }))
  const police = reach(snapshot, ofKind(units, 'policeCoordination'))
    .map((point): Rung => ({ kind: 'policeCoordination', contact: snapshot.toContact(point, 'policeCoordination'), region: policeRegionOf(snapshot, municipality) }))
  return settle(
    [...own, ...agreementsOf(snapshot, municipality), ...police, socialServices(snapshot, units)],
    nationalContactPoint(snapshot),
    { kind: 'emergency', contact: snapshot.toContact(emergency, 'emergency') },
  )
}

/**
 * A contact that its owner has not confirmed in time sinks below the national contact point but never vanishes.
 * As long as the national contact point has no published way to reach it, a stale contact stops
 * above the rungs that offer none: an old number is worth more than no number.
 */
function settle(local: Rung[], national: Rung, emergency: Rung): Rung[] {
  const stale = local.filter(isStale)
  const fresh = local.filter((rung) => !isStale(rung))
  if (national.contact && !isStale(national)) return [...fresh, national, ...stale, emergency]
  const lastReachable = fresh.findLastIndex((rung) => rung.contact !== null)
  return [...fresh.slice(0, lastReachable + 1), ...stale, ...fresh.slice(lastReachable + 1), national, emergency]
}

const isStale = (rung: Rung): boolean => rung.contact?.verification.state === 'stale'

const ofKind = (units: UnitRow[], kind: UnitRow['kind']): UnitRow[] => units.filter((unit) => unit.kind === kind)
const wholeCountry = (snapshot: Snapshot, kind: UnitRow['kind']): UnitRow[] => ofKind(snapshot.unitsOf.get('nationwide') ?? [], kind)

/** The first way to reach each unit; a unit without one gives nothing. */
const reach = (snapshot: Snapshot, units: UnitRow[]): ContactPointRow[] =>
  units.flatMap((unit) => (snapshot.contactsOf.get(unit.id) ?? []).slice(0, 1))

function agreementsOf(snapshot: Snapshot, municipality: MunicipalityRow): Rung[] {
  const { rows } = snapshot
  const today = dayOf(snapshot.now)
  return rows.agreements
    .filter((agreement) => holdsOn(agreement, today))
    .filter(({ id }) => rows.agreementMunicipalities.some((row) => row.agreementId === id && row.municipalityCode === municipality.code))
    .flatMap((agreement) => {
      const host = rows.authorities.find((authority) => authority.id === agreement.authorityId)?.municipalityCode
      // The kommun whose unit it is has it as its own programme, not through an agreement with itself.
      if (host === municipality.code) return []
      const name = rows.municipalities.find(({ code }) => code === host)?.name
      return reach(snapshot, rows.units.filter((unit) => unit.id === agreement.unitId)).flatMap((point): Rung[] =>
        name === undefined ? [] : [{ kind: 'agreement', contact: snapshot.toContact(point, 'agreement'), municipality: name }])
    })
}

function socialServices(snapshot: Snapshot, units: UnitRow[]): Rung {
  const [point] = reach(snapshot, ofKind(units, 'socialServices'))
  const [night] = reach(snapshot, ofKind(units, 'socialEmergency'))
  return {
    kind: 'socialServices',
    contact: point ? snapshot.toContact(point, 'socialServices') : null,
    afterHours: night ? snapshot.toContact(night, 'socialEmergency') : null,
  }
}

function nationalContactPoint(snapshot: Snapshot): Rung {
  const [point] = reach(snapshot, wholeCountry(snapshot, 'nationalContactPoint'))
  return { kind: 'nationalContactPoint', contact: point ? snapshot.toContact(point, 'nationalContactPoint') : null }
}

/** kommun → län → polisregion: the regions follow county borders. */
export function policeRegionOf({ rows }: Pick<Snapshot, 'rows'>, municipality: Pick<MunicipalityRow, 'countyCode'>): string {
  const county = rows.counties.find(({ code }) => code === municipality.countyCode)
  const region = rows.policeRegions.find(({ id }) => id === county?.policeRegionId)
  if (!region) throw new Error(`county ${municipality.countyCode} has no police region`)
  return region.name
}
