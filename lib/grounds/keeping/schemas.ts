import { z } from 'zod'
import type { FieldFault } from '@/lib/core/result'
import { day, id, oneOf, optionalDay, optionalText, someOf, text, ticked, version } from '@/lib/forms/fields'
import { aims, deciders, effects, initiatives, needs, receivers, secrecyRules, senders } from '@/lib/grounds/model'

const says = (fault: FieldFault): FieldFault => fault

export const OneWording = z.strictObject({ wordingId: id })
export const BeginWording = z.strictObject({ wordingId: id, code: z.string(says('unknown')).max(80, says('unknown')) })
/** `version` is that of the wording which the page showed: nobody decides on what they have not seen. */
export const MoveWording = z.strictObject({ wordingId: id, version, step: oneOf(['submit', 'discard']) })
export const TakeBackWording = z.strictObject({ wordingId: id, version })
export const AnswerWording = z.strictObject({ wordingId: id, version, answer: oneOf(['approve', 'askForChanges']), words: optionalText(1_000) })

/** Checkboxes of one name, none of which must be chosen: then the form sends nothing, and never an empty list. */
const anyOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.preprocess((sent) => (sent === undefined ? [] : Array.isArray(sent) && sent.length > 0 ? sent : [sent]), z.array(z.enum(values, says('choose'))).transform((chosen) => [...new Set(chosen)]))
/** One line each. */
const lines = (max: number) => text(max).transform((typed) => typed.split('\n').map((line) => line.trim()).filter((line) => line !== ''))

/** Groups of conditions and questions to weigh that the form has room for: one more of each than any rule has. */
export const needFields = ['need0', 'need1', 'need2'] as const
export const weighFields = ['weigh0', 'weigh1', 'weigh2', 'weigh3', 'weigh4'] as const
const group = anyOf(needs)
const question = optionalText(300)

/** A whole wording as its form sends it. Whether it holds together is found out afterwards (rule-form.ts). */
const rule = {
  validFrom: day, validUntil: optionalDay, note: text(1_000),
  title: text(120), describes: text(600), law: lines(600), effect: oneOf(effects),
  from: someOf(senders), to: someOf(receivers), purposes: someOf(aims), initiative: oneOf([...initiatives, 'any']),
  liftsAll: oneOf(['all', 'these']), lifts: anyOf(secrecyRules), except: anyOf(secrecyRules), exceptLaw: optionalText(80),
  need0: group, need1: group, need2: group,
  ownOnly: ticked, reservation: ticked,
  weigh0: text(300), weigh1: question, weigh2: question, weigh3: question, weigh4: question,
  limits: lines(2_000),
  doubtText: optionalText(600), doubtFrom: anyOf(senders), doubtPurposes: anyOf(aims),
  decidedBy: oneOf(deciders), sourceName: text(200), sourceUrl: text(300).pipe(z.url(says('unknown'))), sourceOn: day, reviewedBy: optionalText(200),
  cases: text(8_000),
}
export const BeginRule = z.strictObject({ wordingId: id, ...rule })
export const SaveWording = z.strictObject({ wordingId: id, version, ...rule })
export type WordingForm = z.output<typeof BeginRule>

/** When a rule ends, why, and what it then answers no more. */
export const SaveEnding = z.strictObject({ wordingId: id, version, lastDay: day, note: text(1_000), cases: text(8_000) })
export type EndingForm = z.output<typeof SaveEnding>

/** What a sheet says. The statute is asked for where the guide has none by that name. */
const sheet = {
  validFrom: day, note: text(1_000), heading: text(120), says: lines(2_000), since: optionalDay, amendedBy: optionalText(80),
  statuteName: optionalText(200), statuteSfs: optionalText(20).pipe(z.string().regex(/^\d{4}:\d{1,5}$/, says('notSfs')).nullable()), statuteUrl: optionalText(300).pipe(z.url(says('unknown')).nullable()),
}
export const BeginSheet = z.strictObject({ wordingId: id, cite: text(80), ...sheet })
export const SaveSheet = z.strictObject({ wordingId: id, version, ...sheet })
export type SheetForm = Omit<z.output<typeof BeginSheet>, 'wordingId' | 'cite'>
