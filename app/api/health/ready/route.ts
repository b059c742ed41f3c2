import { isDatabaseReady } from '@/lib/db/ready'

export const dynamic = 'force-dynamic'

/** The process can serve signed-in work: its database answers. 503 takes it out of rotation; the public pages go on. */
export async function GET(): Promise<Response> {
  const ready = await isDatabaseReady()
  return new Response(ready ? 'ok\n' : 'database\n', {
    status: ready ? 200 : 503, headers: { 'cache-control': 'no-store', 'content-type': 'text/plain' },
  })
}
