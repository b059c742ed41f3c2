'use server'

import type { FormState } from '@/lib/forms/form-state'
import { submitForm } from '@/lib/forms/submit-form'
import { answerWording } from '@/lib/grounds/keeping/answer'
import { beginEnding, beginWording } from '@/lib/grounds/keeping/begin'
import { beginRule, beginSheet } from '@/lib/grounds/keeping/begin-new'
import { moveWording } from '@/lib/grounds/keeping/move'
import { saveEnding, saveSheet, saveWording } from '@/lib/grounds/keeping/save'
import { takeBackWording } from '@/lib/grounds/keeping/take-back'
import { groundsPath, wordingPath, writeWordingPath } from '@/lib/grounds/paths'

export async function begin(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(beginWording, form, ({ id }) => writeWordingPath(id))
}
export async function end(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(beginEnding, form, ({ id }) => writeWordingPath(id))
}
export async function newRule(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(beginRule, form, ({ id }) => wordingPath(id))
}
export async function newSheet(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(beginSheet, form, ({ id }) => wordingPath(id))
}
export async function save(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(saveWording, form, ({ id }) => wordingPath(id))
}
export async function saveEnd(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(saveEnding, form, ({ id }) => wordingPath(id))
}
export async function saveSheetText(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(saveSheet, form, ({ id }) => wordingPath(id))
}
/** What was let go may have no page of its own. */
export async function move(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(moveWording, form, ({ id, step }) => (step === 'discard' ? groundsPath : wordingPath(id)))
}
export async function takeBack(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(takeBackWording, form, ({ id }) => wordingPath(id))
}
export async function answer(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(answerWording, form, ({ id }) => wordingPath(id))
}
