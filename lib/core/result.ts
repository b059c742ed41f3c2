import type errors from '@/messages/sv/errors.json'

/** Why something was refused. The code is the key of its sentence in messages/sv/errors.json, so one without words does not compile. */
export type RefusalCode = keyof typeof errors.refusal
/** What is wrong with a field; likewise a key of errors.json. */
export type FieldFault = keyof typeof errors.field

/** Faults by field name; the empty name is the form as a whole. */
export type FieldFaults = Record<string, FieldFault[]>
/** What a command or query answers: expected refusals are values, only bugs throw. */
export type Outcome<Value> =
  | { ok: true; value: Value }
  | { ok: false; code: RefusalCode }
  | { ok: false; code: 'invalidInput'; fields: FieldFaults }

export const ok = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value })
export const refuse = (code: RefusalCode): { ok: false; code: RefusalCode } => ({ ok: false, code })
/** A fault of one field that only the row or the clock could tell. */
export const fault = (field: string, key: FieldFault): { ok: false; code: 'invalidInput'; fields: FieldFaults } =>
  ({ ok: false, code: 'invalidInput', fields: { [field]: [key] } })
