/** The finder form's answer: a redirect to the kommun page, or a form letter filled in for this visitor and forgotten. */
import type { FinderAnswer, FinderIndex } from '@/lib/directory/model'
import { find } from '@/lib/directory/finder'
import { municipalityPath, type Locale } from '@/lib/routes'
import type { AnswerKind } from '@/lib/publishing/addresses'
import type { Filling } from '@/lib/publishing/form-letter'

/** Bytes of a form that is read; ten times the longest name fits, an upload does not. */
export const largestForm = 16 * 1024

/** A form's bytes as text; what is no UTF-8 becomes a sign that nothing is called. */
export const formText = (body: Buffer): string => new TextDecoder().decode(body)

export type FinderReply = { redirect: string } | { letter: AnswerKind; status: number; filling: Filling }

/** @param body the form as posted, or `'tooLarge'` when it was not read to its end */
export function reply(index: FinderIndex, locale: Locale, body: Buffer | 'tooLarge'): FinderReply {
  if (body === 'tooLarge') return { letter: 'tooLong', status: 413, filling: { typed: '', choices: [] } }
  const typed = new URLSearchParams(formText(body)).get('place') ?? ''
  const answer = find(index, typed)
  if (answer.kind === 'found') return { redirect: municipalityPath(answer.slug, locale) }
  return { ...letterFor(answer), filling: { typed: shown(typed), choices: choicesOf(answer, locale) } }
}

function letterFor(answer: Exclude<FinderAnswer, { kind: 'found' }>): { letter: AnswerKind; status: number } {
  switch (answer.kind) {
    case 'choose': return { letter: answer.reason, status: 200 }
    case 'unknown': return { letter: 'unknown', status: 404 }
    case 'empty': return { letter: 'empty', status: 422 }
    case 'tooLong': return { letter: 'tooLong', status: 422 }
  }
}

const choicesOf = (answer: FinderAnswer, locale: Locale): Filling['choices'] =>
  answer.kind === 'choose' ? answer.choices.map((choice) => ({ choice, href: municipalityPath(choice.slug, locale) })) : []

/** Longer than any name; what follows is not said back. In characters. */
const longestShown = 100

/** The text as it is said back: without signs that steer a screen (control, direction) and no longer than a name can be. */
function shown(typed: string): string {
  const characters = [...typed.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu, ' ').toWellFormed().trim()]
  return characters.length > longestShown ? `${characters.slice(0, longestShown).join('')}…` : characters.join('')
}
