import 'server-only'
import Personnummer from 'personnummer'

/**
 * One spelling for all ways to write the same name: lower case, without hyphens and accents (é → e, ü → u), but å, ä and
 * ö stay: in Swedish they are letters of their own, and Hall is not Häll. æ and ø are written ä and ö, as Swedes file them.
 */
export function foldName(typed: string): string {
  return typed
    .normalize('NFC')
    .toLowerCase()
    .replace(/æ/g, 'ä')
    .replace(/ø/g, 'ö')
    .replace(/[^åäö]/g, (letter) => letter.normalize('NFKD').replace(/\p{M}+/gu, ''))
    .replace(/['’´`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/**
 * A personal or coordination number as twelve digits, however it was written. Ten digits get the century that the sign
 * between them says (folkbokföringslagen 18 §: `+` from the year one turns 100). A number that does not exist is folded
 * as a name would be, so that what was typed wrong twice still meets.
 */
export function foldPersonalNumber(typed: string): string {
  const bare = typed.replace(/[\s\u2010-\u2015\u2212]/g, (sign) => (/\s/.test(sign) ? '' : '-'))
  return Personnummer.valid(bare) ? Personnummer.parse(bare).format(true) : foldName(typed).replaceAll(' ', '')
}
