/**
 * Public holidays by lag (1989:253) om allmänna helgdagar, other than ordinary Sundays. Christmas Eve, New Year's Eve and
 * Midsummer Eve are no public holidays: who closes then says so in its own exceptions.
 */
import Holidays from 'date-holidays'

const calendar = new Holidays('SE', { types: ['public'] })
const years = new Map<number, Set<string>>()

/** @param day `2026-11-21` */
export function isPublicHoliday(day: string): boolean {
  const year = Number(day.slice(0, 4))
  let days = years.get(year)
  if (!days) {
    days = new Set(calendar.getHolidays(year).map((holiday) => holiday.date.slice(0, 10)))
    years.set(year, days)
  }
  return days.has(day)
}
