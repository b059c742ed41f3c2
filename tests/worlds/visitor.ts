import type { derive } from '@/lib/enquiries/code/derive'
import { answerDesk } from '@/lib/enquiries/desk/desk'
import type { DeskAsk, DeskReply } from '@/lib/enquiries/desk/reply'
import { tokenFromMs } from '@/lib/enquiries/desk/secrets'

/** A visitor at the contact point's desk, without a browser: what they are shown is what they bring back. */
export interface Visitor { words: string; digits: string; sent: DeskReply }

const ask = (form: DeskAsk['form'], fields: Record<string, string> | null, locale: DeskAsk['locale'] = 'sv', isForeign = false): DeskAsk =>
  ({ form, locale, method: fields ? 'POST' : 'GET', fields: fields ?? {}, isForeign })

/** Without the beat that answers are given on. @param now when the form is opened, epoch ms; it is sent six seconds later */
export async function atDesk(now: number, form: DeskAsk['form'], fields: Record<string, string> | null, locale: DeskAsk['locale'] = 'sv', isForeign = false, work?: typeof derive): Promise<DeskReply> {
  return answerDesk(ask(form, fields, locale, isForeign), () => now, work, () => Promise.resolve())
}

export const valueOf = (reply: DeskReply, name: string): string => reply.filling.values[name] ?? ''

/** The confirming form of a shown code, answered right. */
export function confirmed(code: DeskReply): Record<string, string> {
  const words = (code.filling.lists['word'] ?? []).map(({ WORD }) => WORD ?? '')
  const wordAt = (place: string) => words[Number(valueOf(code, place)) - 1] ?? ''
  return { draft: valueOf(code, 'DRAFT'), w1: wordAt('FIRST'), w2: wordAt('SECOND') }
}

export const wordsOf = (code: DeskReply): string => (code.filling.lists['word'] ?? []).map(({ WORD }) => WORD).join(' ')
export const digitsOf = (code: DeskReply): string => (code.filling.lists['word'] ?? []).map(({ DIGITS }) => DIGITS).join(' ')

/** From the empty form to what was sent. */
export async function writes(now: number, text: string, said: Partial<Record<'about' | 'age' | 'region' | 'language', string>> = {}, locale: DeskAsk['locale'] = 'sv'): Promise<Visitor> {
  const page = await atDesk(now, 'write', null, locale)
  const later = now + tokenFromMs + 1_000
  const code = await atDesk(later, 'write', { token: valueOf(page, 'TOKEN'), text, about: 'unsaid', age: 'unsaid', region: 'unsaid', ...said }, locale)
  if (code.letter !== 'code') throw new Error(`no code was shown: ${code.letter} ${code.filling.parts.join(' ')}`)
  const sent = await atDesk(later, 'write', confirmed(code), locale)
  return { words: wordsOf(code), digits: digitsOf(code), sent }
}
