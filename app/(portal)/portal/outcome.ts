import { notFound } from 'next/navigation'
import type { Outcome, RefusalCode } from '@/lib/core/result'
import type { FormState } from '@/lib/forms/form-state'
import errors from '@/messages/sv/errors.json'

/** What a query answered, or the page that says the same for what is not there and what is not for this person. */
export const shown = <Value>(outcome: Outcome<Value>): Value => (outcome.ok ? outcome.value : notFound())

/**
 * Where a button in a list leads, which has no form of its own to come back to: the list, told in one word of the address what became
 * of it. A code of ours, never a name or an id.
 * @param gone what is said when the line is there no more
 */
export function toldAt(path: string, answer: { ok: true } | { ok: false; state: FormState }, gone: RefusalCode): string {
  const refusal = answer.ok ? null : answer.state.refusal ?? 'notFound'
  return `${path}?told=${refusal === null ? 'done' : refusal === 'notFound' ? gone : refusal}`
}

const isRefusal = (word: string): word is RefusalCode => Object.hasOwn(errors.refusal, word)

/** What the list has to say of the button that led to it; anything else in the address says nothing. */
export function toldIn({ told }: Record<string, string | string[] | undefined>): 'done' | RefusalCode | null {
  if (typeof told !== 'string') return null
  return told === 'done' || isRefusal(told) ? told : null
}
