import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemNow } from '@/lib/core/clock'
import { answerEnquiry, noteOnEnquiry } from '@/lib/enquiries/answer'
import { claimEnquiry } from '@/lib/enquiries/claim'
import { eraseEnquiries } from '@/lib/enquiries/erasure/erase'
import { listQueue } from '@/lib/enquiries/list'
import { logContact } from '@/lib/enquiries/log-contact'
import { askIdentity, decideIdentity, readIdentity, withdrawIdentity } from '@/lib/enquiries/open-identity'
import { previewErasure } from '@/lib/enquiries/preview-erasure'
import { readEnquiry } from '@/lib/enquiries/read'
import { readContactFigures } from '@/lib/enquiries/read-figures'
import { closeEnquiry, weighEnquiry } from '@/lib/enquiries/weigh'
import { caseWorld, type CaseWorld } from '@/tests/support/case-world'
import { jonas, karin, newestThread, saysWhoTheyAre } from '@/tests/worlds/contact-point'
import { value } from '@/tests/worlds/referrals'
import { atDesk, valueOf, writes } from '@/tests/worlds/visitor'

let world: CaseWorld
beforeAll(async () => { world = await caseWorld() })
afterAll(() => world.close())

const dayMs = 24 * 3_600_000
const thread = async (text: string, said: Parameters<typeof writes>[2] = {}) => {
  const { words } = await writes(systemNow(), text, said)
  return { words, enquiryId: await newestThread(world.owner) }
}
const taken = async (text: string) => {
  const made = await thread(text)
  value(await claimEnquiry(world.as(karin), { enquiryId: made.enquiryId }))
  return made
}

describe('an officer of the contact point', () => {
  it('reads, takes, answers in words, and the visitor reads the answer with the code', async () => {
    const { words, enquiryId } = await thread('Hur lämnar man?', { about: 'self', age: 'adult', region: 'vast' })
    const view = value(await readEnquiry(world.as(karin), { enquiryId }))
    expect(view).toMatchObject({ about: 'self', age: 'adult', region: 'vast', messages: [{ side: 'visitor', text: 'Hur lämnar man?' }], may: { answer: false, claim: true } })
    expect(await answerEnquiry(world.as(karin), { enquiryId, messageId: randomUUID(), words: 'Hej.' })).toMatchObject({ ok: false, code: 'enquiryNotYours' })
    value(await claimEnquiry(world.as(karin), { enquiryId }))
    expect((await atDesk(systemNow(), 'open', { code: words })).filling.parts).toContain('claimed')
    value(await noteOnEnquiry(world.as(jonas), { enquiryId, messageId: randomUUID(), words: 'Kan vara samma som i går.' }))
    const messageId = randomUUID()
    value(await answerEnquiry(world.as(karin), { enquiryId, messageId, words: 'Ring 114 14.' }))
    expect(await answerEnquiry(world.as(karin), { enquiryId, messageId, words: 'Ring 114 14.' })).toMatchObject({ ok: false, code: 'alreadyReceived' })
    const read = await atDesk(systemNow(), 'open', { code: words })
    expect(read.filling.parts).toContain('answered')
    // The note is for colleagues.
    expect(read.filling.lists['message']?.map(({ PART, TEXT }) => [PART, TEXT])).toEqual([['visitor', 'Hur lämnar man?'], ['staff', 'Ring 114 14.']])
  })

  it('sees the most urgent first, then the longest wait, and hands over to a deputy', async () => {
    const [first, second, third] = [await thread('Ett'), await thread('Två'), await thread('Tre')]
    value(await weighEnquiry(world.as(karin), { enquiryId: third.enquiryId, urgency: 'danger' }))
    const order = value(await listQueue(world.as(jonas), {})).map(({ id }) => id).filter((id) => [first, second, third].some(({ enquiryId }) => enquiryId === id))
    expect(order).toEqual([third.enquiryId, first.enquiryId, second.enquiryId])
    value(await claimEnquiry(world.as(jonas), { enquiryId: third.enquiryId }))
    expect(await answerEnquiry(world.as(karin), { enquiryId: third.enquiryId, messageId: randomUUID(), words: 'Ring 112.' })).toMatchObject({ ok: false, code: 'enquiryNotYours' })
  })

  it('is reminded once when an answer reads like advice, and decides', async () => {
    const { enquiryId } = await taken('Vad ska jag göra?')
    const form = { enquiryId, messageId: randomUUID(), words: 'I ditt fall bör du flytta.' }
    expect(await answerEnquiry(world.as(karin), form)).toEqual({ ok: false, code: 'invalidInput', fields: { words: ['readsLikeAdvice'] } })
    value(await answerEnquiry(world.as(karin), { ...form, isSure: 'yes' }))
  })

  it('does not answer past what the visitor just wrote, and a closed thread opens when they write again', async () => {
    const { words, enquiryId } = await taken('Hej')
    value(await closeEnquiry(world.as(karin), { enquiryId, referredTo: 'socialServices' }))
    expect(await answerEnquiry(world.as(karin), { enquiryId, messageId: randomUUID(), words: 'Sent.' })).toMatchObject({ ok: false, code: 'enquiryClosed' })
    const page = await atDesk(systemNow(), 'open', { code: words })
    await atDesk(systemNow(), 'open', { visit: valueOf(page, 'VISIT'), token: valueOf(page, 'TOKEN'), do: 'write', text: 'En sak till' })
    expect(value(await readEnquiry(world.as(karin), { enquiryId }))).toMatchObject({ state: 'waiting' })
    value(await answerEnquiry(world.as(karin), { enquiryId, messageId: randomUUID(), words: 'Ja.' }))
  })
})

describe('who somebody has said they are', () => {
  it('is opened when one has asked and another has said yes, and only then', async () => {
    const { words, enquiryId } = await taken('Ring mig')
    expect(await askIdentity(world.as(karin), { enquiryId, openingId: randomUUID(), reason: 'personAsks' })).toMatchObject({ code: 'nothingToOpen' })
    await saysWhoTheyAre(words, 'Kim Kanariesson, 070-174 06 05')
    expect(JSON.stringify(value(await readEnquiry(world.as(karin), { enquiryId })))).not.toContain('Kanariesson')
    expect(await readIdentity(world.as(karin), { enquiryId })).toMatchObject({ code: 'identityClosed' })
    const openingId = randomUUID()
    value(await askIdentity(world.as(karin), { enquiryId, openingId, reason: 'personAsks' }))
    expect(await decideIdentity(world.as(karin), { openingId, answer: 'approve' })).toMatchObject({ code: 'ownOpening' })
    expect(await withdrawIdentity(world.as(jonas), { openingId })).toMatchObject({ code: 'notPermitted' })
    expect(await readIdentity(world.as(jonas), { enquiryId })).toMatchObject({ code: 'identityClosed' })
    value(await decideIdentity(world.as(jonas), { openingId, answer: 'approve' }))
    expect(value(await readIdentity(world.as(karin), { enquiryId })).said).toMatchObject([{ text: 'Kim Kanariesson, 070-174 06 05' }])
    const tomorrow = { ...world.as(karin), now: systemNow() + dayMs + 60_000 }
    expect(await readIdentity(tomorrow, { enquiryId })).toMatchObject({ code: 'identityClosed' })
  })
})

describe('everybody else', () => {
  const others = ['handlaggare@malmo.example', 'samordnare.syd@polisen.example', 'chef@polisen.example', 'beslut@polisen.example', 'logg@polisen.example', 'admin@polisen.example', 'drift@portal.example', 'statistik@socialstyrelsen.example']

  it.each(others)('%s is told the same of a thread that is there as of one that is not', async (who) => {
    const { enquiryId } = await thread('Hemligt')
    const openingId = randomUUID()
    for (const id of [enquiryId, randomUUID()]) {
      expect(await readEnquiry(world.as(who), { enquiryId: id })).toEqual({ ok: false, code: 'notFound' })
      expect(await claimEnquiry(world.as(who), { enquiryId: id })).toEqual({ ok: false, code: 'notFound' })
      expect(await answerEnquiry(world.as(who), { enquiryId: id, messageId: randomUUID(), words: 'x' })).toEqual({ ok: false, code: 'notFound' })
      expect(await readIdentity(world.as(who), { enquiryId: id })).toEqual({ ok: false, code: 'notFound' })
    }
    expect(await decideIdentity(world.as(who), { openingId, answer: 'approve' })).toEqual({ ok: false, code: 'notFound' })
    for (const list of [listQueue, previewErasure, readContactFigures]) expect(await list(world.as(who), {})).toEqual({ ok: false, code: 'notPermitted' })
  })
})

describe('when the time has come', () => {
  it('a thread goes whole, its figures stay, and nothing leads from them back', async () => {
    const { words, enquiryId } = await taken('Kort')
    value(await answerEnquiry(world.as(karin), { enquiryId, messageId: randomUUID(), words: 'Svar.' }))
    value(await closeEnquiry(world.as(karin), { enquiryId, referredTo: 'policeCoordination' }))
    const page = await atDesk(systemNow(), 'open', { code: words })
    await atDesk(systemNow(), 'open', { visit: valueOf(page, 'VISIT'), do: 'end' })
    expect(value(await previewErasure(world.as(karin), {})).lines).toContainEqual(expect.objectContaining({ id: enquiryId, codeEnded: true }))
    const before = Number((await world.owner.query<{ n: string }>(`select count(*) as n from portal.contact_log where channel = 'web'`)).rows[0]?.n)
    expect(await eraseEnquiries(systemNow() + 29 * dayMs)).toBe(0)
    expect(await eraseEnquiries(systemNow() + 31 * dayMs)).toBeGreaterThanOrEqual(1)
    expect(await readEnquiry(world.as(karin), { enquiryId })).toEqual({ ok: false, code: 'notFound' })
    const { rows } = await world.owner.query<Record<string, unknown>>(`select * from portal.contact_log where channel = 'web'`)
    expect(rows.length).toBeGreaterThan(before)
    expect(rows).toContainEqual(expect.objectContaining({ referred_to: 'policeCoordination', first_answer_minutes: 0 }))
    expect(JSON.stringify(rows)).not.toContain(enquiryId)
    expect((await world.owner.query('select from portal.enquiry_message where enquiry_id = $1', [enquiryId])).rowCount).toBe(0)
  })

  it('an unread answer stops the clock', async () => {
    const { enquiryId } = await taken('Vänta på mig')
    value(await answerEnquiry(world.as(karin), { enquiryId, messageId: randomUUID(), words: 'Svar.' }))
    await eraseEnquiries(systemNow() + 200 * dayMs)
    expect(value(await readEnquiry(world.as(karin), { enquiryId })).id).toBe(enquiryId)
    expect(await eraseEnquiries(systemNow() + 400 * dayMs)).toBeGreaterThanOrEqual(1)
    expect(await readEnquiry(world.as(karin), { enquiryId })).toMatchObject({ code: 'notFound' })
  })

  it('a key that nothing needs any more is destroyed, and the one in use stays', async () => {
    await world.owner.query(`update portal.contact_key set created_at = now() - interval '31 days' where retired_at is null`)
    await thread('Under nästa nyckel')
    const keys = async () => (await world.owner.query<{ retired: boolean }>('select retired_at is not null as retired from portal.contact_key order by created_at')).rows.map(({ retired }) => retired)
    expect(await keys()).toEqual([true, false])
    await world.owner.query('delete from portal.enquiry_message; delete from portal.enquiry_opening')
    await world.owner.query('delete from portal.enquiry e using portal.contact_key k where k.id = e.key_id and k.retired_at is not null')
    await eraseEnquiries(systemNow() + 2 * dayMs)
    expect(await keys()).toEqual([false])
  })
})

describe('a telephone call', () => {
  it('is noted in choices, counted, and small numbers stay hidden', async () => {
    const said = { channel: 'phone', about: 'other', age: 'unsaid', locale: 'sv', topic: 'leaving', region: 'syd', referredTo: 'helpline' }
    for (let call = 0; call < 4; call++) value(await logContact(world.as(jonas), { ...said, logId: randomUUID() }))
    const cell = async () => value(await readContactFigures(world.as(karin), {})).referred.find(({ key }) => key === 'helpline')?.count
    expect(await cell()).toBeNull()
    value(await logContact(world.as(jonas), { ...said, logId: randomUUID() }))
    expect(await cell()).toBe(5)
    expect(await logContact(world.as(jonas), { ...said, logId: randomUUID(), topic: 'Kim ringde' })).toMatchObject({ code: 'invalidInput' })
  })
})
