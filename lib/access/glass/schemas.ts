import { z } from 'zod'
import { dangers, verdicts } from '@/lib/access/model'
import type { FieldFault } from '@/lib/core/result'
import { readSpokenNumber } from '@/lib/core/spoken-number'
import { id, oneOf, text } from '@/lib/forms/fields'

const says = (fault: FieldFault): FieldFault => fault

/** A spoken number, however it was typed. */
export const spokenNumber = text(20).transform((typed, context) => {
  const number = readSpokenNumber(typed)
  if (number === null) context.addIssue({ code: 'custom', message: says('notCaseNumber') })
  return number ?? ''
})

/** The opening's own id is made with the form. That nobody can be reached is ticked by hand: it is what makes it lawful. */
export const BreakGlass = z.strictObject({
  glassId: id, number: spokenNumber, danger: oneOf(dangers), nobodyReachable: z.literal('yes', says('mustHold')), reason: text(2_000),
})
export const OneGlass = z.strictObject({ glassId: id })
export const CheckGlass = z.strictObject({ glassId: id, verdict: oneOf(verdicts), words: text(2_000) })
