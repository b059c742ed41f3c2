/** What an operation that may be refused returns: a value, or the code of the refusal. Only bugs throw. */
export type Result<Value, Code extends string = string> = { ok: true; value: Value } | Refusal<Code>

/** `code` is also the key of the text that explains the refusal to the person. */
export interface Refusal<Code extends string = string> { ok: false; code: Code }

export const ok = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value })

export const refuse = <Code extends string>(code: Code): Refusal<Code> => ({ ok: false, code })
