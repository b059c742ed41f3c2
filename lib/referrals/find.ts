import 'server-only'
import { findReferral, type Referral } from '@/lib/referrals/store'

/** A referral for the domain that decides what may leave with it. Null: not there, or not there for this actor. */
export const findForRelease = (tx: Parameters<typeof findReferral>[0], id: string): Promise<Referral | null> => findReferral(tx, id)
