import 'server-only'
import { z } from 'zod'
import { event } from '@/lib/audit/events'
import { can } from '@/lib/auth/can'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { showSpokenNumber } from '@/lib/core/spoken-number'
import { listOpenRequests } from '@/lib/referrals/errors/store'
import { findForRelease } from '@/lib/referrals/find'
import { nameUnits } from '@/lib/referrals/names'

const most = 50

/** Questions that this reader may answer: each a referral, the unit it went to, and since when somebody waits. */
export const listErrorsToAnswer = query({
  permission: 'referral.list',
  input: z.strictObject({}),
  load: (_tx, _input, { actor }) => Promise.resolve({ authorityId: actor.authorityId }),
  async run({ tx, actor, now }) {
    const lines = []
    for (const { referralId, askedBy, askedAt } of await listOpenRequests(tx, most)) {
      const referral = await findForRelease(tx, referralId)
      if (!referral || !can(actor, 'referral.answerError', { ...referral, askedBy }, now).ok) continue
      const units = await nameUnits(tx, [referral.toUnitId])
      lines.push({ id: referralId, number: showSpokenNumber(referral.number), askedAt, to: units.get(referral.toUnitId) ?? null })
    }
    return ok(lines)
  },
  audit: ({ value }) => event('list.viewed', null, { ids: value.map(({ id }) => id) }),
})
