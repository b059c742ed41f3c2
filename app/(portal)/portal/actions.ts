'use server'

import { redirect } from 'next/navigation'
import { signOut } from '@/lib/auth/session'
import { portalHome } from '@/lib/auth/return-path'
import { systemNow } from '@/lib/core/clock'
import { answerForm } from '@/lib/forms/submit-form'
import { readNotice } from '@/lib/outbox/mark-read'

/** The button "Logga ut" of every portal page. */
export async function leave(): Promise<void> {
  redirect(await signOut(systemNow()))
}

/** "Markera som läst" of the list of news. */
export async function markRead(form: FormData): Promise<void> {
  await answerForm(readNotice, form)
  redirect(portalHome)
}
