import { whatIsMissing } from '@/lib/db/ready'

export const dynamic = 'force-dynamic'

/**
 * The process can serve signed-in work: its database answers and has the tables this code needs. 503, with the word of what is
 * missing, takes it out of rotation; the public pages go on.
 */
export async function GET(): Promise<Response> {
  const missing = await whatIsMissing()
  return new Response(`${missing ?? 'ok'}\n`, {
    status: missing === null ? 200 : 503, headers: { 'cache-control': 'no-store', 'content-type': 'text/plain' },
  })
}
