import { isFromHere } from '@/lib/auth/from-here'
import { currentActor } from '@/lib/auth/session'
import { env } from '@/lib/env'

/** "Stanna kvar": reading the session is what keeps it. 204 while it holds, 401 when it is too late. */
export async function POST(request: Request): Promise<Response> {
  const here = isFromHere(request, env().portalUrl)
  const actor = here ? await currentActor() : null
  return new Response(null, { status: actor ? 204 : 401, headers: { 'cache-control': 'no-store' } })
}
