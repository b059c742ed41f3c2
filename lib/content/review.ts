import type { Document } from './model'

/** How long a text may stand when it does not say itself. */
const otherwiseMonths = 6

/**
 * The day (`2027-05-26`) by which a text must be read against its sources again; null for one that was never checked.
 * Counted from the latest of check and review. A day that the month lacks is the month's last.
 */
export function reviewDue({ checkedOn, reviewedOn, reviewMonths = otherwiseMonths }: Pick<Document, 'checkedOn' | 'reviewedOn' | 'reviewMonths'>): string | null {
  const [latest] = [checkedOn, reviewedOn].filter((day) => typeof day === 'string').sort().reverse()
  if (!latest) return null
  const [year = 0, month = 1, day = 1] = latest.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month + reviewMonths, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + reviewMonths, Math.min(day, lastDay))).toISOString().slice(0, 10)
}
