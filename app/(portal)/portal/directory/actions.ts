'use server'

import type { FormState } from '@/lib/forms/form-state'
import { submitForm } from '@/lib/forms/submit-form'
import { changeNumber } from '@/lib/keeping/change-number'
import { confirmContact } from '@/lib/keeping/confirm'
import { addException, dropException } from '@/lib/keeping/exceptions'
import { contactKeepingPath } from '@/lib/keeping/paths'
import { setHours } from '@/lib/keeping/set-hours'

export async function confirm(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(confirmContact, form, ({ id }) => contactKeepingPath(id))
}
export async function number(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(changeNumber, form, ({ id }) => contactKeepingPath(id))
}
export async function hours(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(setHours, form, ({ id }) => contactKeepingPath(id))
}
export async function except(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(addException, form, ({ id }) => contactKeepingPath(id))
}
export async function drop(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(dropException, form, ({ id }) => contactKeepingPath(id))
}
