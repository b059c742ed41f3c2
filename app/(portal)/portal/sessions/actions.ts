'use server'

import { redirect } from 'next/navigation'
import { endOtherSignIns } from '@/lib/auth/sessions/end'
import { signInsPath } from '@/lib/auth/sign-in-path'
import { answerForm } from '@/lib/forms/submit-form'
import { toldAt } from '@/app/(portal)/portal/outcome'

/** "Avsluta" beside one sign-in, and "Avsluta alla andra". An id that is none of one's own ends nothing. */
export async function end(form: FormData): Promise<void> {
  redirect(toldAt(signInsPath, await answerForm(endOtherSignIns, form), 'signInOver'))
}
