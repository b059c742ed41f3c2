import 'server-only'
import { findReferral, type Referral } from '@/lib/referrals/store'

/** A referral for those who decide about it elsewhere: what may leave with it, whether it should have been. Null: not there, or not there for this actor. */
export const findForRelease = (tx: Parameters<typeof findReferral>[0], id: string): Promise<Referral | null> => findReferral(tx, id)
