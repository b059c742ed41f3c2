import { redirect } from 'next/navigation'
import { requireActor } from '@/lib/auth/session'
import { portalHome } from '@/lib/auth/return-path'

/** An address that no page has leads where somebody who signs in was going. */
export default async function Nowhere(): Promise<never> {
  await requireActor()
  return redirect(portalHome)
}
