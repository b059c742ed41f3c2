'use server'

import { decideRelease } from '@/lib/disclosure/decide'
import { judgeRelease } from '@/lib/disclosure/judge'
import { releasePath } from '@/lib/disclosure/paths'
import type { FormState } from '@/lib/forms/form-state'
import { submitForm } from '@/lib/forms/submit-form'

export async function decide(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(decideRelease, form, ({ id }) => releasePath(id))
}
export async function judge(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(judgeRelease, form, ({ id }) => releasePath(id))
}
