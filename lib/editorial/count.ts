import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { can } from '@/lib/auth/can'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { NoFilter } from '@/lib/editorial/schemas'
import { listWaiting, type WaitingRow } from '@/lib/editorial/store'

/** Whether the next step of an edition is this person's: to read it through, to publish it, or to mend what somebody has said of it. */
const waitsFor = (actor: Actor, { state, writers, locale, commented }: WaitingRow, now: number): boolean =>
  (state === 'submitted' && can(actor, 'edition.answer', { writers }, now).ok)
  || (state === 'approved' && can(actor, 'edition.publish', { writers }, now).ok)
  || ((state === 'changesRequested' || commented) && writers.includes(actor.accountId) && can(actor, 'edition.save', { locale }, now).ok)

/** How many texts wait for this person's next step. */
export const countTexts = query({
  permission: 'content.list',
  input: NoFilter,
  load: () => Promise.resolve({}),
  run: async ({ tx, actor, now }) => ok((await listWaiting(tx)).filter((row) => waitsFor(actor, row, now)).length),
  audit: 'showsNoPerson',
})
