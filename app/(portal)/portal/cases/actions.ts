'use server'

import { createElement } from 'react'
import { FoundFiles } from '@/components/cases/found-files'
import type { EditState } from '@/components/cases/edit-form'
import type { LookUpState } from '@/components/cases/look-up-form'
import { assignFile } from '@/lib/cases/assign-file'
import { currentActor } from '@/lib/auth/session'
import { closeFile } from '@/lib/cases/close-file'
import { readEditForm } from '@/lib/cases/edit-form'
import { editPerson } from '@/lib/cases/edit-person'
import { lookUp } from '@/lib/cases/look-up'
import { openFile } from '@/lib/cases/open-file'
import { reopenFile } from '@/lib/cases/reopen-file'
import { systemNow } from '@/lib/core/clock'
import { redirect } from 'next/navigation'
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
export async function reopen(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(reopenFile, form, ({ id }) => casePath(id))
}
/** Refused because somebody else was first: what stands now is shown beside what was written, and nothing is overwritten unseen. */
export async function edit(_before: EditState, form: FormData): Promise<EditState> {
  const answer = await answerForm(editPerson, form)
  if (answer.ok) redirect(casePath(answer.value.id))
  const actor = answer.state.refusal === 'changedByOther' ? await currentActor() : null
  const now = actor && await readEditForm({ actor, now: systemNow() }, { caseFileId: form.get('caseFileId') })
  return { ...answer.state, stands: now?.ok ? { version: now.value.version, values: now.value.values, environments: now.value.environments } : null }
}
export async function look(_before: LookUpState, form: FormData): Promise<LookUpState> {
  const answer = await answerForm(lookUp, form)
  if (!answer.ok) return { ...answer.state, found: null }
  return { values: plainForm(form), faults: {}, refusal: null, found: createElement(FoundFiles, { lines: answer.value.lines }) }
}
