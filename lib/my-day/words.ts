import { mostTold } from '@/lib/core/told-count'
import { portalText } from '@/lib/i18n/portal-messages'

/** The number beside a link in words, for those who hear the page; null when nothing waits. */
export const waitsInWords = (what: 'news' | 'referrals' | 'releases' | 'unanswered' | 'access' | 'reports' | 'enquiries' | 'texts', count: number): string | null =>
  (count === 0 ? null : count > mostTold ? portalText('portal')('waits.many', { most: mostTold }) : portalText('portal')(`waits.${what}`, { count }))
