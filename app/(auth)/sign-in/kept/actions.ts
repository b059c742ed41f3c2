'use server'

import { redirect } from 'next/navigation'
import { portalHome } from '@/lib/auth/return-path'
import { dropKept, requireActor } from '@/lib/auth/session'

/** "Kasta det jag skrev." */
export async function drop(): Promise<void> {
  await dropKept(await requireActor())
  redirect(portalHome)
}
