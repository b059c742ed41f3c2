import { z } from 'zod'
import type { FieldFault } from '@/lib/core/result'
import { id, oneOf } from '@/lib/forms/fields'
import { declineReasons, errorReasons, nextSteps, outcomes, questions, stopReasons, withdrawReasons } from '@/lib/referrals/model'

const says = (fault: FieldFault): FieldFault => fault

export const OneReferral = z.strictObject({ referralId: id })

/** `caseFileId` is made with the form, so that the same form sent twice opens one file. */
export const AcceptReferral = z.strictObject({ referralId: id, caseFileId: id })

/** Into a file that is there already. */
export const JoinReferral = z.strictObject({ referralId: id, caseFileId: id })

export const AskForMore = z.strictObject({ referralId: id, reason: oneOf(questions) })

/** A no says why and what comes instead; "another unit" says which. */
export const DeclineReferral = z.strictObject({
  referralId: id, reason: oneOf(declineReasons), nextStep: oneOf(nextSteps),
  nextUnitId: z.union([z.literal('').transform(() => null), z.uuid(says('choose'))]).default(null),
}).superRefine(({ nextStep, nextUnitId }, context) => {
  if (nextStep === 'otherUnit' && nextUnitId === null) context.addIssue({ code: 'custom', path: ['nextUnitId'], message: says('choose') })
})

export const WithdrawReferral = z.strictObject({ referralId: id, reason: oneOf(withdrawReasons) })
export const CompleteReferral = z.strictObject({ referralId: id, reason: oneOf(outcomes) })
export const StopReferral = z.strictObject({ referralId: id, reason: oneOf(stopReasons) })

/** `requestId` is made with the form, so that the same form sent twice asks once. */
export const AskError = z.strictObject({ referralId: id, requestId: id, reason: oneOf(errorReasons) })
export const OneErrorRequest = z.strictObject({ requestId: id })

/** Lists: `before` is where the last page ended. */
export const ListReferrals = z.strictObject({
  box: z.enum(['in', 'out']), closed: z.boolean(), before: z.string().max(80).nullable(),
})
