import { words as listed } from '@/prisma/data/code-words.json'

/**
 * The code that only the visitor has: eight words of a list of 4,096, or as many groups of four digits. 96 random bits, so that its
 * derivation may be light. Without å, ä and ö, so that any keyboard writes it; no word becomes another by one wrong, missing or added
 * letter; the first five letters are enough to tell them apart. Drawn and read the same way here and in the visitor's browser.
 */
export const wordsInCode = 8

const words: readonly string[] = listed
const placeOf = new Map(words.map((word, place) => [word, place]))

/** Places in the list, each 0–4095. */
export type Code = readonly number[]

/** A new code. `draw` gives 0 ≤ n < its argument. */
export const newCode = (draw: (below: number) => number): Code => Array.from({ length: wordsInCode }, () => draw(words.length))

export const wordAt = (place: number): string => words[place] ?? ''
/** The same as four digits, `0936`. */
export const digitsAt = (place: number): string => String(place).padStart(4, '0')

/** The one spelling that keys are derived from. */
export const spelled = (code: Code): string => code.map(wordAt).join(' ')

export type ReadCode = { ok: true; code: Code } | { ok: false; unknown: string[]; count: number }

/** Digits of Arabic keyboards (U+0660, U+06F0) are digits. */
const asciiDigits = (text: string): string => text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))

/** One word or group as it was typed: case, and dots over a letter, do not matter. Null: none of the list. */
export function readPart(typed: string): number | null {
  const bare = asciiDigits(typed.normalize('NFKD').replace(/\p{M}/gu, '')).trim().toLowerCase()
  if (/^\d{4}$/.test(bare)) return Number(bare) < words.length ? Number(bare) : null
  return placeOf.get(bare) ?? null
}

/** What somebody typed, heard or pasted: words or digits, with any spaces, hyphens, commas or line breaks between, or digits without. */
export function readCode(typed: string): ReadCode {
  const plain = asciiDigits(typed.normalize('NFKC'))
  const bare = plain.replace(/[^\p{L}\p{M}\d]+/gu, ' ').trim()
  const digits = bare.replaceAll(' ', '')
  const parts = /^\d+$/.test(digits) ? digits.match(/.{1,4}/g) ?? [] : bare === '' ? [] : bare.split(' ')
  const places = parts.map(readPart)
  const unknown = parts.filter((_, at) => places[at] === null)
  const code = places.filter((place) => place !== null)
  return unknown.length === 0 && code.length === wordsInCode ? { ok: true, code } : { ok: false, unknown, count: parts.length }
}
