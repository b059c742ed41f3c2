/**
 * When a page is not there or breaks, Next 16 sends an empty body that only its scripts fill. Here it gets the same words
 * inside `<noscript>`, so that nobody without scripts is left before a white page; with scripts nothing changes.
 */
import type { IncomingMessage } from 'node:http'
import { portalHome } from '@/lib/auth/return-path'
import errors from '@/messages/sv/errors.json'
import portal from '@/messages/sv/portal.json'

/** Whether an answer of the application may be such a page: a few kilobytes, so it can be held before it is sent. */
export const mayBeBlank = ({ statusCode = 0, headers }: Pick<IncomingMessage, 'statusCode' | 'headers'>): boolean =>
  (statusCode === 404 || statusCode >= 500) && (headers['content-type'] ?? '').startsWith('text/html')

const framed = (told: string): string => `<main>${told}<p><a href="${portalHome}">${portal.myDay}</a></p></main>`

export const missingWords = framed(`<h1>${errors.notFoundTitle}</h1><p>${errors.refusal.notFound}</p>`)

/** Says of a fault its number, if it has one, and nothing else. */
export const brokenWords = (number: string | undefined): string =>
  framed(`<h1>${errors.brokenTitle}</h1><p>${errors.brokenLead}</p>${number === undefined ? '' : `<p>${errors.brokenNumber} <b>${number}</b></p>`}`)

/** The page with words in it; any other page as it was. */
export function withWords(html: string, status: number): string {
  if (!html.includes('<html id="__next_error__">')) return html
  const [, number] = /\bdigest\\":\\"(\d{1,20})\\"/.exec(html) ?? []
  const words = status === 404 ? missingWords : brokenWords(number)
  return html.replace('<html id="__next_error__">', '<html id="__next_error__" lang="sv">')
    .replace('<body>', `<body><noscript>${words}</noscript>`)
}
