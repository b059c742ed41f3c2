import 'server-only'
import { can } from '@/lib/auth/can'
import type { Actor } from '@/lib/auth/model'
import { findOpenRequest, namesOf } from '@/lib/referrals/errors/store'
import type { ErrorReason } from '@/lib/referrals/model'
import type { findForRelease } from '@/lib/referrals/find'

/** What the sender's page says about an open question, and what this reader may do with it. */
export interface ErrorRequestView { id: string; reason: ErrorReason; askedBy: string | null; askedAt: number; mayAnswer: boolean; mayTakeBack: boolean }

export async function errorRequestOf(tx: Parameters<typeof findOpenRequest>[0], referral: NonNullable<Awaited<ReturnType<typeof findForRelease>>>, actor: Actor, now: number): Promise<ErrorRequestView | null> {
  const request = await findOpenRequest(tx, referral.id)
  if (!request) return null
  const subject = { ...referral, askedBy: request.askedBy }
  return {
    id: request.id, reason: request.reason, askedAt: request.askedAt, askedBy: (await namesOf(tx, [request.askedBy])).get(request.askedBy) ?? null,
    mayAnswer: can(actor, 'referral.answerError', subject, now).ok, mayTakeBack: can(actor, 'referral.takeBackError', subject, now).ok,
  }
}
