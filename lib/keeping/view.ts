import { dayOf } from '@/lib/directory/days'
import { verificationOf, verifiedUntil } from '@/lib/directory/snapshot'
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

export function toContactLine(row: ContactRow, now: number): ContactLine {
  const { id, name, unit, phoneShown, verifiedOn, openingKind } = row
  return {
    id, name: name ?? unit.name, unit: name === null ? null : unit.name, phone: phoneShown, verifiedOn, until: verifiedUntil(row), hasHours: openingKind !== 'unknown',
    state: verificationOf(row, dayOf(now)),
  }
}

/** The standing hours of each weekday as the form has them. */
export const hoursAsWritten = (hours: ContactRow['hours']): Record<WeekdayField, string> =>
  Object.fromEntries(weekdayFields.map((field, at) => [field, writtenSpans(hours.filter(({ weekdays }) => weekdays.includes(at + 1)).sort((one, other) => one.opens.localeCompare(other.opens)))])) as Record<WeekdayField, string>

/** The facts as the forms show them; hours as they are written. */
export function toContactView(row: ContactRow, now: number) {
  const { version, openingKind, onHolidays, hours, exceptions, sourceName, sourceRetrievedOn, visibility } = row
  return {
    ...toContactLine(row, now), version, openingKind, onHolidays, hours: hoursAsWritten(hours), reviewMonths: row.reviewIntervalMonths, sourceName, sourceRetrievedOn, isPublished: visibility === 'published',
    exceptions: exceptions.filter(({ date }) => date >= dayOf(now)).map(({ id, date, opens, closes, reason }) => ({ id, date, hours: opens === null || closes === null ? null : `${opens}–${closes}`, reason })),
  }
}
