import { cookies } from 'next/headers'
import { completeSignIn } from '@/lib/auth/complete-sign-in'
import { systemNow } from '@/lib/core/clock'
import { env } from '@/lib/env'

/** Where the identity provider sends the person back to. Every way of failing ends on the same page. */
export async function GET(request: Request): Promise<Response> {
  const settings = env()
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const jar = Object.fromEntries((await cookies()).getAll().map(({ name, value }) => [name, value]))
  const done = await completeSignIn(settings, { query, cookies: jar, userAgent: request.headers.get('user-agent') }, systemNow())
  const headers = new Headers({
    location: settings.portalUrl + (done.ok ? done.to : `/sign-in/refused?why=${done.why}`), 'cache-control': 'no-store',
  })
  for (const line of done.setCookie) headers.append('set-cookie', line)
  return new Response(null, { status: 303, headers })
}
