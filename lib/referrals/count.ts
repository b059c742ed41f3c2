import 'server-only'
import { z } from 'zod'
import type { Actor, Role } from '@/lib/auth/model'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { mostTold } from '@/lib/core/told-count'
import { lateReferrals } from '@/lib/referrals/unanswered'
import { countInbox } from '@/lib/referrals/store'

/** Units where the actor has one of these roles. */
const unitsAs = ({ grants }: Actor, held: readonly Role[]): string[] =>
  [...new Set(grants.flatMap(({ role, unitId }) => (unitId !== null && held.includes(role) ? [unitId] : [])))]

/** Referrals in one's own inbox that wait for a step one may take: to receive it, or as coordinator to answer. */
export const countToAnswer = query({
  permission: 'referral.list',
  input: z.strictObject({}),
  load: (_tx, _input, { actor }) => Promise.resolve({ authorityId: actor.authorityId }),
  run: async ({ tx, actor }) => ok(
    await countInbox(tx, 'sent', unitsAs(actor, ['caseworker', 'coordinator']), mostTold + 1)
    + await countInbox(tx, 'received', unitsAs(actor, ['coordinator']), mostTold + 1)),
  audit: 'showsNoPerson',
})

/** As many as the list of unanswered referrals has lines. */
export const countUnanswered = query({
  permission: 'referral.listUnanswered',
  input: z.strictObject({}),
  load: (_tx, _input, { actor }) => Promise.resolve({ authorityId: actor.authorityId }),
  async run({ tx, actor, now }) {
    const { into, out } = await lateReferrals(tx, actor, now)
    return ok(into.length + out.length)
  },
  audit: 'showsNoPerson',
})
