/**
 * The facts of prisma/data, checked, as rows. Ids are derived from names, so that seeding twice changes nothing and
 * a row keeps its id between installations. Codes are text: "0114" is not a number.
 */
import { createHash } from 'node:crypto'
import contactsJson from '@/prisma/data/contacts.json'
import countiesJson from '@/prisma/data/counties.json'
import municipalitiesJson from '@/prisma/data/municipalities.json'
import placesJson from '@/prisma/data/places.json'
import policeRegionsJson from '@/prisma/data/police-regions.json'
import { factShapes, type ContactFact } from '@/lib/directory/fact-shapes'
import { fold } from '@/lib/directory/fold'
import { directoryRows, type ContactPointRow, type DirectoryRows, type UnitRow } from '@/lib/directory/rows'

/** A UUID that always is the same for the same name (RFC 9562 version 8: our own way to fill it). */
export function factId(name: string): string {
  const hex = createHash('sha256').update(`vidare:${name}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Polisregionerna began their work on this day (the new Polismyndigheten); SoL support has no first day of its own. */
const sinceAlways = '2015-01-01'
const reviewIntervalMonths = 6

/** All facts as rows. Throws, naming the fault, when prisma/data does not hold together: that is a bug of ours. */
export function rowsOfFacts(): DirectoryRows {
  const { policeRegions } = factShapes.policeRegions.parse(policeRegionsJson)
  const counties = factShapes.counties.parse(countiesJson).counties
  const municipalities = factShapes.municipalities.parse(municipalitiesJson).municipalities
  const places = factShapes.places.parse(placesJson).places
  const given = factShapes.contacts.parse(contactsJson)
  const regionOf = new Map(counties.map((county) => [county.code, county.policeRegion]))
  const codeOf = new Map(municipalities.map((municipality) => [municipality.slug, municipality.code]))
  const rows: DirectoryRows = {
    policeRegions,
    counties: counties.map(({ policeRegion, ...county }) => ({ ...county, policeRegionId: policeRegion })),
    municipalities: municipalities.map(({ county, ...row }) => ({ ...row, countyCode: county, hasProgramme: 'unknown' })),
    places: [], placeMunicipalities: [], authorities: [], units: [], coverage: [], agreements: [], agreementMunicipalities: [],
    contactPoints: [], contactPointTexts: [], openingHours: [], openingExceptions: [],
  }
  const addUnit = (key: string, authority: string, kind: UnitRow['kind'], name: string, area: 'nationwide' | string[], since = sinceAlways) => {
    const row = { id: factId(`unit:${key}`), authorityId: factId(`authority:${authority}`) }
    rows.units.push({ ...row, parentId: null, kind, name, nationwide: area === 'nationwide', visibility: 'published' })
    for (const municipalityCode of area === 'nationwide' ? [] : area)
      rows.coverage.push({ id: factId(`coverage:${key}:${municipalityCode}`), authorityId: row.authorityId, unitId: row.id, municipalityCode, validFrom: since, validUntil: null })
  }

  for (const place of places) {
    const placeId = factId(`place:${place.name}`)
    rows.places.push({ id: placeId, name: place.name })
    for (const slug of place.slugs) rows.placeMunicipalities.push({ placeId, municipalityCode: must(codeOf.get(slug), `place ${place.name}: ${slug}`) })
  }
  for (const { key, county, ...authority } of given.authorities)
    rows.authorities.push({ id: factId(`authority:${key}`), ...authority, countyCode: county ?? null, municipalityCode: null })
  for (const { code, officialName, name, county } of municipalities) {
    rows.authorities.push({ id: factId(`authority:municipality:${code}`), kind: 'municipality', name: officialName, countyCode: county, municipalityCode: code })
    // Every kommun owes support by SoL, whether or not it has a programme, so each has its unit.
    addUnit(`social-services:${code}`, `municipality:${code}`, 'socialServices', `Socialtjänsten i ${name}`, [code])
  }
  for (const region of policeRegions) {
    const key = `police-coordination-${region.id}`
    const codes = municipalities.filter((municipality) => regionOf.get(municipality.county) === region.id).map(({ code }) => code)
    addUnit(key, 'polisen', 'policeCoordination', `Avhopparsamordningen i region ${region.name}`, codes)
    addContact(rows, { ...given.policeCoordination, key, unit: key, name: null, visibility: 'published', onEveryPage: false }, 0)
  }
  for (const unit of given.units)
    addUnit(unit.key, unit.authority, unit.kind, unit.name, unit.nationwide ? 'nationwide' : unit.municipalities, unit.validFrom)
  given.contacts.forEach((contact, position) => { addContact(rows, contact, position) })
  return checked(rows)
}

function addContact(rows: DirectoryRows, contact: Omit<ContactFact, 'name' | 'note'> & { name: string | null }, position: number): void {
  const unit = must(rows.units.find((row) => row.id === factId(`unit:${contact.unit}`)), `contact ${contact.key}: unit ${contact.unit}`)
  const id = factId(`contact:${contact.key}`)
  const { authorityId } = unit
  const { opening: hours, ages, phone, source: from } = contact
  const row: ContactPointRow = {
    id, authorityId, unitId: unit.id, key: contact.key, position, name: contact.name, channel: 'phone', phoneDial: phone.dial, phoneShown: phone.shown,
    cost: contact.cost, shownOnBill: contact.shownOnBill, anonymous: contact.anonymous, interpreter: contact.interpreter,
    dutyToReport: contact.dutyToReport, languages: contact.languages, audiences: contact.audiences,
    agesKind: typeof ages === 'string' ? ages : 'range', ageFrom: typeof ages === 'string' ? null : ages.from, ageTo: typeof ages === 'string' ? null : ages.to,
    openingKind: hours.kind, hoursCertain: hours.kind !== 'schedule' || hours.certain, onHolidays: hours.kind === 'schedule' ? hours.onHolidays : 'asUsual',
    verifiedOn: null, verifiedBy: null, reviewIntervalMonths, visibility: contact.visibility, onEveryPage: contact.onEveryPage,
    sourceName: from.name, sourceUrl: from.url ?? null, sourcePublishedOn: from.publishedOn ?? null, sourceRetrievedOn: from.retrievedOn,
  }
  rows.contactPoints.push(row)
  for (const locale of ['sv', 'en', 'ar'] as const)
    if (contact.texts) rows.contactPointTexts.push({ contactPointId: id, authorityId, locale, description: contact.texts[locale], reviewedBy: null })
  if (hours.kind === 'schedule')
    hours.weekly.forEach((span) => { rows.openingHours.push({ id: factId(`hours:${contact.key}:${span.weekdays.join('')}:${span.opens}:${span.closes}`), authorityId, contactPointId: id, ...span }) })
}

/** What the shapes alone do not say: one of each, and every reference leads somewhere. */
function checked(rows: DirectoryRows): DirectoryRows {
  const parsed = directoryRows.parse(rows)
  unique('slug', parsed.municipalities.map((row) => row.slug))
  unique('code', parsed.municipalities.map((row) => row.code))
  unique('county slug', parsed.counties.map((row) => row.slug))
  unique('place', parsed.places.map((row) => fold(row.name)))
  unique('unit', parsed.units.map((row) => row.id))
  unique('contact', parsed.contactPoints.map((row) => row.key))
  const authorities = new Set(parsed.authorities.map((row) => row.id))
  const municipalities = new Set(parsed.municipalities.map((row) => row.code))
  const counties = new Map(parsed.counties.map((row) => [row.code, row]))
  const regions = new Set(parsed.policeRegions.map((row) => row.id))
  for (const unit of parsed.units) if (!authorities.has(unit.authorityId)) throw new Error(`unit ${unit.name}: no such authority`)
  for (const row of parsed.coverage) if (!municipalities.has(row.municipalityCode)) throw new Error(`coverage: no kommun ${row.municipalityCode}`)
  for (const row of parsed.municipalities) if (!counties.has(row.countyCode)) throw new Error(`${row.name}: no county ${row.countyCode}`)
  for (const row of parsed.counties) if (!regions.has(row.policeRegionId)) throw new Error(`${row.name}: no police region ${row.policeRegionId}`)
  return parsed
}

function unique(what: string, values: string[]): void {
  const twice = values.find((value, at) => values.indexOf(value) !== at)
  if (twice !== undefined) throw new Error(`${what} ${twice} occurs twice in prisma/data`)
}

function must<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`prisma/data does not hold together: ${what}`)
  return value
}
