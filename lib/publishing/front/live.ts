/**
 * `npm run dev`: public pages straight from `next dev`, with its scripts and without a Content-Security-Policy, so that
 * a change shows at once. Nothing here runs after `npm start`.
 */
import { z } from 'zod'
import { systemNow } from '@/lib/core/clock'
import { dayOf } from '@/lib/directory/days'
import type { FinderIndex } from '@/lib/directory/model'
import type { Ground } from '@/lib/grounds/model'
import { groundSchema } from '@/lib/grounds/schema'
import { formAt, internalPath, nextAnswerPath, nextNoticePath } from '@/lib/publishing/addresses'
import { fill, fillIn } from '@/lib/publishing/form-letter'
import { largestForm, reply } from '@/lib/publishing/front/finder'
import { guideReply } from '@/lib/publishing/front/guide'
import { secrecyReply } from '@/lib/publishing/front/secrecy'
import { askedAbout } from '@/lib/publishing/front/report'
import { redirectHeaders } from '@/lib/publishing/front/headers'
import type { Answer, Ask } from '@/lib/publishing/front/exchange'
import { withExitScript } from '@/lib/publishing/page'
import { localeOf, nextDeskPath, nextGuidePath, nextReportPath, nextRulesPath, nextSecrecyLetterPath, publicPath, type Locale } from '@/lib/routes'

/** With them the browser would put back every piece that the answer leaves out. */
const frameworkScripts = /<script\b[^>]*\bsrc=[^>]*><\/script>|<script\b[^>]*>[^<]*__next_f[^<]*(?:<(?!\/script)[^<]*)*<\/script>/g

/** The rules of the database, as the page that shows them has them: the front itself has no login. */
const rulesOf = async (web: string): Promise<Ground[]> => z.array(groundSchema).parse(await (await fetch(web + nextRulesPath)).json())

/** @param web origin of `next dev`; @param index read anew for each form, so that an edited fact is found */
export const livePages = (web: string, index: () => Promise<FinderIndex>) => async (ask: Ask): Promise<Answer | 'forward'> => {
  const asked = ask.method === 'POST' ? formAt(ask.path) : null
  if (asked?.form === 'guide') {
    const { node, status, values } = guideReply(await ask.body(largestForm))
    return rendered(web, nextGuidePath(node, asked.locale), status, (html) => fillIn(html, values))
  }
  if (asked?.form === 'report') {
    const values = askedAbout(await index(), await ask.body(largestForm))
    return values
      ? rendered(web, nextReportPath(asked.locale), 200, (html) => fillIn(html, values))
      : { status: 303, headers: redirectHeaders(false, publicPath('report', asked.locale)), body: Buffer.alloc(0) }
  }
  if (asked) {
    const answer = reply(await index(), asked.locale, await ask.body(largestForm))
    if ('redirect' in answer) return { status: 303, headers: redirectHeaders(false, answer.redirect), body: Buffer.alloc(0) }
    return rendered(web, nextAnswerPath(answer.letter, asked.locale), answer.status, (html) => fill(html, answer.filling))
  }
  if (ask.query !== '') {
    const rules = await rulesOf(web)
    return rendered(web, nextSecrecyLetterPath(), 200, (html) => secrecyReply(html.replace(frameworkScripts, ''), ask.query, dayOf(systemNow()), rules))
  }
  const from = internalPath(ask.path)
  // Icons and whatever else `next dev` serves by itself.
  if (from === null && (/\.\w+$/.test(ask.path) || ask.path.startsWith('/__next'))) return 'forward'
  if (from !== null) {
    const answer = await rendered(web, from)
    if (answer.status !== 404) return answer
  }
  return rendered(web, nextNoticePath('notFound', localeOf(ask.path)), 404)
}

/** Letters of the contact point's desk, filled in as the front does with published ones. */
export const liveDesk = (web: string) => (letter: string, locale: Locale, status: number, change: (html: string) => string): Promise<Answer> =>
  rendered(web, nextDeskPath(letter, locale), status, change)

async function rendered(web: string, from: string, status?: number, change = (html: string) => html): Promise<Answer> {
  const answer = await fetch(web + from, { redirect: 'manual' }).catch(() => null)
  const text = answer ? await answer.text() : 'next dev does not answer yet.\n'
  const headers = { 'content-type': answer?.headers.get('content-type') ?? 'text/plain', 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }
  const seen = answer?.status ?? 503
  const html = seen === 200 ? change(withExitScript(text)) : text
  return { status: seen === 200 ? (status ?? 200) : seen, headers, body: Buffer.from(html) }
}
