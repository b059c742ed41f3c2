import 'server-only'
import { hasReferral } from '@/lib/referrals/store'

/** Has this draft been asked for once already? From then on recipient and purpose stand: another recipient is another referral. */
export const isSubmitted = (tx: Parameters<typeof hasReferral>[0], draftId: string): Promise<boolean> => hasReferral(tx, draftId)
