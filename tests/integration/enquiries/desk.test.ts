import { randomInt } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemNow } from '@/lib/core/clock'
import { openMessage, openThread, sealMore } from '@/lib/enquiries/browser/thread'
import { newCode, spelled } from '@/lib/enquiries/code/code'
import { derive } from '@/lib/enquiries/code/derive'
import { answerDesk } from '@/lib/enquiries/desk/desk'
import type { DeskReply } from '@/lib/enquiries/desk/reply'
import { tokenFromMs, tokenUntilMs, visitMs } from '@/lib/enquiries/desk/secrets'
import { newKeyPair, sealBytes } from '@/lib/enquiries/seal/age'
import { asField } from '@/lib/enquiries/seal/sealed'
import { readEnquiry } from '@/lib/enquiries/read'
import { caseWorld, type CaseWorld } from '@/tests/support/case-world'
import { karin, newestThread } from '@/tests/worlds/contact-point'
import { atDesk, confirmed, digitsOf, seals, shownFor, valueOf, wordsOf, writes } from '@/tests/worlds/visitor'

let world: CaseWorld
beforeAll(async () => { world = await caseWorld() })
afterAll(() => world.close())

const threads = async () => Number((await world.owner.query<{ n: string }>('select count(*) as n from portal.enquiry')).rows[0]?.n)
const messages = async () => Number((await world.owner.query<{ n: string }>('select count(*) as n from portal.enquiry_message')).rows[0]?.n)
const open = (words: string, now = systemNow()) => atDesk(now, 'open', { code: words })
/** A form that was opened a while ago. */
const form = async (now = systemNow()) => valueOf(await atDesk(now - tokenFromMs - 1_000, 'write', null), 'TOKEN')

describe('someone who dares nothing but to write', () => {
  it('sends a question, comes back with eight words or thirty-two digits, and reads what was said', async () => {
    const { words, digits, sent } = await writes(systemNow(), 'Jag vill bort härifrån.\n\nVem ringer jag?', { about: 'self', age: 'under18', region: 'syd' })
    expect(sent).toMatchObject({ letter: 'sent', status: 200 })
    expect(words.split(' ')).toHaveLength(8)
    for (const code of [words, digits, words.toUpperCase().replaceAll(' ', '-'), digits.replaceAll(' ', ''), ` ${words.replaceAll(' ', '\n')} `]) {
      const thread = await open(code)
      expect(thread).toMatchObject({ letter: 'thread', status: 200 })
      expect(thread.filling.lists['message']).toMatchObject([{ PART: 'visitor readable', TEXT: 'Jag vill bort härifrån.\n\nVem ringer jag?' }])
      expect(thread.filling.parts).toContain('waits')
    }
  })

  it('writes emoji, Arabic and markup, and reads them as they were', async () => {
    const text = 'أريد المساعدة 🙏🏽 <script>alert("x")</script> %%TOKEN%% \'; drop table portal.enquiry; --'
    const { words } = await writes(systemNow(), text, {}, 'ar')
    expect((await open(words)).filling.lists['message']).toMatchObject([{ TEXT: text }])
  })

  it('writes more, keeps it longer, and closes the code for good', async () => {
    const { words } = await writes(systemNow(), 'Först.')
    const now = systemNow()
    const thread = await open(words, now)
    const visit = valueOf(thread, 'VISIT')
    const more = await atDesk(now, 'open', { visit, token: valueOf(thread, 'TOKEN'), do: 'write', text: 'Sedan.' })
    expect(more.filling.parts).toContain('written')
    expect(more.filling.lists['message']?.map(({ TEXT }) => TEXT)).toEqual(['Först.', 'Sedan.'])
    // The very same page sent again says that it is sent, and adds nothing.
    const again = await atDesk(now, 'open', { visit, token: valueOf(thread, 'TOKEN'), do: 'write', text: 'Sedan.' })
    expect(again.filling.lists['message']).toHaveLength(2)
    // Gone back, and written something else: that is one more message, under the very same form.
    const other = await atDesk(now, 'open', { visit, token: valueOf(thread, 'TOKEN'), do: 'write', text: 'Till sist.' })
    expect(other.filling.lists['message']?.map(({ TEXT }) => TEXT)).toEqual(['Först.', 'Sedan.', 'Till sist.'])
    const keep = { visit, extensions: valueOf(other, 'EXTENSIONS'), do: 'keep' }
    const kept = await Promise.all([atDesk(now, 'open', keep), atDesk(now, 'open', keep)])
    for (const page of [...kept, await atDesk(now, 'open', keep)]) {
      expect(page.filling.parts).toContain('kept')
      // The same form sent again spends no more of the times that it may be kept.
      expect([valueOf(page, 'DAY'), valueOf(page, 'EXTENSIONS')]).toEqual([valueOf(other, 'LONGER'), '1'])
    }
    const ended = await atDesk(now, 'open', { visit, do: 'end' })
    expect(ended).toMatchObject({ letter: 'ended', status: 200 })
    expect(valueOf(ended, 'DAY')).toBe(valueOf(thread, 'ENDED'))
    expect((await open(words)).filling.parts).toContain('wrong')
    expect((await atDesk(now, 'open', { visit, token: valueOf(thread, 'TOKEN'), do: 'write', text: 'Mer?' })).filling).toMatchObject({ parts: ['faults', 'wrong'], values: { KEPT: 'Mer?' } })
  })

  it('says who they are beside what they write, and the same words are kept apart', async () => {
    const { words } = await writes(systemNow(), 'Ring mig.')
    const now = systemNow()
    const thread = await open(words, now)
    const [visit, token] = [valueOf(thread, 'VISIT'), valueOf(thread, 'TOKEN')]
    const before = await messages()
    await atDesk(now, 'open', { visit, token, do: 'write', text: 'Kim' })
    for (let press = 0; press < 2; press++) expect((await atDesk(now, 'open', { visit, token, do: 'write', as: 'identity', text: 'Kim' })).filling.parts).toContain('named')
    expect(await messages()).toBe(before + 2)
  })

  it.each(['thread', 'again', 'foreign', 'wrong'] as const)('gets back who they were saying they are where two open it and nowhere else: %s', async (what) => {
    const { words } = await writes(systemNow(), 'Ring mig.')
    const now = systemNow()
    const thread = await open(words, now)
    const said = { visit: valueOf(thread, 'VISIT'), token: valueOf(thread, 'TOKEN'), do: 'write', as: 'identity', text: `Kim Kanariesson ${what === 'thread' ? '1'.repeat(8_000) : ''}` }
    if (what === 'wrong') await atDesk(now, 'open', { visit: said.visit, do: 'end' })
    const back = await atDesk(what === 'again' ? now + visitMs + 1_000 : now, 'open', said, 'sv', what === 'foreign')
    expect(back.letter).toBe(what === 'thread' ? 'thread' : 'open')
    expect(back.filling.values).toMatchObject({ KEPT: '', KEPTNAME: said.text })
    expect(back.filling.parts).toEqual(what === 'thread' ? ['name-faults', 'name-too-long', 'waits', 'may-keep', 'name-kept'] : ['faults', what])
    if (what !== 'again') return
    const shown = await atDesk(now, 'open', { code: words, kept: valueOf(back, 'KEPT'), keptName: valueOf(back, 'KEPTNAME') })
    expect(shown.filling.values).toMatchObject({ KEPT: '', KEPTNAME: said.text })
    expect(shown.filling.parts).toContain('name-kept')
  })

  it('comes back after half an hour, shows the words again, and finds the text that was being written', async () => {
    const { words } = await writes(systemNow(), 'Hej.')
    const now = systemNow()
    const thread = await open(words, now)
    const late = await atDesk(now + visitMs + 1_000, 'open', { visit: valueOf(thread, 'VISIT'), token: valueOf(thread, 'TOKEN'), do: 'write', text: 'En lång text.' })
    expect(late).toMatchObject({ letter: 'open', filling: { parts: ['faults', 'again'], values: { KEPT: 'En lång text.' } } })
    const back = await atDesk(now, 'open', { code: words, kept: valueOf(late, 'KEPT') })
    expect(valueOf(back, 'KEPT')).toBe('En lång text.')
  })
})

describe('a form that is not right', () => {
  it.each([
    ['nothing written', '  \n ', 'no-text'], ['more than anybody reads', 'a'.repeat(8_001), 'too-long'], ['a megabyte', 'å'.repeat(600_000), 'too-long'],
    ['a sign that nobody can read', 'Hej\u0000', 'strange'],
  ])('%s: is told so, keeps its text, and nothing is stored', async (_, text, fault) => {
    const before = await threads()
    const answer = await atDesk(systemNow(), 'write', { token: await form(), text, about: 'other', age: 'adult', region: 'vast' })
    expect(answer).toMatchObject({ letter: 'write', status: 422, filling: { chosen: { about: 'other', age: 'adult', region: 'vast' } } })
    expect(answer.filling.parts).toEqual(['faults', fault])
    expect(valueOf(answer, 'TEXT')).toBe(text)
    expect(await threads()).toBe(before)
  })

  it.each([
    ['sent before a person can have written', (now: number) => atDesk(now, 'write', null), 'soon'],
    ['a day old', (now: number) => atDesk(now - tokenUntilMs - 60_000, 'write', null), 'old'],
    ['made up', () => Promise.resolve(null), 'forged'],
  ])('%s: is told so, keeps its text, and may be sent with the next press', async (_, made, fault) => {
    const now = systemNow()
    const page = await made(now)
    const answer = await atDesk(now, 'write', { token: page ? valueOf(page, 'TOKEN') : 'x'.repeat(52), text: 'Hej.' })
    expect(answer.filling.parts).toEqual(['faults', fault])
    const next = await atDesk(now, 'write', { token: valueOf(answer, 'TOKEN'), text: valueOf(answer, 'TEXT') })
    expect(next.letter).toBe('code')
  })

  it('that another site sends is not taken, and keeps its text', async () => {
    const before = await threads()
    const answer = await atDesk(systemNow(), 'write', { token: await form(), text: 'Hej.' }, 'sv', true)
    expect(answer).toMatchObject({ letter: 'write', status: 403, filling: { parts: ['faults', 'foreign'], values: { TEXT: 'Hej.' } } })
    expect(await threads()).toBe(before)
  })

  it('whose two words are wrong shows the words again, and goes back to the text with one press', async () => {
    const before = await threads()
    const now = systemNow()
    const code = await atDesk(now, 'write', { token: await form(), text: 'Hej.', age: 'adult' })
    const wrong = await atDesk(now, 'write', { ...confirmed(code), w2: 'abakus kanel' })
    expect(wrong).toMatchObject({ letter: 'code', status: 422, filling: { parts: ['server', 'faults', 'pair'] } })
    expect(wordsOf(wrong)).toBe(wordsOf(code))
    expect(await atDesk(now, 'write', { draft: valueOf(wrong, 'DRAFT'), back: 'yes', w1: '', w2: '' })).toMatchObject({ letter: 'write', status: 200, filling: { values: { TEXT: 'Hej.' }, chosen: { age: 'adult' } } })
    expect(await atDesk(now, 'write', { draft: 'A'.repeat(200), w1: 'a', w2: 'b' })).toMatchObject({ letter: 'write', status: 422, filling: { parts: ['faults', 'lost'] } })
    expect(await threads()).toBe(before)
  })

  it('sent twice is acknowledged twice and stored once; another message under the same form is not', async () => {
    const now = systemNow()
    const token = await form()
    const code = await atDesk(now, 'write', { token, text: 'En gång.' })
    const other = await atDesk(now, 'write', { token, text: 'En annan.' })
    const before = [await threads(), await messages()]
    const both = await Promise.all([atDesk(now, 'write', confirmed(code)), atDesk(now, 'write', confirmed(code))])
    expect(both.map(({ letter }) => letter)).toEqual(['sent', 'sent'])
    expect([await threads(), await messages()]).toEqual(before.map((count) => count + 1))
    expect(await atDesk(now, 'write', confirmed(other))).toMatchObject({ letter: 'write', filling: { parts: ['faults', 'used'], values: { TEXT: 'En annan.' } } })
    expect((await open(digitsOf(other))).filling.parts).toContain('wrong')
  })
})

describe('a code that opens nothing', () => {
  it('wrong, closed and erased are answered alike, with the status of the right one', async () => {
    const [ended, erased] = [await writes(systemNow(), 'Stängd.'), await writes(systemNow(), 'Borta.')]
    await atDesk(systemNow(), 'open', { visit: valueOf(await open(ended.words), 'VISIT'), do: 'end' })
    const { rows: [last] } = await world.owner.query<{ id: string }>('select id from portal.enquiry order by created_at desc limit 1')
    await world.owner.query('delete from portal.enquiry_message where enquiry_id = $1', [last?.id])
    await world.owner.query('delete from portal.enquiry where id = $1', [last?.id])
    const wrong = `${ended.words.split(' ').slice(0, 7).join(' ')} ${ended.words.startsWith('abakus') ? 'accept' : 'abakus'}`
    let derived = 0
    const counted: typeof derive = (words) => { derived += 1; return derive(words) }
    const asked = async (words: string) => {
      derived = 0
      const answer = await atDesk(systemNow(), 'open', { code: words }, 'sv', false, counted)
      return { ...answer, derived }
    }
    const right = await writes(systemNow(), 'Rätt.')
    expect(await asked(right.words)).toMatchObject({ letter: 'thread', status: 200, derived: 1 })
    const answers = [await asked(wrong), await asked(ended.words), await asked(erased.words)]
    const told = answers.map(({ letter, status, filling, derived: times }) => ({ letter, status, parts: filling.parts, times }))
    expect(told).toEqual(Array.from({ length: 3 }, () => ({ letter: 'open', status: 200, parts: ['faults', 'wrong'], times: 1 })))
  })

  it('is answered on the next whole second, as the right one is', async () => {
    const { words } = await writes(systemNow(), 'Rätt.')
    const now = systemNow()
    const rested = async (code: string, took: number) => {
      const [instants, rests]: [number[], number[]] = [[now, now + took], []]
      await answerDesk({ form: 'open', locale: 'sv', method: 'POST', fields: { code }, isForeign: false }, () => instants.shift() ?? NaN, derive, (milliseconds) => Promise.resolve(rests.push(milliseconds)))
      return rests
    }
    expect([await rested(words, 1_250), await rested(spelled(newCode(randomInt)), 80)]).toEqual([[750], [920]])
    expect(await rested('abakus hejsvejs', 80)).toEqual([])
  })

  it('that is no code at all is told which word is not ours, without a derivation', async () => {
    expect(await open('abakus hejsvejs abborr')).toMatchObject({ letter: 'open', status: 422, filling: { parts: ['faults', 'unknown'], values: { UNKNOWN: 'hejsvejs' } } })
    expect((await open('abakus abborr')).filling.parts).toEqual(['faults', 'count'])
    expect((await open('')).filling.parts).toEqual(['faults', 'count'])
  })
})

describe('someone whose browser seals', () => {
  /** What the page has, opened as the browser does it. */
  const read = async (thread: DeskReply, secret: Uint8Array) => {
    const own = await openThread(secret, valueOf(thread, 'FORCODE'))
    return Promise.all((thread.filling.lists['message'] ?? []).map(({ SEALED = '' }) => openMessage(own, SEALED)))
  }

  it('is given a page for words that only the browser has, sends what nobody here can read, and reads it with them by either way', async () => {
    const { words, fields, later } = await seals(systemNow(), 'Harbrevet ska ingen läsa.', { about: 'self', age: 'under18', language: 'so' })
    // All that leaves the browser: none of it holds a word of the message or of the code.
    for (const field of Object.values(fields)) expect(field + Buffer.from(field, 'base64url').toString('latin1')).not.toMatch(new RegExp(`Harbrevet|${words.split(' ').join('|')}`))
    const sent = await atDesk(later, 'write', fields)
    expect(sent).toMatchObject({ letter: 'sent', status: 200, filling: { parts: ['browser'] } })
    const { rows: [row] } = await world.owner.query<{ by: string; language: string; age: string }>('select sealed_by as by, language, age from portal.enquiry order by created_at desc limit 1')
    expect(row).toEqual({ by: 'browser', language: 'so', age: 'under18' })

    const { lookup, secret } = await shownFor(words)
    const thread = await atDesk(later, 'open', { lookup })
    expect(thread).toMatchObject({ letter: 'thread', status: 200 })
    expect(JSON.stringify(thread)).not.toContain('Harbrevet')
    expect(await read(thread, secret)).toEqual(['Harbrevet ska ingen läsa.'])
    // Without script the very same code opens it here.
    expect((await open(words)).filling.lists['message']).toMatchObject([{ TEXT: 'Harbrevet ska ingen läsa.', SEALED: '' }])
  })

  it('writes more and says who they are, sealed; the same press twice is one message', async () => {
    const { words } = await writes(systemNow(), 'Först.')
    const { lookup, secret } = await shownFor(words)
    const now = systemNow()
    const thread = await atDesk(now, 'open', { lookup })
    const [visit, token, recipient] = [valueOf(thread, 'VISIT'), valueOf(thread, 'TOKEN'), valueOf(thread, 'RECIPIENT')]
    const more = { visit, token, do: 'write', sealed: await sealMore(recipient, 'Sedan.') }
    for (let press = 0; press < 2; press++) {
      const page = await atDesk(now, 'open', more)
      expect(page.filling.parts).toContain('written')
      expect(await read(page, secret)).toEqual(['Först.', 'Sedan.'])
    }
    const before = await messages()
    expect((await atDesk(now, 'open', { visit, token, do: 'write', as: 'identity', sealed: await sealMore(recipient, 'Kim') })).filling.parts).toContain('named')
    expect(await messages()).toBe(before + 1)
    const ended = await atDesk(now, 'open', { visit, do: 'end' })
    expect(ended.letter).toBe('ended')
    expect((await atDesk(now, 'open', { lookup })).filling.parts).toEqual(['faults', 'wrong'])
  })

  it('with what finds no thread, wrong or closed, is answered alike and on the whole second, without a derivation here', async () => {
    const closed = await writes(systemNow(), 'Stängd.')
    await atDesk(systemNow(), 'open', { visit: valueOf(await open(closed.words), 'VISIT'), do: 'end' })
    let derived = 0
    const rests: number[] = []
    const answers = await Promise.all([closed.words, spelled(newCode(randomInt))].map(async (words) => {
      const instants = [1_000_000, 1_000_080]
      const fields = { lookup: (await shownFor(words)).lookup }
      return answerDesk({ form: 'open', locale: 'sv', method: 'POST', fields, isForeign: false }, () => instants.shift() ?? NaN, (code) => { derived += 1; return derive(code) }, (milliseconds) => Promise.resolve(rests.push(milliseconds)))
    }))
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]).toMatchObject({ letter: 'open', status: 200, filling: { parts: ['faults', 'wrong'] } })
    expect([derived, rests]).toEqual([0, [920, 920]])
  })

  it('sent twice is acknowledged twice and stored once; another message under the same form, and a form that is old or made up, are not', async () => {
    const now = systemNow()
    const [one, other] = [await seals(now, 'En gång.'), await seals(now, 'En annan.')]
    const before = [await threads(), await messages()]
    const both = await Promise.all([atDesk(one.later, 'write', one.fields), atDesk(one.later, 'write', one.fields)])
    expect(both.map(({ letter }) => letter)).toEqual(['sent', 'sent'])
    expect(await atDesk(one.later, 'write', { ...other.fields, token: one.fields['token'] ?? '' })).toMatchObject({ letter: 'write', status: 422, filling: { parts: ['faults', 'used'] } })
    expect(await atDesk(now + tokenUntilMs + 60_000, 'write', other.fields)).toMatchObject({ letter: 'write', filling: { parts: ['faults', 'old'] } })
    expect(await atDesk(now, 'write', { ...other.fields, token: 'x'.repeat(52) })).toMatchObject({ letter: 'write', filling: { parts: ['faults', 'forged'] } })
    // Sealed for a key that is not the one of now.
    expect(await atDesk(other.later, 'write', { ...other.fields, keyId: '8b1f2c52-0a0e-4a53-9a57-6d5f8a1c0002' })).toMatchObject({ letter: 'write', filling: { parts: ['faults', 'old'] } })
    expect(await atDesk(other.later, 'write', other.fields, 'sv', true)).toMatchObject({ letter: 'write', status: 403 })
    expect([await threads(), await messages()]).toEqual(before.map((count) => count + 1))
  })

  it('with something that is not sealed, cut short, too long, or sealed for nobody is told so kindly, keeps its answers, and nothing is stored', async () => {
    const { fields, later } = await seals(systemNow(), 'Hej.', { about: 'other' })
    const before = [await threads(), await messages()]
    const { recipient } = await newKeyPair()
    // A point of small order, written right: nothing can be sealed for it.
    const nobody = 'age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z'
    const wrongs: Record<string, string>[] = [{ sealed: 'Jag vill bort' }, { sealed: fields['sealed']?.slice(0, -8) ?? '' }, { sealed: asField(await sealBytes(recipient, new Uint8Array(600_000))) }, { forStaff: fields['sealed'] ?? '' }, { lookup: 'abc' }, { recipient: nobody }]
    for (const wrong of wrongs) {
      const answer = await atDesk(later, 'write', { ...fields, ...wrong })
      expect(answer, Object.keys(wrong).join()).toMatchObject({ letter: 'write', status: 422, filling: { parts: ['faults', 'unsealed'], chosen: { about: 'other' } } })
    }
    const { words } = await writes(systemNow(), 'Tråd.')
    const thread = await open(words)
    const more = await atDesk(systemNow(), 'open', { visit: valueOf(thread, 'VISIT'), token: valueOf(thread, 'TOKEN'), do: 'write', sealed: 'Jag vill bort' })
    expect(more.filling.parts).toContain('unsealed')
    expect((await atDesk(systemNow(), 'open', { lookup: 'abc' })).filling.parts).toEqual(['faults', 'count'])
    expect([await threads(), await messages()]).toEqual(before.map((count) => count + 1))
  })

  it('with a message that opens for nobody shows it as such, to them and to the contact point, and the rest as it is', async () => {
    const { words, fields, later } = await seals(systemNow(), 'Hej.')
    const strangers = await newKeyPair()
    await atDesk(later, 'write', fields)
    const thread = await open(words)
    await atDesk(systemNow(), 'open', { visit: valueOf(thread, 'VISIT'), token: valueOf(thread, 'TOKEN'), do: 'write', sealed: await sealMore(strangers.recipient, 'Till någon annan.') })
    const shown = await open(words)
    expect(shown.filling.lists['message']).toMatchObject([{ TEXT: 'Hej.', PART: 'visitor readable' }, { TEXT: '', PART: 'visitor unreadable' }])
    const read = await readEnquiry(world.as(karin), { enquiryId: await newestThread(world.owner) })
    expect(read.ok && read.value.messages.map(({ text }) => text)).toEqual(['Hej.', null])
    // Sealed for a key that is not the contact point's at all: the officer sees that there is something, and that it does not open.
    const strange = await seals(systemNow(), 'För ingen.')
    await atDesk(strange.later, 'write', { ...strange.fields, forStaff: asField(await sealBytes(strangers.recipient, new Uint8Array(32))) })
    const closed = await readEnquiry(world.as(karin), { enquiryId: await newestThread(world.owner) })
    expect(closed.ok && closed.value.messages.map(({ text }) => text)).toEqual([null])
  })

  it('shows something that a thief of the rows does not have', async () => {
    const { words } = await writes(systemNow(), 'Tråd.')
    const { rows: [row] } = await world.owner.query<{ lookup: Buffer }>('select lookup from portal.enquiry order by created_at desc limit 1')
    expect((await atDesk(systemNow(), 'open', { lookup: asField(row?.lookup ?? new Uint8Array()) })).filling.parts).toEqual(['faults', 'wrong'])
    expect((await atDesk(systemNow(), 'open', { lookup: (await shownFor(words)).lookup })).letter).toBe('thread')
  })
})

describe('whoever takes the whole database', () => {
  it('finds neither what was written nor a code, in any column', async () => {
    const { words, digits } = await writes(systemNow(), 'Kaninbrevet ska ingen läsa.')
    const sealed = await seals(systemNow(), 'Kaninbrevet från en webbläsare.')
    await atDesk(sealed.later, 'write', sealed.fields)
    const { rows } = await world.owner.query<{ name: string }>('select relname as name from pg_class where relnamespace = \'portal\'::regnamespace and relkind = \'r\'')
    for (const { name } of rows) {
      const { rows: found } = await world.owner.query<{ row: string }>(`select t::text as row from portal.${name} t`)
      const all = found.map(({ row }) => row + Buffer.from(row.replaceAll(/[^0-9a-f]/g, ''), 'hex').toString('latin1')).join('\n')
      expect(all, name).not.toContain('Kaninbrevet')
      expect(all, name).not.toContain(words)
      expect(all, name).not.toContain(sealed.words)
      expect(all, name).not.toContain(digits)
    }
  })
})
