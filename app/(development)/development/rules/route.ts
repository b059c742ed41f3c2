import { env } from '@/lib/env'
import { rulesInForce } from '@/lib/grounds/live'
import { everHeld } from '@/lib/grounds/wordings'

export const dynamic = 'force-dynamic'

/** The published rules as the publication has them beside its pages, for `npm run dev`, which publishes nothing. */
export async function GET(): Promise<Response> {
  if (env().mode !== 'demo') return new Response(null, { status: 404 })
  return Response.json(everHeld((await rulesInForce()).table), { headers: { 'cache-control': 'no-store' } })
}
