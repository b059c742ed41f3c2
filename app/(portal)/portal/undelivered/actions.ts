'use server'

import { redirect } from 'next/navigation'
import { answerForm } from '@/lib/forms/submit-form'
import { deadMailPath } from '@/lib/mail/paths'
import { retryDeadMail } from '@/lib/mail/retry'
import { toldAt } from '@/app/(portal)/portal/outcome'

/** "Försök igen", and why not when it could not be. A mail that is in the list no more has been tried again by somebody else. */
export async function retry(form: FormData): Promise<void> {
  redirect(toldAt(deadMailPath, await answerForm(retryDeadMail, form), 'mailWaits'))
}
