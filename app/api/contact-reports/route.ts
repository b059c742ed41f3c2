import { largestReport, reportIn, reportLocale } from '@/lib/directory/reports/model'
import { tellOf } from '@/lib/directory/reports/tell'
import { env } from '@/lib/env'
import { firstBytes } from '@/lib/forms/first-bytes'
import { redirectHeaders, refusalHeaders } from '@/lib/publishing/front/headers'
import { publicPath } from '@/lib/routes'

/**
 * A report of something wrong with a contact, handed on by the front or nginx without a word of the visitor. Leads to a published
 * page; whatever this process cannot do just now is a 503, for which they show the numbers.
 */
export async function POST(request: Request): Promise<Response> {
  const form = new URLSearchParams(await firstBytes(request, largestReport))
  const report = reportIn(form)
  const told = report ? await tellOf(report) : 'noSuchContact'
  const live = env().mode === 'live'
  if (told === 'away') return new Response('Försök igen om en stund.\n', { status: 503, headers: refusalHeaders(live, { 'retry-after': '30' }) })
  const location = publicPath(told === 'counted' ? 'reportThanks' : 'report', reportLocale(form))
  return new Response(null, { status: 303, headers: redirectHeaders(live, location) })
}
