'use server'

import type { TableState } from '@/components/keeping/table-form'
import type { FormState } from '@/lib/forms/form-state'
import { plainForm } from '@/lib/forms/plain-form'
import { answerForm, submitForm } from '@/lib/forms/submit-form'
import { changeNumber } from '@/lib/keeping/change-number'
import { confirmContact } from '@/lib/keeping/confirm'
import { addException, dropException } from '@/lib/keeping/exceptions'
import { contactKeepingPath, directoryPath } from '@/lib/keeping/paths'
import { setHours } from '@/lib/keeping/set-hours'
import { previewTable, saveTable } from '@/lib/keeping/table/import'

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
/** Shows what a table would change; or saves it, when the button beside what was shown is pressed. */
export async function table(_before: TableState, form: FormData): Promise<TableState> {
  const saves = form.get('step') === 'save'
  form.delete('step')
  if (saves) return { ...await submitForm(saveTable, form, () => directoryPath), preview: null }
  const answer = await answerForm(previewTable, form)
  return answer.ok ? { values: plainForm(form), faults: {}, refusal: null, preview: answer.value } : { ...answer.state, preview: null }
}
