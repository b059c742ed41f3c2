import { dayOf } from '@/lib/directory/days'
import { clockTime, longDay } from '@/lib/i18n/dates'

/** Epoch milliseconds → `20 november 2026`. */
export const dayIn = (at: number): string => longDay(dayOf(at), 'sv')
/** Epoch milliseconds → `20 november 2026 8.05`. */
export const momentIn = (at: number): string => `${dayIn(at)} ${clockTime(at, 'sv')}`
