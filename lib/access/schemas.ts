import { z } from 'zod'
import { chosenEndReasons, levelReasons, lowerLevels, personReasons, requestAnswers } from '@/lib/access/model'
import type { FieldFault } from '@/lib/core/result'
import { id, oneOf } from '@/lib/forms/fields'

const says = (fault: FieldFault): FieldFault => fault

/** The request's own id is made with the form: the same form sent twice asks once. */
export const AskForPerson = z.strictObject({ caseFileId: id, requestId: id, accountId: z.uuid(says('choose')), reason: oneOf(personReasons) })
export const AskToLower = z.strictObject({ caseFileId: id, requestId: id, protection: oneOf(lowerLevels), reason: oneOf(levelReasons) })
export const OneRequest = z.strictObject({ requestId: id })
export const AnswerRequest = z.strictObject({ requestId: id, answer: oneOf(requestAnswers) })

export const EndAccess = z.strictObject({ caseFileId: id, accessId: id, reason: oneOf(chosenEndReasons) })
/** `handTo` only from the last one who can open the file: an unanswered list of colleagues sends an empty text. */
export const GiveUpAccess = z.strictObject({ caseFileId: id, handTo: z.union([z.uuid(), z.literal('').transform(() => null)], says('choose')).default(null) })
export const HandOver = z.strictObject({ caseFileId: id, accountId: z.uuid(says('choose')) })
