import { z } from 'zod'
import type { FieldFault } from '@/lib/core/result'
import { ageAnswers } from '@/lib/disclosure/age'
import { fieldChoices, releaseFields, urgentCauses, type FieldChoice } from '@/lib/disclosure/model'
import { id, oneOf, optionalText, text, version } from '@/lib/forms/fields'
import { ageGroups, aims, facts, initiatives } from '@/lib/grounds/model'
import { purposes, urgencies } from '@/lib/referrals/model'

const says = (fault: FieldFault): FieldFault => fault
const draft = { draftId: id, version }

/** Text of one field at most: a release is an extract, not the file. Characters. */
const longest = 2_000

export const BeginReferral = z.strictObject({ draftId: id, caseFileId: id })
export const OneDraft = z.strictObject({ draftId: id })

export const AnswerRecipient = z.strictObject({ ...draft, toUnitId: z.uuid(says('choose')) })
export const AnswerPurpose = z.strictObject({
  ...draft, purpose: oneOf(purposes), purposeText: text(600), urgency: oneOf(urgencies),
})

const choice = oneOf(fieldChoices)
const fieldShape = Object.fromEntries(releaseFields.flatMap((field) => [
  [`${field}Source`, optionalText(longest)], [`${field}Choice`, choice.default('stays')], [`${field}Text`, optionalText(longest)],
])) as Record<`${(typeof releaseFields)[number]}Source` | `${(typeof releaseFields)[number]}Text`, ReturnType<typeof optionalText>>
  & Record<`${(typeof releaseFields)[number]}Choice`, z.ZodDefault<typeof choice>>

/** Field by field: what stands in the file, what happens with it, and in which words when it is shortened. */
export const AnswerFields = z.strictObject({ ...draft, ...fieldShape }).superRefine((answers, context) => {
  for (const field of releaseFields) {
    const chosen: FieldChoice = answers[`${field}Choice`]
    const add = (path: string) => { context.addIssue({ code: 'custom', path: [path], message: says('required') }) }
    if (chosen !== 'stays' && answers[`${field}Source`] === null) add(`${field}Source`)
    if (chosen === 'shortened' && answers[`${field}Text`] === null) add(`${field}Text`)
  }
})

export const AnswerGround = z.strictObject({
  ...draft, groundCode: z.string(says('choose')).regex(/^[a-zA-Z]{2,40}$/, says('choose')),
  consentId: z.union([z.literal('').transform(() => null), z.uuid(says('unknown'))]).default(null),
  /** Asked only when the file does not say. */
  isChild: oneOf(ageAnswers).optional(),
})

const several = <Value extends z.ZodType>(value: Value) => z.preprocess((sent) => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]), z.array(value))

/** One answer to the aid: what the page asked, and what was chosen of it. `again` begins anew. */
export const AnswerSituation = z.strictObject({
  ...draft,
  asked: oneOf(['aim', 'initiative', 'age', 'facts', 'again']),
  aim: oneOf(aims).optional(),
  initiative: oneOf(initiatives).optional(),
  age: oneOf([...ageGroups, 'unsure']).optional(),
  fact: several(z.enum([...facts, 'unsure'], says('unknown'))),
  /** The facts that stood on the page: of the others nothing was answered. */
  shown: z.string().default('').transform((sent) => facts.filter((fact) => sent.split(' ').includes(fact))),
}).superRefine((answers, context) => {
  const { asked } = answers
  if (asked !== 'facts' && asked !== 'again' && answers[asked] === undefined) context.addIssue({ code: 'custom', path: [asked], message: says('choose') })
})

/** Questions come from the ground, so their names are not known here; each is a text that must be there. */
export const AnswerWeighing = z.object(draft).catchall(text(2_000))

export const SubmitReferral = z.strictObject(draft)

/** Why it cannot wait, as a cause and in words. */
export const DecideAlone = z.strictObject({ ...draft, cause: oneOf(urgentCauses), words: text(2_000) })
