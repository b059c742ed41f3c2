import { describe, expect, it } from 'vitest'
import { derive } from '@/lib/enquiries/browser/derive'
import { drawCode, openMessage, openThread, sealMore, sealThread } from '@/lib/enquiries/browser/thread'
import { spelled } from '@/lib/enquiries/code/code'
import { asField } from '@/lib/enquiries/seal/sealed'
import { locales, publicPath, type Locale } from '@/lib/routes'
import { topicWordsIn } from '@/lib/content/topic-words'
import { confirmedOn, field, heading, unescape, visitorFrom, wordsOf, type Reply } from '@/tests/support/desk-http'
import { site } from '@/tests/support/site'

/**
 * The contact point's desk over HTTP, as a browser without script has it: every form is read out of the page that was answered, in
 * each language. Each test comes from a network of its own, since many forms from one are made to wait.
 */
let network = 0
function visitor() {
  network += 1
  return visitorFrom(site.url, `127.7.${network}.1`)
}

const faults = (html: string) => [...html.matchAll(/<li><a href="#\w+">([^<]*)/g)].map(([, text = '']) => text)

const pause = (milliseconds: number) => new Promise((resolve) => { setTimeout(resolve, milliseconds) })
/** A form that a person may send: five seconds old. Opened for all tests at once, so that they wait together. */
const more = ['again', 'sealed'] as const
const ready = (async () => {
  const opened = await Promise.all([...locales, ...more].map(async (key) => [key, await visitor()(publicPath('contactWrite', more.some((each) => each === key) ? 'sv' : key as Locale))] as const))
  await pause(5_100)
  return new Map(opened)
})()
/** A form sends one message; `again` and `sealed` are more in Swedish. */
const form = async (key: Locale | (typeof more)[number]) => (await ready).get(key)?.html ?? ''

/** From the form to what was sent; `confirm` fills in the two words that are asked for. */
async function written(ask: ReturnType<typeof visitor>, locale: Locale, text: string, key: Locale | 'again' = locale) {
  const code = await ask(publicPath('contactWrite', locale), { token: field(await form(key), 'token'), about: 'self', age: 'adult', region: 'syd', text })
  return { code, words: wordsOf(code.html), confirmed: confirmedOn(code.html) }
}

describe.each(locales)('a visitor who reads %s', (locale) => {
  it('writes, saves eight words, sends, and comes back with them', async () => {
    const ask = visitor()
    const path = publicPath('contactWrite', locale)
    const text = `Hej, مرحبا, 🙏 <b>${locale}</b>`
    const { code, words, confirmed } = await written(ask, locale, text)
    expect(code.status).toBe(200)
    expect(words).toHaveLength(8)
    // What was written travels sealed: the page with the words holds none of it.
    expect(code.html).not.toContain('مرحبا, 🙏')
    const sent = await ask(path, confirmed)
    expect(sent.status).toBe(200)
    expect(wordsOf(sent.html)).toEqual([])
    const opened = await ask(publicPath('contactOpen', locale), { code: words.map(({ digits }) => digits).join(''), kept: '' })
    expect(unescape(opened.html)).toContain(text)
    expect(opened.html).not.toContain('<b>sv</b>')
    const more = await ask(publicPath('contactOpen', locale), { visit: field(opened.html, 'visit'), token: field(opened.html, 'token'), do: 'write', text: 'Mer' })
    expect(more.html.match(/class="words"/g)).toHaveLength(2)
    const ended = await ask(publicPath('contactOpen', locale), { visit: field(more.html, 'visit'), do: 'end' })
    expect(ended.html).toMatch(/<b>[^<]*20\d\d[^<]*<\/b>/)
    const gone = await ask(publicPath('contactOpen', locale), { code: words.map(({ word }) => word).join(' '), kept: '' })
    expect(faults(gone.html)).toHaveLength(1)

    for (const [name, page] of Object.entries({ code, sent, opened, more, ended, gone })) {
      expect(page.headers['cache-control'], name).toBe('no-store')
      expect(page.headers['set-cookie'], name).toBeUndefined()
      expect(page.headers['x-robots-tag'], name).toBe('noindex')
      expect(page.headers['content-security-policy'], name).toMatch(/^default-src 'none'; script-src 'sha256-/)
      expect(page.headers.location, name).toBeUndefined()
      expect(page.html, `${name}: no mark is left unfilled`).not.toMatch(/%%[A-Z0-9]+%%|data-when|data-each|data-open/)
      expect(page.html, name).toMatch(new RegExp(`<html[^>]* lang="${locale}"`))
      expect(page.html.match(/<h1\b/g), name).toHaveLength(1)
      expect(page.html, name).toMatch(/<a class="leave"/)
      expect(topicWordsIn(/<title[^>]*>([^<]*)/.exec(page.html)?.[1] ?? ''), name).toEqual([])
      expect([...page.html.matchAll(/<form[^>]* action="([^"]*)"/g)].every(([, action = '']) => action.startsWith('/') && !action.includes('?')), name).toBe(true)
    }
    // Whoever sees only lengths cannot tell a right code from a wrong one.
    expect(gone.bytes).toBe(opened.bytes)
    expect(gone.status).toBe(opened.status)
  })

  it('is told before the first letter who reads, what must be passed on, and whom to call instead', async () => {
    for (const html of [await form(locale), (await visitor()(publicPath('contact', locale))).html]) {
      expect(html).toMatch(/polis|police|الشرط/i)
      expect(html).toMatch(/anmäla|report|يبلّغ|الإبلاغ/i)
      expect(html).toContain('href="tel:112"')
      expect(html).toContain('href="tel:11414"')
    }
    expect(await form(locale)).toContain(publicPath('under18', locale))
  })
})

describe('a browser that seals', () => {
  const policy = /^default-src 'none'; script-src 'sha256-[A-Za-z0-9+/]{43}=' '(sha256-[A-Za-z0-9+/]{43}=)'; style-src 'sha256-[A-Za-z0-9+/]{43}='; img-src 'self'; media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/

  it('is given one script on the two pages where it begins, named by its hash, and none on those that follow', async () => {
    for (const page of ['contactWrite', 'contactOpen'] as const) {
      const { html, headers } = await visitor()(publicPath(page, 'sv'))
      const hash = policy.exec(String(headers['content-security-policy']))?.[1] ?? ''
      expect(/<script src="(\/form-[0-9a-f]{16}\.js)" integrity="([^"]*)" defer>/.exec(html)?.[2]).toBe(hash)
    }
    const { html, headers } = await visitor()(publicPath('contactWrite', 'sv'), { token: field(await form('again'), 'token'), text: 'Hej' })
    expect(html.match(/<script\b/g)).toHaveLength(1)
    expect(headers['content-security-policy']).not.toMatch(/connect-src/)
  })

  it('sends nothing that can be read, gets nothing that can be read, and cannot be told from one with a wrong code by what is sent back', async () => {
    const ask = visitor()
    const [write, open] = [publicPath('contactWrite', 'sv'), publicPath('contactOpen', 'sv')]
    const asked = { token: field(await form('sealed'), 'token'), about: 'self', age: 'adult', region: 'syd' }
    const page = await ask(write, { ...asked, words: 'own' })
    expect(wordsOf(page.html)).toEqual([])
    const code = drawCode()
    const sent = await ask(write, { ...asked, ...await sealThread(code, 'Ordet är hemligt.', { id: field(page.html, 'keyId'), recipient: / data-for="(age1[^"]*)"/.exec(page.html)?.[1] ?? '' }) })
    expect(heading(sent.html)).toBe('Ditt meddelande är skickat.')
    const { lookup, secret } = await derive(spelled(code))
    const opened = await ask(open, { lookup: asField(lookup) })
    const [, recipient = '', forCode = ''] = /<ol class="told" data-for="([^"]*)" data-key="([^"]*)"/.exec(opened.html) ?? []
    const more = await ask(open, { visit: field(opened.html, 'visit'), token: field(opened.html, 'token'), do: 'write', sealed: await sealMore(recipient, 'Och det här.') })
    const own = await openThread(secret, forCode)
    expect(await Promise.all([...more.html.matchAll(/data-sealed="([^"]+)"/g)].map(([, each = '']) => openMessage(own, each)))).toEqual(['Ordet är hemligt.', 'Och det här.'])
    const again = await ask(open, { lookup: asField(lookup) })
    const wrong = await ask(open, { lookup: asField((await derive('abakus')).lookup) })
    expect(faults(wrong.html)).toHaveLength(1)
    expect([wrong.status, wrong.bytes, wrong.headers['content-security-policy']?.length]).toEqual([again.status, again.bytes, wrong.headers['content-security-policy']?.length])
    for (const { html } of [page, sent, opened, more, again]) expect(html).not.toMatch(/hemligt|Och det här/)
  }, 30_000)
})

describe('a form that is not right comes back with clear words and everything that was written', () => {
  const path = publicPath('contactWrite', 'sv')
  const said = { about: 'other', age: 'under18', region: 'vast' }
  const kept = (html: string) => {
    expect(html).toMatch(/<input type="radio" name="about" value="other" checked>/)
    expect(html).toMatch(/<input type="radio" name="age" value="under18" checked>/)
    expect(html).toMatch(/<option value="vast" selected>/)
  }

  it('empty', async () => {
    const reply = await visitor()(path, { token: field(await form('sv'), 'token'), ...said, text: ' ' })
    expect([reply.status, ...faults(reply.html)]).toEqual([422, 'Skriv det du vill fråga eller berätta'])
    kept(reply.html)
  })

  it('a megabyte of text', async () => {
    const text = 'Jag vill. '.repeat(105_000)
    const reply = await visitor()(path, { token: field(await form('sv'), 'token'), ...said, text })
    expect([reply.status, ...faults(reply.html)]).toEqual([422, 'Korta texten till högst 8 000 tecken, eller skicka den i två delar'])
    expect(field(reply.html, 'text')).toBe(text)
    kept(reply.html)
  }, 60_000)

  it('more than is read', async () => {
    // Said as soon as the length is: nothing of it has to arrive, so that no connection is cut before the answer is read.
    const reply = await visitor()(path, '', { 'content-length': 2_100_000 })
    expect([reply.status, ...faults(reply.html)]).toEqual([413, 'Texten var för stor att ta emot. Gå bakåt i webbläsaren, korta den och försök igen'])
  })

  it('at once, as no person can', async () => {
    const ask = visitor()
    const page = await ask(path)
    const reply = await ask(path, { token: field(page.html, 'token'), ...said, text: 'Hej' })
    expect([reply.status, ...faults(reply.html)]).toEqual([422, 'Det gick lite för fort. Vänta fem sekunder och tryck igen'])
    expect(field(reply.html, 'text')).toBe('Hej')
    kept(reply.html)
  })

  it('made up, and from another site', async () => {
    const ask = visitor()
    expect(faults((await ask(path, { ...said, text: 'Hej' })).html)).toEqual(['Sidan gick inte att känna igen. Läs igenom och tryck igen'])
    const foreign = await ask(path, { token: field(await form('sv'), 'token'), ...said, text: 'Hej' }, { 'sec-fetch-site': 'cross-site', origin: 'https://other.example' })
    expect(foreign.status).toBe(403)
    expect(field(foreign.html, 'text')).toBe('Hej')
    kept(foreign.html)
  })

  it('sent twice is acknowledged twice', async () => {
    const ask = visitor()
    const { confirmed, words } = await written(ask, 'sv', 'En gång', 'again')
    const replies = [await ask(path, confirmed), await ask(path, confirmed)]
    expect(replies.map(({ html }) => heading(html))).toEqual(['Ditt meddelande är skickat.', 'Ditt meddelande är skickat.'])
    const opened = await ask(publicPath('contactOpen', 'sv'), { code: words.map(({ word }) => word).join(' '), kept: '' })
    expect(opened.html.match(/class="words"/g)).toHaveLength(1)
  })
})

it('many forms from one network are asked to wait, and lose nothing by it', async () => {
  const ask = visitor()
  const replies: Reply[] = []
  for (let form = 0; form < 33; form++) replies.push(await ask(publicPath('contactOpen', 'sv'), { code: `ord ${form}`, kept: 'Det jag skrev' }))
  const waiting = replies.at(-1)
  expect(waiting?.status).toBe(429)
  expect(heading(waiting?.html ?? '')).toBe('Vänta en liten stund')
  expect(field(waiting?.html ?? '', 'kept')).toBe('Det jag skrev')
  expect(waiting?.headers['cache-control']).toBe('no-store')
  // Another network is not held up.
  expect((await visitor()(publicPath('contactOpen', 'sv'), { code: 'ord', kept: '' })).status).toBe(422)
}, 60_000)

it('what the front asks the application is not to be had from outside', async () => {
  const ask = visitor()
  expect((await ask('/contact-desk', '{}', { 'content-type': 'application/json' })).status).toBe(404)
  expect((await ask('/contact-desk')).status).toBe(404)
})
