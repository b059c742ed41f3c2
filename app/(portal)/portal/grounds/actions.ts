'use server'

import type { FormState } from '@/lib/forms/form-state'
import { submitForm } from '@/lib/forms/submit-form'
import { answerWording } from '@/lib/grounds/keeping/answer'
import { beginWording } from '@/lib/grounds/keeping/begin'
import { moveWording } from '@/lib/grounds/keeping/move'
import { saveWording } from '@/lib/grounds/keeping/save'
import { groundPath, wordingPath, writeWordingPath } from '@/lib/grounds/paths'

export async function begin(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(beginWording, form, ({ id }) => writeWordingPath(id))
}
export async function save(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(saveWording, form, ({ id }) => wordingPath(id))
}
/** What was let go leads back to the rule. */
export async function move(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(moveWording, form, ({ id, code, step }) => (step === 'discard' ? groundPath(code) : wordingPath(id)))
}
export async function answer(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(answerWording, form, ({ id }) => wordingPath(id))
}
