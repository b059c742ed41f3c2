'use server'

import { redirect } from 'next/navigation'
import { headers } from 'next/headers'
import { isFromHere } from '@/lib/auth/from-here'
import { endOtherSignIns, requireActor } from '@/lib/auth/session'
import { signInsPath } from '@/lib/auth/sign-in-path'
import { systemNow } from '@/lib/core/clock'
import { env } from '@/lib/env'
import { id } from '@/lib/forms/fields'

async function end(which: string | 'all'): Promise<never> {
  if (!isFromHere({ headers: await headers() }, env().portalUrl)) redirect(signInsPath)
  await endOtherSignIns(await requireActor(), which, systemNow())
  return redirect(`${signInsPath}?ended=1`)
}

/** "Avsluta" beside one sign-in. An id that is none of one's own ends nothing. */
export async function endOne(form: FormData): Promise<void> {
  const which = id.safeParse(form.get('signIn'))
  await (which.success ? end(which.data) : redirect(signInsPath))
}

/** "Avsluta alla andra". */
export async function endOthers(): Promise<void> {
  await end('all')
}
