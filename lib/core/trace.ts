import 'server-only'
import { headers } from 'next/headers'

/** Set by nginx or the front, which believe no visitor's own. */
export const traceHeader = 'x-request-id'

/** What a trace id looks like: 128 random bits in hexadecimal. */
export const isTrace = (text: string | null | undefined): text is string => /^[0-9a-f]{32}$/.test(text ?? '')

/** The number of the request that is being answered; null outside of one, such as in a job. It says nothing about anyone. */
export async function currentTrace(): Promise<string | null> {
  try {
    const given = (await headers()).get(traceHeader)
    return isTrace(given) ? given : null
  } catch {
    return null
  }
}
