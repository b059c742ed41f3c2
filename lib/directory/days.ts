/** Days in Sweden. A day is written `2026-11-21`, an instant is epoch milliseconds. */
import { Temporal } from 'temporal-polyfill'

export const zone = 'Europe/Stockholm'

export const dateAt = (now: number): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()

/** The day it is at an instant. */
export const dayOf = (now: number): string => dateAt(now).toString()

/** When a day begins. */
export const startOfDay = (day: string): number =>
  Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds

/** An instant by the Swedish clock: day and `HH:MM`. */
export const instantOf = (day: string, time: string): number =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds

export const dayAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString()
export const dayBefore = (day: string): string => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()

/** The day `months` after a day; the last of the month when there is no such date. */
export const monthsAfter = (day: string, months: number): string =>
  Temporal.PlainDate.from(day).add({ months }).toString()
