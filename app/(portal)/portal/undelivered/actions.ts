'use server'

import { redirect } from 'next/navigation'
import { answerForm } from '@/lib/forms/submit-form'
import { deadMailPath } from '@/lib/mail/paths'
import { retryDeadMail } from '@/lib/mail/retry'

/** "Försök igen". A mail that waits already is what was wanted, so both end on the list. */
export async function retry(form: FormData): Promise<void> {
  const answer = await answerForm(retryDeadMail, form)
  redirect(answer.ok ? `${deadMailPath}?done=1` : deadMailPath)
}
