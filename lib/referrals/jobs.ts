import 'server-only'
import { z } from 'zod'
import { event } from '@/lib/audit/events'
import { workUnitsOf } from '@/lib/auth/principals'
import { factsOfFiles } from '@/lib/cases/facts'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { showSpokenNumber } from '@/lib/core/spoken-number'
import { authorisedSince } from '@/lib/disclosure/authorised'
import { listMoving, unitsById } from '@/lib/referrals/store'
import { stepsFor } from '@/lib/referrals/view'

/** Longest day on one page, oldest first: whoever has more than this is not helped by seeing it. */
const most = 100

/** Every referral that moves on the reader's side of the wall, with what they may do with it now. */
export const listReferralJobs = query({
  permission: 'referral.list',
  input: z.strictObject({}),
  load: (_tx, _input, { actor }) => Promise.resolve({ authorityId: actor.authorityId }),
  async run({ tx, actor, now }) {
    const unitIds = workUnitsOf(actor)
    const rows = await listMoving(tx, { accountId: actor.accountId, unitIds }, most)
    const authorised = await authorisedSince(tx, rows.filter(({ state }) => state === 'underReview').map(({ id }) => id))
    const units = await unitsById(tx, rows.flatMap(({ fromUnitId, toUnitId }) => [fromUnitId, toUnitId]))
    const sideOf = (row: (typeof rows)[number]) =>
      (row.toAuthorityId === actor.authorityId && unitIds.includes(row.toUnitId) ? 'receiver' as const : 'sender' as const)
    const files = await factsOfFiles(tx, rows.filter((row) => sideOf(row) === 'sender').map(({ fromCaseFileId }) => fromCaseFileId))
    const lines = []
    for (const row of rows) {
      const side = sideOf(row)
      const fromFile = side === 'sender' ? files.get(row.fromCaseFileId) ?? null : null
      lines.push({
        id: row.id, number: showSpokenNumber(row.number), state: row.state, urgency: row.urgency, side, sentAt: row.sentAt, movedAt: row.movedAt,
        authorisedAt: authorised.get(row.id) ?? null, may: stepsFor(actor, { ...row, fromFile, toFile: null }, now),
        other: units.get(side === 'sender' ? row.toUnitId : row.fromUnitId) ?? null,
      })
    }
    return ok(lines)
  },
  audit: ({ value }) => event('list.viewed', null, { ids: value.map(({ id }) => id) }),
})
