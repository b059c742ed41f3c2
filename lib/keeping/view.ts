import { dayOf, monthsAfter } from '@/lib/directory/days'
import { weekdayFields, writtenSpans, type WeekdayField } from '@/lib/keeping/hours'
import type { ContactRow } from '@/lib/keeping/store'

export interface ContactLine {
  id: string
  name: string
  /** Whose it is, where the name does not say so itself. */
  unit: string | null
  phone: string | null
  /** `stale`: the confirmation is older than it may be. */
  state: 'verified' | 'stale' | 'unverified'
  verifiedOn: string | null
  /** Last day that it holds. */
  until: string | null
  hasHours: boolean
}

export function toContactLine({ id, name, unit, phoneShown, verifiedOn, reviewIntervalMonths, openingKind }: ContactRow, now: number): ContactLine {
  const until = verifiedOn === null ? null : monthsAfter(verifiedOn, reviewIntervalMonths)
  return {
    id, name: name ?? unit.name, unit: name === null ? null : unit.name, phone: phoneShown, verifiedOn, until, hasHours: openingKind !== 'unknown',
    state: until === null ? 'unverified' : until < dayOf(now) ? 'stale' : 'verified',
  }
}

/** The facts as the forms show them; hours as they are written. */
export function toContactView(row: ContactRow, now: number) {
  const { version, openingKind, onHolidays, hours, exceptions, sourceName, sourceRetrievedOn, visibility } = row
  const written = Object.fromEntries(weekdayFields.map((field, at) => [field, writtenSpans(hours.filter(({ weekdays }) => weekdays.includes(at + 1)).sort((one, other) => one.opens.localeCompare(other.opens)))])) as Record<WeekdayField, string>
  return {
    ...toContactLine(row, now), version, openingKind, onHolidays, hours: written, sourceName, sourceRetrievedOn, isPublished: visibility === 'published',
    exceptions: exceptions.filter(({ date }) => date >= dayOf(now)).map(({ id, date, opens, closes, reason }) => ({ id, date, hours: opens === null || closes === null ? null : `${opens}–${closes}`, reason })),
  }
}
