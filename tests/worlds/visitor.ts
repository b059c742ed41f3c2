import { derive as deriveInBrowser } from '@/lib/enquiries/browser/derive'
import { drawCode, sealThread } from '@/lib/enquiries/browser/thread'
import { spelled } from '@/lib/enquiries/code/code'
import type { derive } from '@/lib/enquiries/code/derive'
import { answerDesk } from '@/lib/enquiries/desk/desk'
import type { DeskAsk, DeskReply } from '@/lib/enquiries/desk/reply'
import { tokenFromMs } from '@/lib/enquiries/desk/secrets'
import { asField } from '@/lib/enquiries/seal/sealed'

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

/** A form of a first message that a browser with script has sealed, not sent yet; `fields` is all that leaves the browser. */
export interface Sealed { words: string; fields: Record<string, string>; later: number }

export async function seals(now: number, text: string, said: Partial<Record<'about' | 'age' | 'region' | 'language', string>> = {}): Promise<Sealed> {
  const later = now + tokenFromMs + 1_000
  const asked = { token: valueOf(await atDesk(now, 'write', null), 'TOKEN'), about: 'unsaid', age: 'unsaid', region: 'unsaid', ...said }
  const page = await atDesk(later, 'write', { ...asked, words: 'own' })
  const code = drawCode()
  return { words: spelled(code), fields: { ...asked, ...await sealThread(code, text, { id: valueOf(page, 'KEYID'), recipient: valueOf(page, 'KEY') }) }, later }
}

/** What a browser shows of a code to find its thread, and the secret that it keeps. */
export async function shownFor(words: string): Promise<{ lookup: string; secret: Uint8Array }> {
  const { lookup, secret } = await deriveInBrowser(words)
  return { lookup: asField(lookup), secret }
}
