/**
 * "Stämmer något inte?": the question is answered from a published page; the report itself goes on to the application, which counts
 * it. Of whoever sends it nothing goes along: neither address nor browser, only which contact and what is wrong.
 */
import http from 'node:http'
import type { FinderIndex } from '@/lib/directory/model'
import { largestReport, reportIn, reportLocale } from '@/lib/directory/reports/model'
import { formText } from '@/lib/publishing/front/finder'
import type { Answer, Ask } from '@/lib/publishing/front/exchange'
import { redirectHeaders, refusalHeaders } from '@/lib/publishing/front/headers'
import { publicPath, takeReportPath } from '@/lib/routes'

/** What the page that asks says of the contact; null when no contact of ours was named. */
export function askedAbout(index: FinderIndex, body: Buffer | 'tooLarge'): Record<'CONTACT' | 'NAME' | 'NUMBER', string> | null {
  const key = body === 'tooLarge' ? null : new URLSearchParams(formText(body)).get('contact')
  const contact = index.contacts.find((each) => each.key === key)
  return contact ? { CONTACT: contact.key, NAME: contact.name, NUMBER: contact.phone ?? '' } : null
}

/** Reports that this process hands on in a minute: nobody presses so often, and a flood stops here. It remembers nobody. */
const mostInAMinute = 60
const minute = 60_000
/** Milliseconds until the application must have answered. */
const patience = 8_000

export interface Passing { live: boolean; webPort: number; clock: () => number }

/** @returns a handler of the address that reports are sent to; `'away'` when the application cannot take one just now */
export function reportPasser({ live, webPort, clock }: Passing): (ask: Ask) => Promise<Answer | 'away'> {
  let begun = -Infinity
  let passed = 0
  const isFlood = () => {
    if (clock() - begun >= minute) [begun, passed] = [clock(), 0]
    return ++passed > mostInAMinute
  }
  const leadTo = (location: string): Answer => ({ status: 303, headers: redirectHeaders(live, location), body: Buffer.alloc(0) })
  return async (ask) => {
    if (ask.method === 'GET' || ask.method === 'HEAD') return leadTo(publicPath('report', 'sv'))
    if (ask.method !== 'POST') return { status: 405, headers: refusalHeaders(live, { allow: 'GET, HEAD, POST' }), body: Buffer.from('Den metoden går inte här.\n') }
    const body = await ask.body(largestReport)
    const form = new URLSearchParams(body === 'tooLarge' ? '' : formText(body))
    const report = reportIn(form)
    if (!report) return leadTo(publicPath('report', reportLocale(form)))
    if (isFlood()) return 'away'
    const location = await post(webPort, new URLSearchParams({ ...report, locale: reportLocale(form) }).toString())
    return location === null ? 'away' : leadTo(location)
  }
}

/** @returns where the application leads on, or null when it does not */
function post(port: number, body: string): Promise<string | null> {
  return new Promise((resolve) => {
    const onward = http.request({
      host: '127.0.0.1', port, method: 'POST', path: takeReportPath,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) },
    }, (answer) => {
      answer.resume()
      const { location } = answer.headers
      resolve(answer.statusCode === 303 && location !== undefined && /^\/[a-z/-]*$/.test(location) ? location : null)
    })
    onward.setTimeout(patience, () => onward.destroy())
    onward.on('error', () => { resolve(null) })
    onward.end(body)
  })
}
