'use server'

import { answerRequest } from '@/lib/access/answer'
import { askForPerson, askToLower } from '@/lib/access/ask'
import { declareConflict, recordConflict } from '@/lib/access/conflicts/declare'
import { endConflict } from '@/lib/access/conflicts/end'
import { endAccess, giveUpAccess } from '@/lib/access/end'
import { breakGlass } from '@/lib/access/glass/break'
import { checkGlass } from '@/lib/access/glass/check'
import { handOverFile } from '@/lib/access/hand-over'
import { accessPath, conflictsPath, glassPath, requestPath } from '@/lib/access/paths'
import { withdrawRequest } from '@/lib/access/withdraw'
import { caseAccessPath, casePath, casesPath } from '@/lib/cases/paths'
import { raiseProtection } from '@/lib/cases/raise-protection'
import type { FormState } from '@/lib/forms/form-state'
import { submitForm } from '@/lib/forms/submit-form'

export async function ask(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(askForPerson, form, ({ id }) => requestPath(id))
}
export async function askLower(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(askToLower, form, ({ id }) => requestPath(id))
}
export async function answer(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(answerRequest, form, ({ id }) => requestPath(id))
}
export async function takeBack(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(withdrawRequest, form, ({ id }) => requestPath(id))
}
export async function end(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(endAccess, form, ({ id }) => caseAccessPath(id))
}
export async function giveUp(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(giveUpAccess, form, () => casesPath)
}
export async function handOver(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(handOverFile, form, () => accessPath)
}
export async function raise(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(raiseProtection, form, ({ id }) => caseAccessPath(id))
}
export async function openInEmergency(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(breakGlass, form, ({ id }) => casePath(id))
}
export async function check(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(checkGlass, form, ({ id }) => glassPath(id))
}
export async function declare(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(declareConflict, form, () => conflictsPath)
}
export async function record(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(recordConflict, form, () => conflictsPath)
}
export async function endDeclared(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(endConflict, form, () => conflictsPath)
}
