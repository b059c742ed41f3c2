import 'server-only'
import { authorisedAmong } from '@/lib/disclosure/lists/store'

/** For the domain that sends: when each of these referrals got a yes that is not yet spent. */
export const authorisedSince = (tx: Parameters<typeof authorisedAmong>[0], referralIds: string[]): Promise<Map<string, number>> =>
  authorisedAmong(tx, referralIds)
