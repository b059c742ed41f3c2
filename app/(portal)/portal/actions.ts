'use server'

import { redirect } from 'next/navigation'
import { signedOutPage } from '@/lib/auth/sign-in-path'
import { signOut } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'

/** The button "Logga ut" of every portal page. */
export async function leave(): Promise<void> {
  await signOut(systemNow())
  redirect(signedOutPage)
}
