import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemNow } from '@/lib/core/clock'
import { asWorkerOf } from '@/lib/db/as-worker'
import { dateAt } from '@/lib/directory/days'
import { answerEnquiry, noteOnEnquiry } from '@/lib/enquiries/answer'
import { claimEnquiry } from '@/lib/enquiries/claim'
import { eraseEnquiries } from '@/lib/enquiries/erasure/erase'
import { eraseThread, findDue } from '@/lib/enquiries/erasure/store'
import type { DeskReply } from '@/lib/enquiries/desk/reply'
import { listQueue } from '@/lib/enquiries/list'
import { logContact } from '@/lib/enquiries/log-contact'
import { askIdentity, decideIdentity, readIdentity, withdrawIdentity } from '@/lib/enquiries/open-identity'
import { previewErasure } from '@/lib/enquiries/preview-erasure'
import { readEnquiry } from '@/lib/enquiries/read'
import { readContactFigures } from '@/lib/enquiries/read-figures'
import { closeEnquiry, weighEnquiry } from '@/lib/enquiries/weigh'
import { longDay } from '@/lib/i18n/dates'
import { caseWorld, type CaseWorld } from '@/tests/support/case-world'
import { jonas, karin, newestThread, saysWhoTheyAre, takenThread } from '@/tests/worlds/contact-point'
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

/** The visitor comes back and writes more. */
async function writesMore(words: string, text: string): Promise<void> {
  const page = await atDesk(systemNow(), 'open', { code: words })
  await atDesk(systemNow(), 'open', { visit: valueOf(page, 'VISIT'), token: valueOf(page, 'TOKEN'), do: 'write', text })
}
const versionOf = async (enquiryId: string) => value(await readEnquiry(world.as(karin), { enquiryId })).version

describe('more threads than a page holds', () => {
  it('hide neither who waits nor what is soon erased', async () => {
    const danger = await thread('Ensam')
    value(await weighEnquiry(world.as(karin), { enquiryId: danger.enquiryId, urgency: 'danger' }))
    // Older than whoever waits, each answered so many minutes ago.
    await world.owner.query(`insert into portal.enquiry (id, authority_id, unit_id, controller_id, regime, token, lookup, recipient, for_code, for_staff, key_id, sealed_by, locale, language, about, age, state,
        created_at, written_at, answered_at, first_answered_at)
      select gen_random_uuid(), authority_id, unit_id, controller_id, regime, substring(sha256(gen_random_uuid()::text::bytea) from 1 for 16), sha256(gen_random_uuid()::text::bytea), recipient, '\\x00', '\\x00', key_id,
        'server', 'sv', 'sv', 'self', 'unsaid', 'answered', now() - interval '2 days', now() - interval '1 day', now() - minutes * interval '1 minute', now() - minutes * interval '1 minute'
      from portal.enquiry, generate_series(1, 501) minutes where id = $1`, [danger.enquiryId])
    const lines = value(await listQueue(world.as(jonas), {}))
    expect(lines[0]).toMatchObject({ id: danger.enquiryId, urgency: 'danger' })
    const { rows: latest } = await world.owner.query<{ id: string }>(`select id from portal.enquiry where state = 'answered' order by answered_at desc limit 100`)
    expect(lines.filter(({ state }) => state === 'answered').map(({ id }) => id)).toEqual(latest.map(({ id }) => id))

    const leaving = await thread('Kort')
    const page = await atDesk(systemNow(), 'open', { code: leaving.words })
    await atDesk(systemNow(), 'open', { visit: valueOf(page, 'VISIT'), do: 'end' })
    expect(value(await previewErasure(world.as(karin), {})).lines.map(({ id }) => id)).toContain(leaving.enquiryId)
    await world.owner.query(`delete from portal.enquiry where for_staff = '\\x00'`)
  })
})

describe('an officer of the contact point', () => {
  it('reads, takes, answers in words, and the visitor reads the answer with the code', async () => {
    const { words, enquiryId } = await thread('Hur lämnar man?', { about: 'self', age: 'adult', region: 'vast' })
    const view = value(await readEnquiry(world.as(karin), { enquiryId }))
    expect(view).toMatchObject({ about: 'self', age: 'adult', region: 'vast', messages: [{ side: 'visitor', text: 'Hur lämnar man?' }], may: { answer: false, claim: true } })
    expect(await answerEnquiry(world.as(karin), { enquiryId, version: 1, messageId: randomUUID(), words: 'Hej.' })).toMatchObject({ ok: false, code: 'enquiryNotYours' })
    value(await claimEnquiry(world.as(karin), { enquiryId }))
    expect((await atDesk(systemNow(), 'open', { code: words })).filling.parts).toContain('claimed')
    value(await noteOnEnquiry(world.as(jonas), { enquiryId, messageId: randomUUID(), words: 'Kan vara samma som i går.' }))
    const messageId = randomUUID()
    value(await answerEnquiry(world.as(karin), { enquiryId, version: 2, messageId, words: 'Ring 114 14.' }))
    expect(await answerEnquiry(world.as(karin), { enquiryId, version: 2, messageId, words: 'Ring 114 14.' })).toMatchObject({ ok: false, code: 'alreadyReceived' })
    const read = await atDesk(systemNow(), 'open', { code: words })
    expect(read.filling.parts).toContain('answered')
    // Having read it moves the day of erasure, and the page that shows it says the day it was moved to.
    const again = await atDesk(systemNow(), 'open', { code: words })
    for (const day of ['DAY', 'LONGER']) expect(valueOf(read, day)).toBe(valueOf(again, day))
    expect(valueOf(read, 'DAY')).toBe(longDay(dateAt(systemNow()).add({ days: 60 }).toString(), 'sv'))
    // The note is for colleagues.
    expect(read.filling.lists['message']?.map(({ PART, TEXT }) => [PART, TEXT])).toEqual([['visitor readable', 'Hur lämnar man?'], ['staff readable', 'Ring 114 14.']])
  })

  it('sees the most urgent first, then the longest wait, and hands over to a deputy', async () => {
    const [first, second, third] = [await thread('Ett'), await thread('Två'), await thread('Tre')]
    value(await weighEnquiry(world.as(karin), { enquiryId: third.enquiryId, urgency: 'danger' }))
    const order = value(await listQueue(world.as(jonas), {})).map(({ id }) => id).filter((id) => [first, second, third].some(({ enquiryId }) => enquiryId === id))
    expect(order).toEqual([third.enquiryId, first.enquiryId, second.enquiryId])
    value(await claimEnquiry(world.as(jonas), { enquiryId: third.enquiryId }))
    expect(await answerEnquiry(world.as(karin), { enquiryId: third.enquiryId, version: await versionOf(third.enquiryId), messageId: randomUUID(), words: 'Ring 112.' })).toMatchObject({ ok: false, code: 'enquiryNotYours' })
  })

  it('is reminded once when an answer reads like advice, and decides', async () => {
    const { enquiryId } = await taken('Vad ska jag göra?')
    const form = { enquiryId, version: 2, messageId: randomUUID(), words: 'I ditt fall bör du flytta.' }
    expect(await answerEnquiry(world.as(karin), form)).toEqual({ ok: false, code: 'invalidInput', fields: { words: ['readsLikeAdvice'] } })
    value(await answerEnquiry(world.as(karin), { ...form, isSure: 'yes' }))
  })

  it('weighs what a colleague has taken, who keeps it', async () => {
    const { enquiryId } = await taken('Hej')
    value(await weighEnquiry(world.as(jonas), { enquiryId, urgency: 'soon' }))
    expect(value(await readEnquiry(world.as(karin), { enquiryId }))).toMatchObject({ urgency: 'soon', isMine: true, may: { answer: true } })
    const untaken = await thread('Hej')
    value(await weighEnquiry(world.as(jonas), { enquiryId: untaken.enquiryId, urgency: 'soon' }))
    expect(value(await readEnquiry(world.as(jonas), { enquiryId: untaken.enquiryId }))).toMatchObject({ urgency: 'soon', claimedBy: null })
  })

  it('asks for a second opinion, which another gives, and which stops no answer', async () => {
    const { enquiryId } = await taken('Hej')
    const note = (who: string, opinion: string) => noteOnEnquiry(world.as(who), { enquiryId, messageId: randomUUID(), words: 'Vad säger du?', opinion })
    const wanted = async (who: string) => value(await listQueue(world.as(who), {})).find(({ id }) => id === enquiryId)?.opinionWanted
    value(await note(karin, ''))
    expect(await wanted(jonas)).toBeNull()
    value(await note(karin, 'ask'))
    expect([await wanted(karin), await wanted(jonas)]).toMatchObject([{ isOwn: true }, { isOwn: false }])
    value(await note(karin, 'give'))
    expect(await wanted(jonas)).toMatchObject({ isOwn: false })
    value(await answerEnquiry(world.as(karin), { enquiryId, version: await versionOf(enquiryId), messageId: randomUUID(), words: 'Ring 112.' }))
    // An answer that was being written when the opinion came is read again before it is sent.
    const before = await versionOf(enquiryId)
    value(await note(jonas, 'give'))
    expect(await wanted(karin)).toBeNull()
    expect(await answerEnquiry(world.as(karin), { enquiryId, version: before, messageId: randomUUID(), words: 'Ring i morgon.' })).toEqual({ ok: false, code: 'changedByOther' })
  })

  it('sees which language the answer is wanted in, that of the page unless another was chosen; figures tell a rare one no more', async () => {
    const { enquiryId, words } = await thread('Hej', { language: 'ti' })
    expect(value(await readEnquiry(world.as(karin), { enquiryId }))).toMatchObject({ language: 'ti', locale: 'sv' })
    for (const language of ['page', 'xx']) expect(value(await readEnquiry(world.as(karin), { enquiryId: (await thread('Hej', { language })).enquiryId }))).toMatchObject({ language: 'sv' })
    const page = await atDesk(systemNow(), 'open', { code: words })
    await atDesk(systemNow(), 'open', { visit: valueOf(page, 'VISIT'), do: 'end' })
    const others = async () => (await world.owner.query(`select from portal.contact_log where locale = 'other'`)).rowCount
    expect(await others()).toBe(0)
    await eraseEnquiries(systemNow() + 31 * dayMs)
    expect(await others()).toBe(1)
  })

  it('neither answers nor closes past what the visitor has written since', async () => {
    const { words, enquiryId } = await taken('Hej')
    const version = await versionOf(enquiryId)
    await writesMore(words, 'De står utanför nu.')
    expect(await answerEnquiry(world.as(karin), { enquiryId, version, messageId: randomUUID(), words: 'Ring i morgon.' })).toEqual({ ok: false, code: 'changedByOther' })
    expect(await closeEnquiry(world.as(karin), { enquiryId, version, referredTo: 'helpline' })).toEqual({ ok: false, code: 'changedByOther' })
    const view = value(await readEnquiry(world.as(karin), { enquiryId }))
    expect([view.state, ...view.messages.map(({ text }) => text)]).toEqual(['waiting', 'Hej', 'De står utanför nu.'])
    // That the visitor only looks, or keeps it longer, stops no answer.
    const page = await atDesk(systemNow(), 'open', { code: words })
    await atDesk(systemNow(), 'open', { visit: valueOf(page, 'VISIT'), extensions: valueOf(page, 'EXTENSIONS'), do: 'keep' })
    value(await answerEnquiry(world.as(karin), { enquiryId, version: view.version, messageId: randomUUID(), words: 'Ring 112.' }))
  })

  it('answers no closed thread, which opens when the visitor writes again', async () => {
    const { words, enquiryId } = await taken('Hej')
    value(await closeEnquiry(world.as(karin), { enquiryId, version: await versionOf(enquiryId), referredTo: 'socialServices' }))
    expect(await answerEnquiry(world.as(karin), { enquiryId, version: await versionOf(enquiryId), messageId: randomUUID(), words: 'Sent.' })).toMatchObject({ ok: false, code: 'enquiryClosed' })
    await writesMore(words, 'En sak till')
    expect(value(await readEnquiry(world.as(karin), { enquiryId }))).toMatchObject({ state: 'waiting' })
    value(await answerEnquiry(world.as(karin), { enquiryId, version: await versionOf(enquiryId), messageId: randomUUID(), words: 'Ja.' }))
  })
})

describe('what the visitor is told of how it stands', () => {
  it('is true at each step', async () => {
    const { words, enquiryId } = await taken('Hej')
    const standing = async () => (await atDesk(systemNow(), 'open', { code: words })).filling.parts.filter((part) => part !== 'may-keep')
    const next = async () => ({ enquiryId, version: await versionOf(enquiryId) })
    expect(await standing()).toEqual(['claimed'])
    value(await closeEnquiry(world.as(karin), { ...await next(), referredTo: 'nobody' }))
    expect(await standing()).toEqual(['closed'])
    await writesMore(words, 'Hallå?')
    expect(await standing()).toEqual(['claimed'])
    value(await answerEnquiry(world.as(karin), { ...await next(), messageId: randomUUID(), words: 'Ring 114 14.' }))
    expect(await standing()).toEqual(['answered'])
    await writesMore(words, 'Det svarar inte.')
    expect(await standing()).toEqual(['waits-more'])
    value(await closeEnquiry(world.as(karin), { ...await next(), referredTo: 'helpline' }))
    expect(await standing()).toEqual(['closed'])
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

  let there: { enquiryId: string; openingId: string }
  beforeAll(async () => { there = await takenThread(world.as, world.owner, 'Hemligt', 'Kim Kanariesson') })

  it.each(others)('%s is told the same of a thread that is there as of one that is not', async (who) => {
    const { enquiryId, openingId } = there
    for (const id of [enquiryId, randomUUID()]) {
      expect(await readEnquiry(world.as(who), { enquiryId: id })).toEqual({ ok: false, code: 'notFound' })
      expect(await claimEnquiry(world.as(who), { enquiryId: id })).toEqual({ ok: false, code: 'notFound' })
      expect(await answerEnquiry(world.as(who), { enquiryId: id, version: 2, messageId: randomUUID(), words: 'x' })).toEqual({ ok: false, code: 'notFound' })
      expect(await readIdentity(world.as(who), { enquiryId: id })).toEqual({ ok: false, code: 'notFound' })
    }
    for (const id of [openingId, randomUUID()]) {
      expect(await decideIdentity(world.as(who), { openingId: id, answer: 'approve' })).toEqual({ ok: false, code: 'notFound' })
      expect(await withdrawIdentity(world.as(who), { openingId: id })).toEqual({ ok: false, code: 'notFound' })
    }
    for (const list of [listQueue, previewErasure, readContactFigures]) expect(await list(world.as(who), {})).toEqual({ ok: false, code: 'notPermitted' })
  })
})

describe('when the time has come', () => {
  it('a thread goes whole, its figures stay, and nothing leads from them back', async () => {
    const { words, enquiryId } = await taken('Kort')
    value(await answerEnquiry(world.as(karin), { enquiryId, version: 2, messageId: randomUUID(), words: 'Svar.' }))
    value(await closeEnquiry(world.as(karin), { enquiryId, version: 3, referredTo: 'policeCoordination' }))
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

  it.each([
    ['writes', (page: DeskReply) => ({ token: valueOf(page, 'TOKEN'), do: 'write', text: 'Jag är kvar.' })],
    ['keeps it', (page: DeskReply) => ({ extensions: valueOf(page, 'EXTENSIONS'), do: 'keep' })],
    ['looks', null],
  ] as const)('a thread whose visitor %s between being found and being erased stays whole', async (_, does) => {
    const { words, enquiryId } = await thread('Vänta')
    const page = await atDesk(systemNow(), 'open', { code: words })
    const { rows: [row] } = await world.owner.query<{ authority_id: string }>('select authority_id from portal.enquiry where id = $1', [enquiryId])
    const find = async () => (await findDue(row?.authority_id ?? '', systemNow() + 800 * dayMs)).find(({ id }) => id === enquiryId)
    const due = await find()
    if (!due) throw new Error('it is not due')
    if (does) await atDesk(systemNow(), 'open', { visit: valueOf(page, 'VISIT'), ...does(page) })
    else await atDesk(systemNow(), 'open', { code: words })
    const logged = async () => (await world.owner.query('select from portal.contact_log')).rowCount
    const before = await logged()
    expect(await eraseThread(due)).toBe(false)
    expect(value(await readEnquiry(world.as(karin), { enquiryId })).messages[0]).toMatchObject({ text: 'Vänta' })
    expect(await logged()).toBe(before)
    const again = await find()
    expect(again && await eraseThread(again)).toBe(true)
    expect(await readEnquiry(world.as(karin), { enquiryId })).toMatchObject({ code: 'notFound' })
  })

  it('a long list takes longer than five seconds, and nobody is stopped in the middle of it', async () => {
    expect(await asWorkerOf(randomUUID(), async (tx) => { await tx.$executeRaw`select pg_sleep(5.2)`; return 'done' })).toBe('done')
  }, 20_000)

  it('an unread answer stops the clock', async () => {
    const { enquiryId } = await taken('Vänta på mig')
    value(await answerEnquiry(world.as(karin), { enquiryId, version: 2, messageId: randomUUID(), words: 'Svar.' }))
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
    await world.owner.query('delete from portal.enquiry_message; delete from portal.enquiry_opening; delete from portal.enquiry; delete from portal.contact_log')
    const said = { channel: 'phone', about: 'other', age: 'unsaid', locale: 'sv', topic: 'leaving', region: 'syd', referredTo: 'helpline' }
    for (let call = 0; call < 4; call++) value(await logContact(world.as(jonas), { ...said, logId: randomUUID() }))
    const cell = async () => value(await readContactFigures(world.as(karin), {})).referred.find(({ key }) => key === 'helpline')?.count
    expect(await cell()).toBeNull()
    value(await logContact(world.as(jonas), { ...said, logId: randomUUID() }))
    expect(await cell()).toBe(5)
    expect(await logContact(world.as(jonas), { ...said, logId: randomUUID(), topic: 'Kim ringde' })).toMatchObject({ code: 'invalidInput' })
  })
})
