import { z } from 'zod'
import type { FieldFault } from '@/lib/core/result'
import { fieldChoices, releaseFields, verdicts, type FieldChoice, type ReleaseField } from '@/lib/disclosure/model'
import { id, oneOf, optionalText, text, ticked } from '@/lib/forms/fields'
import { refusalReasons } from '@/lib/referrals/model'

const says = (fault: FieldFault): FieldFault => fault

export const OneRelease = z.strictObject({ releaseId: id })
export const ListReleases = z.strictObject({ waiting: z.boolean() })

const decisions = ['authorise', 'refuse', 'giveBack'] as const

const choice = oneOf(fieldChoices)
const fieldShape = Object.fromEntries(releaseFields.flatMap((field) => [
  [`${field}Choice`, choice.optional()], [`${field}Text`, optionalText(2_000)],
])) as Record<`${ReleaseField}Choice`, z.ZodOptional<typeof choice>> & Record<`${ReleaseField}Text`, ReturnType<typeof optionalText>>

/** The decision on what the page showed: `shown` is its fingerprint, and each field may have been narrowed. */
export const DecideRelease = z.strictObject({
  releaseId: id,
  shown: z.string().regex(/^[0-9a-f]{64}$/, says('unknown')),
  decision: oneOf(decisions),
  why: text(2_000),
  /** Only of a no. */
  reason: z.union([z.literal('').transform(() => null), z.enum(refusalReasons, says('choose'))]).default(null),
  ...fieldShape,
}).superRefine(({ decision, reason }, context) => {
  if (decision === 'refuse' && reason === null) context.addIssue({ code: 'custom', path: ['reason'], message: says('choose') })
})

/** What is said of a release that one person decided: right or wrong, in words, and whether the receiver is asked to leave it unused. */
export const JudgeRelease = z.strictObject({ releaseId: id, verdict: oneOf(verdicts), words: text(2_000), notice: ticked })

/** What was chosen for one field. A field the page did not ask about is not narrowed. */
export function chosenFor(input: z.output<typeof DecideRelease>, field: ReleaseField): { choice: FieldChoice; text: string | null } | null {
  const chosen = input[`${field}Choice`]
  return chosen === undefined ? null : { choice: chosen, text: input[`${field}Text`] }
}
