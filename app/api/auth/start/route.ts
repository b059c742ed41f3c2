import { beginSignIn } from '@/lib/auth/begin-sign-in'
import { isFromHere } from '@/lib/auth/from-here'
import { systemNow } from '@/lib/core/clock'
import { env } from '@/lib/env'

/** The form of the sign-in page: leads to the identity provider. A form of another site leads back to the page. */
export async function POST(request: Request): Promise<Response> {
  const settings = env()
  if (!isFromHere(request, settings.portalUrl)) return leadTo(`${settings.portalUrl}/sign-in`)
  const to = (await request.formData()).get('to')
  const begun = await beginSignIn(settings, typeof to === 'string' ? to : null, systemNow())
  return begun ? leadTo(begun.location, begun.setCookie) : leadTo(`${settings.portalUrl}/sign-in/refused?why=failed`)
}

function leadTo(location: string, setCookie: string[] = []): Response {
  const headers = new Headers({ location, 'cache-control': 'no-store' })
  for (const line of setCookie) headers.append('set-cookie', line)
  return new Response(null, { status: 303, headers })
}
