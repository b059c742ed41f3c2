import { describe, expect, it } from 'vitest'
import { remindOfUnanswered } from '@/lib/outbox/remind'
import { removeExpiredDrafts } from '@/lib/referrals/drafts/remove'
import { receiveReferral } from '@/lib/referrals/receive'
import { caseWorldHere } from '@/tests/support/case-world'
import { askedReferral, leila, sentReferral, value } from '@/tests/worlds/referrals'
import { person } from '@/tests/worlds/people'

const dayMs = 24 * 3_600_000

const { world, everything } = caseWorldHere()

const noticesAbout = async (referralId: string) =>
  (await everything.query<{ kind: string; authority_id: string; unit_id: string | null }>('select kind, authority_id, unit_id from portal.outbox where about = $1 and kind <> \'toRead\' order by kind', [referralId])).rows

describe('a referral that nobody answers', () => {
  it('reminds the unit once, comes on the longer list after three days more, and never answers itself', async () => {
    const { referralId } = await sentReferral(world.as)
    value(await receiveReferral(world.as(leila), { referralId }))
    const { now } = world.as(leila)
    await remindOfUnanswered(now)
    expect(await noticesAbout(referralId)).toEqual([])
    await remindOfUnanswered(now + 2 * dayMs)
    await remindOfUnanswered(now + 2 * dayMs)
    const { authorityId, unitId } = person(leila)
    expect(await noticesAbout(referralId)).toEqual([{ kind: 'unanswered', authority_id: authorityId, unit_id: unitId }])
    await Promise.all([remindOfUnanswered(now + 6 * dayMs), remindOfUnanswered(now + 6 * dayMs)])
    expect((await noticesAbout(referralId)).map(({ kind }) => kind)).toEqual(['unanswered', 'unansweredLong'])
    expect((await everything.query<{ state: string }>('select state from portal.referral where id = $1', [referralId])).rows).toEqual([{ state: 'received' }])
  })
})

describe('a notice', () => {
  it('says to whom and that there is something to read, and holds nothing else', async () => {
    const { referralId } = await sentReferral(world.as)
    const { rows } = await everything.query<Record<string, unknown>>('select * from portal.outbox where about = $1 order by created_at', [referralId])
    expect(rows.length).toBe(3)
    for (const row of rows) {
      expect(Object.keys(row).sort()).toEqual(['about', 'account_id', 'authority_id', 'created_at', 'id', 'kind', 'sent_at', 'unit_id'])
      expect(row['kind']).toBe('toRead')
    }
  })
})

describe('a draft that nobody comes back to', () => {
  it('goes after ninety days, and the others stay', async () => {
    const old = await askedReferral(world.as)
    const young = await askedReferral(world.as)
    await everything.query('update portal.referral_draft set updated_at = now() - interval \'91 days\', expires_at = now() - interval \'1 day\' where id = $1', [old.referralId])
    expect(await removeExpiredDrafts()).toBe(1)
    const left = await everything.query<{ id: string }>('select id from portal.referral_draft where id = any($1)', [[old.referralId, young.referralId]])
    expect(left.rows).toEqual([{ id: young.referralId }])
  })
})
