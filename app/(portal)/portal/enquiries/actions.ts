'use server'

import { answerEnquiry, noteOnEnquiry } from '@/lib/enquiries/answer'
import { claimEnquiry } from '@/lib/enquiries/claim'
import { askIdentity, decideIdentity, withdrawIdentity } from '@/lib/enquiries/open-identity'
import { logContact } from '@/lib/enquiries/log-contact'
import { contactLogPath, enquiriesPath, enquiryPath } from '@/lib/enquiries/paths'
import { closeEnquiry, weighEnquiry } from '@/lib/enquiries/weigh'
import type { FormState } from '@/lib/forms/form-state'
import { submitForm } from '@/lib/forms/submit-form'

export async function claim(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(claimEnquiry, form, ({ id }) => enquiryPath(id))
}
export async function answer(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(answerEnquiry, form, ({ id }) => enquiryPath(id))
}
export async function note(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(noteOnEnquiry, form, ({ id }) => enquiryPath(id))
}
export async function weigh(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(weighEnquiry, form, ({ id }) => enquiryPath(id))
}
export async function close(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(closeEnquiry, form, () => enquiriesPath)
}
export async function ask(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(askIdentity, form, ({ id }) => enquiryPath(id))
}
export async function decide(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(decideIdentity, form, ({ id }) => enquiryPath(id))
}
export async function withdraw(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(withdrawIdentity, form, ({ id }) => enquiryPath(id))
}
export async function log(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(logContact, form, () => `${contactLogPath}?done=1`)
}
