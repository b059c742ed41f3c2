import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readMyDay } from '@/lib/my-day/read'
import { readWaits } from '@/lib/my-day/waits'
import { readNotice } from '@/lib/outbox/mark-read'
import { readNotices } from '@/lib/outbox/notices'
import { submitReferral } from '@/lib/referrals/drafts/submit'
import { readReferral } from '@/lib/referrals/read'
import { receiveReferral } from '@/lib/referrals/receive'
import { sendReferral } from '@/lib/referrals/send'
import { readUnanswered } from '@/lib/referrals/unanswered'
import { caseWorldHere } from '@/tests/support/case-world'
import { openedFile } from '@/tests/worlds/files'
import { askedReferral, decided, draftedReferral, eva, leila, sara, sentReferral, value } from '@/tests/worlds/referrals'

const dayMs = 24 * 3_600_000
const amir = 'samordnare@malmo.example'
const helena = 'chef@malmo.example'
const nils = 'logg@malmo.example'
const mikael = 'handlaggare.malmo@polisen.example'
const ingrid = 'handlaggare@umea.example'

const { world } = caseWorldHere()

const waits = (email: string, later = 0) => { const { actor, now } = world.as(email); return readWaits({ actor, now: now + later }) }
const news = async (email: string) => value(await readNotices(world.as(email), {}))
const late = async (email: string, later: number) => { const { actor, now } = world.as(email); return value(await readUnanswered({ actor, now: now + later }, {})) }

describe('the numbers in the rail', () => {
  it('count what waits for this person: to decide, to receive, to answer, and what is new', async () => {
    const [before, officer] = [await waits(leila), await waits(eva)]
    const asked = await askedReferral(world.as)
    expect(await waits(eva)).toEqual({ ...officer, releases: officer.releases + 1, news: officer.news + 1 })
    await decided(world.as(eva), asked.releaseId)
    value(await sendReferral(world.as(sara), { referralId: asked.referralId }))
    expect(await waits(eva)).toEqual(officer)
    expect(await waits(leila)).toEqual({ ...before, referrals: before.referrals + 1, news: before.news + 1 })
    value(await receiveReferral(world.as(leila), { referralId: asked.referralId }))
    expect((await waits(leila)).referrals).toBe(before.referrals + 1)
  })

  it('are what the lists behind them hold', async () => {
    await sentReferral(world.as)
    for (const email of [sara, amir, helena, eva, leila]) {
      const { actor, now } = world.as(email)
      const { mine, news: fresh } = await readMyDay({ actor, now })
      expect(await waits(email), email).toMatchObject({
        news: fresh.length, releases: mine.filter(({ kind }) => kind === 'decide').length,
        referrals: mine.filter(({ kind }) => kind === 'receive' || kind === 'answer').length,
      })
    }
  })

  it('do not move by a referral from a file one may not open, to a unit one does not work in', async () => {
    const outsiders = [amir, helena, nils, mikael, ingrid]
    const seen = () => Promise.all(outsiders.map(async (email) => ({
      email, now: await waits(email), later: await waits(email, 30 * dayMs), day: await readMyDay(world.as(email)),
    })))
    const before = await seen()
    const caseFileId = await openedFile(world.as(sara), { sharedWith: 'nobody' })
    const referralId = randomUUID()
    await draftedReferral(world.as, { caseFileId, referralId, from: sara, to: leila, urgency: 'urgent', answers: {} })
    const { releaseId } = value(await submitReferral(world.as(sara), { draftId: referralId, version: 6 }))
    await decided(world.as(eva), releaseId)
    value(await sendReferral(world.as(sara), { referralId }))
    value(await receiveReferral(world.as(leila), { referralId }))
    expect(await seen()).toEqual(before)
    expect((await news(sara)).some((notice) => notice.referralId === referralId)).toBe(true)
  })
})

describe('what is new', () => {
  it('is read when the referral has been opened, by each for themselves', async () => {
    const { referralId } = await sentReferral(world.as)
    value(await receiveReferral(world.as(leila), { referralId }))
    const isNew = async (email: string) => (await news(email)).some((notice) => notice.referralId === referralId)
    expect([await isNew(sara), await isNew(amir)]).toEqual([true, true])
    value(await readReferral(world.as(sara), { referralId }))
    expect([await isNew(sara), await isNew(amir)]).toEqual([false, true])
  })

  it('can be called read without opening, one or all, and what is not one’s own stays as it is', async () => {
    const { referralId } = await sentReferral(world.as)
    const hers = async () => (await news(leila)).some((notice) => notice.referralId === referralId)
    expect(value(await readNotice(world.as(ingrid), { about: referralId }))).toEqual([])
    expect(await hers()).toBe(true)
    expect(value(await readNotice(world.as(leila), { about: referralId }))).toHaveLength(1)
    expect(await hers()).toBe(false)
    await sentReferral(world.as)
    value(await readNotice(world.as(leila), { about: 'all' }))
    expect(await news(leila)).toEqual([])
  })
})

describe('the list of what nobody has answered in time', () => {
  it('holds on both sides a referral that is urgent and two days old, latest first, and no word of a person', async () => {
    const { referralId } = await sentReferral(world.as)
    const into = (await late(leila, 2 * dayMs)).into.find(({ id }) => id === referralId)
    expect(into).toMatchObject({ urgency: 'urgent', days: 2, late: 1, isLong: false, from: { authorityName: expect.stringContaining('Malmö') as string } })
    expect(Object.keys(into ?? {}).sort()).toEqual(['days', 'from', 'id', 'isLong', 'late', 'number', 'to', 'urgency'])
    expect((await late(helena, 2 * dayMs)).out.map(({ id }) => id)).toContain(referralId)
    expect((await late(leila, 0)).into.map(({ id }) => id)).not.toContain(referralId)
    const both = (await late(leila, 6 * dayMs)).into
    expect(both.map((line) => line.late)).toEqual([...both.map((line) => line.late)].sort((a, b) => b - a))
    expect(both.find(({ id }) => id === referralId)?.isLong).toBe(true)
    expect((await waits(leila, 2 * dayMs)).unanswered).toBe((await late(leila, 2 * dayMs)).into.length + (await late(leila, 2 * dayMs)).out.length)
  })

  it('is not for a caseworker, who has her own day', async () => {
    expect(await readUnanswered(world.as(sara), {})).toMatchObject({ ok: false, code: 'notPermitted' })
  })
})
