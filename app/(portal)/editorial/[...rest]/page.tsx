import { notFound } from 'next/navigation'
import { requireActor } from '@/lib/auth/session'

/** An address that no page has: told as a page that is not for this person, and not in the framework's own words. */
export default async function Nowhere(): Promise<never> {
  await requireActor()
  return notFound()
}
