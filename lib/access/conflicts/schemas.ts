import { z } from 'zod'
import { spokenNumber } from '@/lib/access/glass/schemas'
import { conflictKinds } from '@/lib/access/model'
import type { FieldFault } from '@/lib/core/result'
import { id, oneOf } from '@/lib/forms/fields'

const says = (fault: FieldFault): FieldFault => fault

export const DeclareConflict = z.strictObject({ conflictId: id, number: spokenNumber, kind: oneOf(conflictKinds) })
export const RecordConflict = z.strictObject({ conflictId: id, number: spokenNumber, kind: oneOf(conflictKinds), accountId: z.uuid(says('choose')) })
export const OneConflict = z.strictObject({ conflictId: id })
