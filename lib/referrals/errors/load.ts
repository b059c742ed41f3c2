import 'server-only'
import { findRequest } from '@/lib/referrals/errors/store'
import { findForRelease } from '@/lib/referrals/find'

/** A question with its referral, for the rules. Null: not there, or not there for this actor. */
export async function loadRequest(tx: Parameters<typeof findForRelease>[0], requestId: string) {
  const request = await findRequest(tx, requestId)
  const referral = request && await findForRelease(tx, request.referralId)
  return request && referral && { ...referral, askedBy: request.askedBy, request }
}
