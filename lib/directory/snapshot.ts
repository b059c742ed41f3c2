/**
 * The published directory in memory, as it holds at one instant. Pure: every page is made from this without a further query.
 * Row-level security already keeps internal rows from the public login; the filter here is the second wall.
 */
import { dayAfter, dayOf, monthsAfter, startOfDay } from '@/lib/directory/days'
import type { Contact, ContactKind, Opening } from '@/lib/directory/model'
import { nextChange, openingAt, type Schedule } from '@/lib/directory/opening'
import type { ContactPointRow, DirectoryRows, MunicipalityRow, UnitRow } from '@/lib/directory/rows'
import { locales, type Locale } from '@/lib/routes'

export interface Snapshot {
  rows: DirectoryRows
  now: number
  /** Until this instant a snapshot of the same rows would be the same: the next opening, closing or midnight. */
  holdsUntil: number
  /** Published contacts, in the order to show them. */
  points: ContactPointRow[]
  /** Units that cover a kommun today, by kommun code; units for the whole country under `nationwide`. */
  unitsOf: Map<string, UnitRow[]>
  contactsOf: Map<string, ContactPointRow[]>
  municipalities: Map<string, MunicipalityRow>
  toContact(point: ContactPointRow, kind: ContactKind): Contact
  schedules: { point: ContactPointRow; schedule: Schedule }[]
}

/** True on the first and on the last day (`validUntil` is the last day that it holds). */
export const holdsOn = (row: { validFrom: string; validUntil: string | null }, day: string): boolean =>
  row.validFrom <= day && (row.validUntil === null || day <= row.validUntil)

export function snapshotOf(rows: DirectoryRows, now: number): Snapshot {
  const today = dayOf(now)
  const units = new Map(rows.units.map((unit) => [unit.id, unit]))
  const unitsOf = group(
    rows.coverage.filter((row) => holdsOn(row, today)).flatMap((row) => {
      const unit = units.get(row.unitId)
      return unit ? [{ key: row.municipalityCode, value: unit }] : []
    }))
  unitsOf.set('nationwide', rows.units.filter((unit) => unit.nationwide))
  const points = rows.contactPoints.filter(({ visibility }) => visibility === 'published').sort((a, b) => a.position - b.position)
  const contactsOf = group(points.map((point) => ({ key: point.unitId, value: point })))
  const schedules = scheduleEach(rows, points)
  const openings = new Map<string, Opening>(schedules.map(({ point, schedule }) => [point.id, openingAt(schedule, now)]))
  const texts = group(rows.contactPointTexts.map((text) => ({ key: text.contactPointId, value: text })))
  const toContact = (point: ContactPointRow, kind: ContactKind): Contact => ({
    id: point.id,
    key: point.key,
    kind,
    name: point.name,
    description: describe(texts.get(point.id) ?? []),
    phone: point.phoneDial && point.phoneShown ? { dial: point.phoneDial, shown: point.phoneShown } : null,
    opening: openings.get(point.id) ?? { kind: 'unknown' },
    cost: point.cost,
    shownOnBill: point.shownOnBill,
    anonymous: point.anonymous,
    interpreter: point.interpreter,
    dutyToReport: point.dutyToReport,
    ages: point.agesKind === 'range' ? { from: point.ageFrom, to: point.ageTo } : point.agesKind,
    languages: point.languages,
    audiences: point.audiences,
    verification: {
      state: verificationOf(point, today),
      verifiedOn: point.verifiedOn,
      source: { name: point.sourceName, url: point.sourceUrl, retrievedOn: point.sourceRetrievedOn },
    },
  })
  const midnight = startOfDay(dayAfter(today))
  const holdsUntil = Math.min(midnight, nextChange(schedules.map(({ schedule }) => schedule), now) ?? midnight)
  return { rows, now, holdsUntil, points, unitsOf, contactsOf, municipalities: new Map(rows.municipalities.map((row) => [row.slug, row])), toContact, schedules }
}

type Verified = Pick<ContactPointRow, 'verifiedOn' | 'reviewIntervalMonths'>

/** Last day that the owner's word holds. */
export const verifiedUntil = (point: Verified): string | null =>
  point.verifiedOn === null ? null : monthsAfter(point.verifiedOn, point.reviewIntervalMonths)

/** Whether the owner's word holds on a day: to the last of them, that day included. */
export function verificationOf(point: Verified, today: string): 'verified' | 'unverified' | 'stale' {
  const until = verifiedUntil(point)
  if (until === null) return 'unverified'
  return today <= until ? 'verified' : 'stale'
}

/** All languages or nothing: a page never mixes. */
function describe(texts: { locale: Locale; description: string }[]): Record<Locale, string> | null {
  const found = Object.fromEntries(texts.map((text) => [text.locale, text.description]))
  return locales.every((locale) => found[locale] !== undefined) ? (found as Record<Locale, string>) : null
}

function scheduleEach(rows: DirectoryRows, points: ContactPointRow[]): { point: ContactPointRow; schedule: Schedule }[] {
  const weekly = group(rows.openingHours.map((row) => ({ key: row.contactPointId, value: row })))
  const exceptions = group(rows.openingExceptions.map((row) => ({ key: row.contactPointId, value: row })))
  return points.map((point) => {
    if (point.openingKind !== 'schedule') return { point, schedule: { kind: point.openingKind } }
    const schedule: Schedule = {
      kind: 'schedule',
      weekly: (weekly.get(point.id) ?? []).map(({ weekdays, opens, closes }) => ({ weekdays, opens, closes })),
      exceptions: (exceptions.get(point.id) ?? []).map(({ date, opens, closes }) =>
        opens !== null && closes !== null ? { date, closed: false, opens, closes } : { date, closed: true }),
      onHolidays: point.onHolidays,
      certain: point.hoursCertain,
    }
    return { point, schedule }
  })
}

function group<T>(entries: { key: string; value: T }[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const { key, value } of entries) {
    const before = groups.get(key)
    if (before) before.push(value)
    else groups.set(key, [value])
  }
  return groups
}
