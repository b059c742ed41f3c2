'use server'

import { redirect } from 'next/navigation'
import { checkReport } from '@/lib/directory/reports/check'
import { reportsPath } from '@/lib/directory/reports/paths'
import type { FormState } from '@/lib/forms/form-state'
import { submitForm } from '@/lib/forms/submit-form'

/** "Så var det". */
export const check = async (_before: FormState, form: FormData): Promise<FormState> => submitForm(checkReport, form, () => `${reportsPath}?done=1`)
