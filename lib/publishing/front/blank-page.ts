/**
 * When a page is not there or breaks, Next 16 sends an empty body that only its scripts fill. Here it gets the same words
 * inside `<noscript>`, so that nobody without scripts is left before a white page; with scripts nothing changes.
 */
import type { IncomingMessage } from 'node:http'
import { shortPageMain, shortPageStyle } from '@/lib/publishing/front/short-page'
import errors from '@/messages/sv/errors.json'

/** Whether an answer of the application may be such a page: a few kilobytes, so it can be held before it is sent. */
export const mayBeBlank = ({ statusCode = 0, headers }: Pick<IncomingMessage, 'statusCode' | 'headers'>): boolean =>
  (statusCode === 404 || statusCode >= 500) && (headers['content-type'] ?? '').startsWith('text/html')

export const missingWords = shortPageMain(`<h1>${errors.notFoundTitle}</h1><p>${errors.refusal.notFound}</p>`)

/** Says of a fault its number, if it has one, and nothing else. */
export const brokenWords = (number: string | undefined): string =>
  shortPageMain(`<h1>${errors.brokenTitle}</h1><p>${errors.brokenLead}</p>${number === undefined ? '' : `<p>${errors.brokenNumber} <b>${number}</b></p>`}`)

/**
 * The page with words in it; any other page as it was.
 * @param policy the answer's Content-Security-Policy; the style is let in by its nonce, and left out where there is none
 */
export function withWords(html: string, status: number, policy: string): string {
  if (!html.includes('<html id="__next_error__">')) return html
  const [, number] = /\bdigest\\":\\"(\d{1,20})\\"/.exec(html) ?? []
  const words = status === 404 ? missingWords : brokenWords(number)
  const [, nonce] = /'nonce-([A-Za-z0-9+/=]+)'/.exec(policy) ?? []
  const style = nonce === undefined ? '' : `<style nonce="${nonce}">${shortPageStyle}</style>`
  return html.replace('<html id="__next_error__">', '<html id="__next_error__" lang="sv">')
    .replace('<body>', `<body><noscript>${style}${words}</noscript>`)
}
