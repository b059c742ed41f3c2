import { portalHome, returnPath } from '@/lib/auth/return-path'

/** Why somebody is asked to sign in: for the first time, because the session ran out, or because the step needs a fresh one. */
export const signInCauses = ['new', 'ended', 'fresh'] as const
export type SignInCause = (typeof signInCauses)[number]

/** Address of the sign-in page. `to`: where to go afterwards. */
export function signInPath(to: string, cause: SignInCause = 'new'): string {
  const wanted = returnPath(to)
  const query = new URLSearchParams({ ...(wanted === portalHome ? {} : { to: wanted }), ...(cause === 'new' ? {} : { cause }) }).toString()
  return query ? `/sign-in?${query}` : '/sign-in'
}
