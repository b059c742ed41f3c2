/**
 * Form letters: answers to a form, published once and filled in per visitor by the front.
 * Tokens of the finder: `%%TYPED%%` anywhere; in the one `<li data-each="choice">` also HREF, NAME, COUNTY and PLACE.
 * Of the guided questions: `%%FROM%%`, the question that was answered last.
 * Of the page that asks what is wrong with a contact: `%%CONTACT%%`, `%%NAME%%` and `%%NUMBER%%`.
 * Of the contact point's desk: `deskMarks`, filled in by front/fill-page.ts.
 */
import type { FinderChoice } from '@/lib/directory/model'
import { deskLetters, deskMarks } from '@/lib/enquiries/desk/reply'
import type { Target } from '@/lib/publishing/addresses'
import { escapeHtml } from '@/lib/core/escape-html'

const item = /<li(?: [^>]*)? data-each="choice"[^>]*>.*?<\/li>/s
const token = /%%([A-Z0-9]+)%%/g
/** Nothing was typed, or too much to say back. */
const wordless = new Set(['empty', 'tooLong'])
const listing = new Set(['ambiguous', 'spelling', 'place'])

export interface Filling { typed: string; choices: readonly { choice: FinderChoice; href: string }[] }

/** The letter with its tokens replaced, escaped; a token without a value stays. */
export const fillIn = (letter: string, values: Record<string, string>): string =>
  letter.replace(token, (whole, name: string) => { const value = values[name]; return value === undefined ? whole : escapeHtml(value) })

/** One pass, so that a visitor who types a token is shown the token. Everything filled in is escaped. */
export function fill(letter: string, { typed, choices }: Filling): string {
  const hit = item.exec(letter)
  if (!hit) return fillIn(letter, { TYPED: typed })
  const each = hit[0].replace(' data-each="choice"', '')
  const items = choices.map(({ choice, href }) =>
    fillIn(each, { TYPED: typed, HREF: href, NAME: choice.name, COUNTY: choice.county, PLACE: choice.place ?? choice.name }))
  return fillIn(letter.slice(0, hit.index), { TYPED: typed }) + items.join('') + fillIn(letter.slice(hit.index + hit[0].length), { TYPED: typed })
}

/** What is wrong with a page as a form letter, or with tokens on a page that is none. */
export function templateFaults(target: Target, html: string): string[] {
  const tokens = new Set([...html.matchAll(token)].map((hit) => hit[1]))
  // An ending leads back to the question that was answered; a question knows its way back by itself.
  if (target.kind === 'guide') tokens.delete('FROM')
  if (target.kind === 'report') {
    const missing = ['CONTACT', 'NAME', 'NUMBER'].filter((name) => !tokens.delete(name))
    if (missing.length > 0) return [`The page does not say which contact it is about: ${missing.join(', ')} missing.`]
  }
  if (target.kind === 'desk') {
    const letter = deskLetters.find((each) => target.path.endsWith(`/${each}`))
    const marks: ReadonlySet<string | undefined> = new Set(letter ? deskMarks[letter] : [])
    const [strange, missing] = [[...tokens].filter((name) => !marks.has(name)), [...marks].filter((name) => !tokens.has(name))]
    return [
      ...(strange.length > 0 ? [`Nobody fills in these marks: ${strange.join(', ')}.`] : []),
      ...(missing.length > 0 ? [`The letter does not show what it is filled in with: ${missing.join(', ')} missing.`] : []),
    ]
  }
  // Pieces of the secrecy guide are filled in after they are chosen (front/secrecy.ts).
  if (target.kind === 'secrecy') return html.includes('data-piece="answer"') ? [] : ['The secrecy guide has no answer in it.']
  if (target.kind !== 'answer') return tokens.size > 0 ? [`Unfilled tokens on a page: ${[...tokens].join(', ')}.`] : []
  const kind = target.path.split('/').at(-1) ?? ''
  const hit = item.exec(html)
  return [
    ...(tokens.has('TYPED') || wordless.has(kind) ? [] : ['The answer does not show what was typed: %%TYPED%% is missing.']),
    ...(listing.has(kind) && !/%%HREF%%/.test(hit?.[0] ?? '') ? ['The answer lists no choices: <li data-each="choice"> with %%HREF%% is missing.'] : []),
  ]
}
