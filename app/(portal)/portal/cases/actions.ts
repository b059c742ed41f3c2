'use server'

import { createElement } from 'react'
import { FoundFiles } from '@/components/cases/found-files'
import type { LookUpState } from '@/components/cases/look-up-form'
import { assignFile } from '@/lib/cases/assign-file'
import { closeFile } from '@/lib/cases/close-file'
import { lookUp } from '@/lib/cases/look-up'
import { openFile } from '@/lib/cases/open-file'
import { casePath } from '@/lib/cases/paths'
import { writeNote } from '@/lib/cases/write-note'
import type { FormState } from '@/lib/forms/form-state'
import { plainForm } from '@/lib/forms/plain-form'
import { answerForm, submitForm } from '@/lib/forms/submit-form'

export async function open(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(openFile, form, ({ id }) => casePath(id))
}
export async function write(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(writeNote, form, ({ id }) => casePath(id))
}
export async function close(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(closeFile, form, ({ id }) => casePath(id))
}
export async function assign(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(assignFile, form, ({ id }) => casePath(id))
}
export async function look(_before: LookUpState, form: FormData): Promise<LookUpState> {
  const answer = await answerForm(lookUp, form)
  if (!answer.ok) return { ...answer.state, found: null }
  return { values: plainForm(form), faults: {}, refusal: null, found: createElement(FoundFiles, { lines: answer.value.lines }) }
}
