import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemNow } from '@/lib/core/clock'
import { newCode, spelled } from '@/lib/enquiries/code/code'
import { derive } from '@/lib/enquiries/code/derive'
import { answerDesk } from '@/lib/enquiries/desk/desk'
import { tokenFromMs, tokenUntilMs, visitMs } from '@/lib/enquiries/desk/secrets'
import { caseWorld, type CaseWorld } from '@/tests/support/case-world'
import { atDesk, confirmed, digitsOf, valueOf, wordsOf, writes } from '@/tests/worlds/visitor'

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
      expect(thread.filling.lists['message']).toMatchObject([{ PART: 'visitor', TEXT: 'Jag vill bort härifrån.\n\nVem ringer jag?' }])
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
    expect(wrong).toMatchObject({ letter: 'code', status: 422, filling: { parts: ['faults', 'pair'] } })
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
    expect([await rested(words, 1_250), await rested(spelled(newCode()), 80)]).toEqual([[750], [920]])
    expect(await rested('abakus hejsvejs', 80)).toEqual([])
  })

  it('that is no code at all is told which word is not ours, without a derivation', async () => {
    expect(await open('abakus hejsvejs abborr')).toMatchObject({ letter: 'open', status: 422, filling: { parts: ['faults', 'unknown'], values: { UNKNOWN: 'hejsvejs' } } })
    expect((await open('abakus abborr')).filling.parts).toEqual(['faults', 'count'])
    expect((await open('')).filling.parts).toEqual(['faults', 'count'])
  })
})

describe('whoever takes the whole database', () => {
  it('finds neither what was written nor a code, in any column', async () => {
    const { words, digits } = await writes(systemNow(), 'Kaninbrevet ska ingen läsa.')
    const { rows } = await world.owner.query<{ name: string }>('select relname as name from pg_class where relnamespace = \'portal\'::regnamespace and relkind = \'r\'')
    for (const { name } of rows) {
      const { rows: found } = await world.owner.query<{ row: string }>(`select t::text as row from portal.${name} t`)
      const all = found.map(({ row }) => row + Buffer.from(row.replaceAll(/[^0-9a-f]/g, ''), 'hex').toString('latin1')).join('\n')
      expect(all, name).not.toContain('Kaninbrevet')
      expect(all, name).not.toContain(words)
      expect(all, name).not.toContain(digits)
    }
  })
})
