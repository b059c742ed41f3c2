/** Snapshot → what the pages say. Pure; `model.ts` has the shapes. */
import { dayAfter, startOfDay } from '@/lib/directory/days'
import { ladderOf, policeRegionOf } from '@/lib/directory/ladder'
import { fold } from '@/lib/directory/fold'
import type { Contact, ContactChoice, CountyGroup, FinderChoice, FinderIndex, MunicipalityPage } from '@/lib/directory/model'
import { nextChange, nextTold } from '@/lib/directory/opening'
import type { Reported } from '@/lib/directory/reports/model'
import type { ContactPointRow } from '@/lib/directory/rows'
import { verifiedUntil, type Snapshot } from '@/lib/directory/snapshot'

const swedish = new Intl.Collator('sv')

/** The page of one kommun; null when no kommun has the slug. */
export function municipalityPage(snapshot: Snapshot, slug: string): MunicipalityPage | null {
  const municipality = snapshot.municipalities.get(slug)
  const county = snapshot.rows.counties.find(({ code }) => code === municipality?.countyCode)
  if (!municipality || !county) return null
  const ladder = ladderOf(snapshot, municipality)
  const lines = linesOf(snapshot, ({ onEveryPage }) => onEveryPage)
  const contacts = [...ladder.flatMap((rung) => ('afterHours' in rung ? [rung.contact, rung.afterHours] : [rung.contact])), ...lines]
  return {
    slug: municipality.slug,
    code: municipality.code,
    name: municipality.name,
    officialName: municipality.officialName,
    county: { code: county.code, name: county.name, slug: county.slug },
    policeRegion: policeRegionOf(snapshot, municipality),
    hasProgramme: municipality.hasProgramme,
    ladder,
    helplines: lines,
    reviewedOn: contacts.flatMap((contact) => (contact ? [checkedOn(contact)] : [])).reduce((a, b) => (a > b ? a : b)),
  }
}

const checkedOn = ({ verification }: Contact): string => verification.verifiedOn ?? verification.source.retrievedOn

/** All lines for the whole country, those for professionals too; the page chooses by audience. */
export const helplines = (snapshot: Snapshot): Contact[] => linesOf(snapshot, () => true)

export const contactChoice = ({ key, name, phone }: Contact): ContactChoice => ({ key, name: name ?? phone?.shown ?? key, number: phone?.shown ?? null })

function linesOf(snapshot: Snapshot, wanted: (point: ContactPointRow) => boolean): Contact[] {
  const units = new Set((snapshot.unitsOf.get('nationwide') ?? []).filter(({ kind }) => kind === 'helpline').map(({ id }) => id))
  return snapshot.points
    .filter((point) => units.has(point.unitId) && wanted(point))
    .map((point) => snapshot.toContact(point, 'helpline'))
}

/** Counties from A to Ö, each with its kommuner from A to Ö. */
export function countyGroups({ rows }: Pick<Snapshot, 'rows'>): CountyGroup[] {
  return rows.counties
    .map(({ code, slug, name }) => ({
      code, slug, name,
      municipalities: rows.municipalities
        .filter(({ countyCode }) => countyCode === code)
        .map((municipality) => ({ slug: municipality.slug, name: municipality.name }))
        .sort((a, b) => swedish.compare(a.name, b.name)),
    }))
    .sort((a, b) => swedish.compare(a.name, b.name))
}

export function finderIndex({ rows }: Pick<Snapshot, 'rows'>): FinderIndex {
  const counties = new Map(rows.counties.map(({ code, name }) => [code, name]))
  const slugs = new Map(rows.municipalities.map(({ code, slug }) => [code, slug]))
  const slugsOf = new Map<string, string[]>()
  for (const { placeId, municipalityCode } of rows.placeMunicipalities) {
    const slug = slugs.get(municipalityCode)
    if (slug) slugsOf.set(placeId, [...(slugsOf.get(placeId) ?? []), slug].sort())
  }
  return {
    municipalities: rows.municipalities
      .map(({ slug, name, countyCode }) => ({ slug, name, county: counties.get(countyCode) ?? '' }))
      .sort((a, b) => (a.slug < b.slug ? -1 : 1)),
    places: rows.places
      .map(({ id, name }) => ({ name, slugs: slugsOf.get(id) ?? [] }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    contacts: [...reportedContacts({ rows })].map(([key, { name, phone }]) => ({ key, name, phone })).sort((a, b) => (a.key < b.key ? -1 : 1)),
  }
}

/** Published contacts by their stable names: what they are called, their number, whose they are. */
export function reportedContacts({ rows }: Pick<Snapshot, 'rows'>): Map<string, Reported> {
  const units = new Map(rows.units.map(({ id, name }) => [id, name]))
  const owners = new Map(rows.authorities.map(({ id, name }) => [id, name]))
  return new Map(rows.contactPoints.filter(({ visibility }) => visibility === 'published').map((point) => [point.key, {
    name: point.name ?? units.get(point.unitId) ?? point.key, phone: point.phoneShown, owner: owners.get(point.authorityId) ?? '',
  }]))
}

/**
 * The next instant (epoch milliseconds) when a published page would say something else without anybody changing a row:
 * someone opens or closes, a confirmation runs out, an area or an agreement begins or ends. Null when never.
 */
export function nextTurn(snapshot: Snapshot): number | null {
  const { rows, now } = snapshot
  const shown = snapshot.schedules.flatMap(({ schedule }) => (schedule.kind === 'schedule' && schedule.certain ? [schedule] : []))
  const days = [
    ...snapshot.points.map(verifiedUntil).map((day) => day && dayAfter(day)),
    ...[...rows.coverage, ...rows.agreements].flatMap((row) => [row.validFrom, row.validUntil && dayAfter(row.validUntil)]),
  ].flatMap((day) => (day === null ? [] : [startOfDay(day)])).filter((instant) => instant > now)
  const all = [nextChange(shown, now), nextTold(shown, now), ...days].filter((instant) => instant !== null)
  return all.length > 0 ? Math.min(...all) : null
}

/**
 * Kommuner that an address without a page of its own would fit: `habo` is Håbo and Habo (decisions 17). Empty when the
 * address is nobody's, or when it is one kommun's alone.
 */
export function ambiguous({ rows }: Pick<Snapshot, 'rows'>, slug: string): FinderChoice[] {
  const counties = new Map(rows.counties.map(({ code, name }) => [code, name]))
  const twins = rows.municipalities.filter(({ name }) => fold(name).replaceAll(' ', '-') === slug)
  if (twins.length < 2) return []
  return twins.map(({ slug: own, name, countyCode }) => ({ slug: own, name, county: counties.get(countyCode) ?? '', place: null }))
}
