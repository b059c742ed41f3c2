/**
 * Form letters: answers to a typed name, published once and filled in per visitor by the front.
 * Tokens: `%%TYPED%%` anywhere; in the one `<li data-each="choice">` also HREF, NAME, COUNTY and PLACE.
 */
import type { FinderChoice } from '@/lib/directory/model'
import type { Target } from '@/lib/publishing/addresses'
import { escapeHtml } from '@/lib/publishing/html'

const item = /<li(?: [^>]*)? data-each="choice"[^>]*>.*?<\/li>/s
const token = /%%([A-Z]+)%%/g
/** Nothing was typed, or too much to say back. */
const wordless = new Set(['empty', 'tooLong'])
const listing = new Set(['ambiguous', 'spelling', 'place'])

export interface Filling { typed: string; choices: readonly { choice: FinderChoice; href: string }[] }

/** One pass, so that a visitor who types a token is shown the token. Everything filled in is escaped. */
export function fill(letter: string, { typed, choices }: Filling): string {
  const put = (text: string, values: Record<string, string>) =>
    text.replace(token, (whole, name: string) => { const value = values[name]; return value === undefined ? whole : escapeHtml(value) })
  const hit = item.exec(letter)
  if (!hit) return put(letter, { TYPED: typed })
  const each = hit[0].replace(' data-each="choice"', '')
  const items = choices.map(({ choice, href }) =>
    put(each, { TYPED: typed, HREF: href, NAME: choice.name, COUNTY: choice.county, PLACE: choice.place ?? choice.name }))
  return put(letter.slice(0, hit.index), { TYPED: typed }) + items.join('') + put(letter.slice(hit.index + hit[0].length), { TYPED: typed })
}

/** What is wrong with a page as a form letter, or with tokens on a page that is none. */
export function templateFaults(target: Target, html: string): string[] {
  const tokens = new Set([...html.matchAll(token)].map((hit) => hit[1]))
  if (target.kind !== 'answer') return tokens.size > 0 ? [`Unfilled tokens on a page: ${[...tokens].join(', ')}.`] : []
  const kind = target.path.split('/').at(-1) ?? ''
  const hit = item.exec(html)
  return [
    ...(tokens.has('TYPED') || wordless.has(kind) ? [] : ['The answer does not show what was typed: %%TYPED%% is missing.']),
    ...(listing.has(kind) && !/%%HREF%%/.test(hit?.[0] ?? '') ? ['The answer lists no choices: <li data-each="choice"> with %%HREF%% is missing.'] : []),
  ]
}
