'use server'

import type { FormState } from '@/lib/forms/form-state'
import { submitForm } from '@/lib/forms/submit-form'
import { supportUsePath } from '@/lib/knowledge/use/paths'
import { confirmUse } from '@/lib/knowledge/use/read'

export async function confirm(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(confirmUse, form, () => supportUsePath)
}
