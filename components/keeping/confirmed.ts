import { longDay } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'
import type { ContactLine } from '@/lib/keeping/view'

/** When a contact was confirmed, and how long that holds, in words. */
export function confirmedIn({ state, verifiedOn, until }: Pick<ContactLine, 'state' | 'verifiedOn' | 'until'>): string {
  const day = (written: string | null) => (written === null ? '' : longDay(written, 'sv'))
  return portalText('keeping')(`state.${state}`, { day: day(verifiedOn), until: day(until) })
}
