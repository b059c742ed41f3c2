/** What a visitor wrote, as it is kept: pure, and the same for every form of the desk, here and in the browser. */
import { longestText } from '@/lib/enquiries/model'

/** NUL and other control characters cannot be read by anybody; line breaks and tabs may stay. */
const strange = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/u

/** The part of the page that says what to mend. */
export type TextFault = 'no-text' | 'too-long' | 'strange'

/** As `toWellFormed`, which browsers of cheap phones do not have. */
const wellFormed = (text: string): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text))

/** Any script, emoji and markup are text like any other. */
export function readText(typed: string): { ok: true; text: string } | { ok: false; fault: TextFault } {
  const text = wellFormed(typed).normalize('NFC').replace(/\r\n?/g, '\n').trim()
  if (text === '') return { ok: false, fault: 'no-text' }
  if ([...text].length > longestText) return { ok: false, fault: 'too-long' }
  return strange.test(text) ? { ok: false, fault: 'strange' } : { ok: true, text }
}

/** One of a list, or the last of it: a form that somebody rebuilt says nothing that we do not know. */
export const oneOf = <const Values extends readonly string[]>(values: Values, sent: string | undefined, otherwise: Values[number]): Values[number] =>
  values.find((value) => value === sent) ?? otherwise
