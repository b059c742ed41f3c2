import { answerDesk } from '@/lib/enquiries/desk/desk'
import { DeskAsk } from '@/lib/enquiries/desk/reply'

export const dynamic = 'force-dynamic'

/** For the front on this machine alone: no host leads here (lib/publishing/front/forward.ts, deploy/nginx.conf). */
export async function POST(request: Request): Promise<Response> {
  const asked = DeskAsk.safeParse(await request.json().catch(() => null))
  if (!asked.success) return new Response(null, { status: 400 })
  return Response.json(await answerDesk(asked.data), { headers: { 'cache-control': 'no-store' } })
}
