import 'server-only'
import { z } from 'zod'
import { event } from '@/lib/audit/events'
import { workUnitsOf } from '@/lib/auth/principals'
import type { Actor } from '@/lib/auth/model'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { showSpokenNumber } from '@/lib/core/spoken-number'
import { listAwaitingAnswer, unitsById, type ReferralRow } from '@/lib/referrals/store'
import { lateOnes } from '@/lib/referrals/unanswered-view'

/** Longest list on one page; whoever has more is helped by people, not by paging. */
const most = 200

/** What is past its term to one's units, and from the files one may open. */
export async function lateReferrals(tx: Parameters<typeof listAwaitingAnswer>[0], actor: Actor, now: number) {
  const unitIds = workUnitsOf(actor)
  const rows = await listAwaitingAnswer(tx, { accountId: actor.accountId, unitIds }, most)
  const isInto = (row: ReferralRow) => row.toAuthorityId === actor.authorityId && unitIds.includes(row.toUnitId)
  return { into: lateOnes(rows.filter(isInto), now), out: lateOnes(rows.filter((row) => !isInto(row)), now) }
}

/** Who leads a unit sees what it has let wait, and who lets it wait: number, unit, urgency and age, and nobody's name. */
export const readUnanswered = query({
  permission: 'referral.listUnanswered',
  input: z.strictObject({}),
  load: (_tx, _input, { actor }) => Promise.resolve({ authorityId: actor.authorityId }),
  async run({ tx, actor, now }) {
    const { into, out } = await lateReferrals(tx, actor, now)
    const units = await unitsById(tx, [...into, ...out].flatMap(({ fromUnitId, toUnitId }) => [fromUnitId, toUnitId]))
    const line = ({ id, number, fromUnitId, toUnitId, urgency, days, late, isLong }: (typeof into)[number]) =>
      ({ id, number: showSpokenNumber(number), from: units.get(fromUnitId) ?? null, to: units.get(toUnitId) ?? null, urgency, days, late, isLong })
    return ok({ into: into.map(line), out: out.map(line) })
  },
  audit: ({ value }) => event('list.viewed', null, { ids: [...value.into, ...value.out].map(({ id }) => id) }),
})

export type UnansweredLine = Extract<Awaited<ReturnType<typeof readUnanswered>>, { ok: true }>['value']['into'][number]
