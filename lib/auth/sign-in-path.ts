import { portalHome, returnPath } from '@/lib/auth/return-path'

/** Why somebody is asked to sign in: for the first time, because the session ran out, because the step needs a fresh one, or because the end is near. */
export const signInCauses = ['new', 'ended', 'fresh', 'anew'] as const
export type SignInCause = (typeof signInCauses)[number]

/** Address of the sign-in page. `to`: where to go afterwards. */
export function signInPath(to: string, cause: SignInCause = 'new'): string {
  const wanted = returnPath(to)
  const query = new URLSearchParams({ ...(wanted === portalHome ? {} : { to: wanted }), ...(cause === 'new' ? {} : { cause }) }).toString()
  return query ? `/sign-in?${query}` : '/sign-in'
}

/** Where the form of the sign-in page is sent. */
export const startAddress = '/api/auth/start'
/** "Det du skrev finns kvar." */
export const keptPage = '/sign-in/kept'
/** The form page once more, filled with what was kept. */
export const keptAddress = (path: string): string => `${returnPath(path)}?kept=1`
/** Where the provider leads back to after sign-out, too; registered with it. */
export const signedOutPage = '/sign-in/signed-out'

/** "Dina inloggningar". */
export const signInsPath = '/portal/sessions'

/** Where "Stanna kvar" is sent. */
export const stayAddress = '/api/auth/stay'
