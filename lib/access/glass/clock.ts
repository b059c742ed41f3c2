import { dateAt, startOfDay } from '@/lib/directory/days'
import { isPublicHoliday } from '@/lib/directory/holidays'

/** Working days in which both have looked into a broken glass. */
const checkDays = 2

const isWorkingDay = (day: { dayOfWeek: number; toString(): string }): boolean => day.dayOfWeek < 6 && !isPublicHoliday(day.toString())

/**
 * By when a broken glass is looked into: the end of the second working day after the day it was opened, Swedish time.
 * Saturdays, Sundays and public holidays are no working days (lag 1989:253).
 * @param openedAt epoch ms
 * @returns epoch ms, the midnight that ends the day
 */
export function checkBy(openedAt: number): number {
  let day = dateAt(openedAt)
  for (let left = checkDays; left > 0;) {
    day = day.add({ days: 1 })
    if (isWorkingDay(day)) left -= 1
  }
  return startOfDay(day.add({ days: 1 }).toString())
}
