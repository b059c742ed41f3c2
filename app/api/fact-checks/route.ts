import { answerPage, answerPolicy, statusOf } from '@/lib/editorial/fact-checks/answer-page'
import { takeRemark } from '@/lib/editorial/fact-checks/outside'
import { longestRemark } from '@/lib/editorial/fact-checks/schemas'
import { factCheckPath } from '@/lib/editorial/paths'
import { env } from '@/lib/env'
import { firstBytes } from '@/lib/forms/first-bytes'
import { redirectHeaders, refusalHeaders } from '@/lib/publishing/front/headers'
import { locales } from '@/lib/routes'

/** A remark of the greatest length, each character escaped as four bytes, and as much again of one that is too long, so that it comes back. */
const most = 2 * 12 * longestRemark

/**
 * What somebody with a link says of the text behind it. They have no cookie here and their page tells no origin; what opens is the token
 * in the form, which no other site's page has.
 */
export async function POST(request: Request): Promise<Response> {
  const form = new URLSearchParams(await firstBytes(request, most))
  const answer = await takeRemark(form)
  const live = env().mode === 'live'
  if (answer === 'taken') {
    const locale = locales.find((each) => each === form.get('locale')) ?? 'sv'
    const headers = { ...redirectHeaders(live, `${factCheckPath(locale, form.get('token') ?? '')}?sent=1#remark`), 'cache-control': 'no-store' }
    return new Response(null, { status: 303, headers })
  }
  const headers = refusalHeaders(live, { 'content-type': 'text/html; charset=utf-8', 'content-language': 'sv', 'content-security-policy': answerPolicy })
  return new Response(answerPage(answer, form), { status: statusOf[answer], headers })
}
