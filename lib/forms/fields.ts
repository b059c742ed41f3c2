import { z } from 'zod'
import type { FieldFault } from '@/lib/core/result'

/** Fields of HTML forms as zod schemas. Each message is a key of errors.json. Pure; an empty text field is an absent answer. */

/** Control characters cannot be stored in PostgreSQL (NUL) or read by anybody, and half a character would be stored as another; line breaks and tabs may stay. */
const strange = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Surrogate}]/u
const says = (fault: FieldFault): FieldFault => fault

const cleaned = z.string(says('required')).transform((typed) => typed.normalize('NFC').replace(/\r\n?/g, '\n').trim())

/** Text that must be there, at most `max` characters. */
export const text = (max: number) =>
  cleaned.pipe(z.string().min(1, says('required')).max(max, says('tooLong')).refine((value) => !strange.test(value), says('strangeCharacters')))

/** Text that may be left out; null when it was. */
export const optionalText = (max: number) =>
  z.string().default('').transform((typed) => typed.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().max(max, says('tooLong')).refine((value) => !strange.test(value), says('strangeCharacters')))
    .transform((value) => (value === '' ? null : value))

/** One of a list of radio buttons or options. */
export const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) => z.enum(values, says('choose'))

/** Checkboxes of one name: the form sends nothing, one text or several. At least one must be chosen. */
export const someOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.preprocess(
    (sent) => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]),
    z.array(z.enum(values, says('choose'))).min(1, says('choose')).transform((chosen) => [...new Set(chosen)]),
  )

/** One checkbox. */
export const ticked = z.literal(['yes', ''], says('unknown')).default('').transform((sent) => sent === 'yes')

/** Nobody here lived before 1900; PostgreSQL is not told of a year 0 or of the day after the year 9999. */
const inOurTime = z.iso.date({ error: says('notDay'), abort: true }).refine((written) => written >= '1900-01-01' && written < '9000-01-01', says('notDay'))
/** A day as `<input type="date">` sends it: `2026-11-21`. */
export const day = cleaned.pipe(inOurTime)
/** A day that may be left out. */
export const optionalDay = optionalText(10).pipe(inOurTime.nullable())

/** The version of a row that the page was drawn from: digits of a hidden field, or a number of our own code. No more than PostgreSQL's integer can count on from. */
export const version = z.union([z.string().regex(/^\d{1,9}$/).transform(Number), z.int().min(0).max(999_999_999)], says('unknown'))

/** An id that the page itself put in the form. One that was tampered with names nothing. */
export const id = z.uuid(says('unknown'))
