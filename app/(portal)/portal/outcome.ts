import { notFound } from 'next/navigation'
import type { Outcome } from '@/lib/core/result'

/** What a query answered, or the page that says the same for what is not there and what is not for this person. */
export const shown = <Value>(outcome: Outcome<Value>): Value => (outcome.ok ? outcome.value : notFound())
