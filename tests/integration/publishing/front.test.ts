import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import zlib from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paddedSize } from '@/lib/publishing/encode'
import { exitScript } from '@/lib/publishing/exit-script'
import { exitUrl, nextHtml } from './fixture-web'
import { editions, swappedWhileRead } from './swap'
import { form, noon, portalUrl, publishedWorld, type World } from './world'

const minute = 60_000

describe('a visitor reads a published page', () => {
  let world: World
  beforeAll(async () => {
    world = await publishedWorld()
    expect(await world.publish()).toMatchObject({ ok: true, deadLinks: [] })
  })
  afterAll(async () => { await world.close() })
  const text = async (target: string) => (await world.ask(target)).raw.toString()

  it('gets the page without anything of the framework, and the exit script alone', async () => {
    const page = await text('/hitta-stod/malmo')
    expect(page).toContain('<h1 class="mark flip">Malmö</h1>')
    expect(page).not.toMatch(/_next|__next|<!--\$|data-precedence|charSet/)
    expect(page.match(/<script/g)).toHaveLength(1)
    expect(page).toContain(`<script data-to="${exitUrl}">${exitScript().source}</script></head>`)
  })

  it('gets only the rules the page uses, among them those for print, forced colours and right to left', async () => {
    const sv = await text('/hitta-stod/malmo')
    for (const kept of [
      ':focus-visible{', '.bar{position:sticky;&:hover{', '@media print{.bar{', '@media(forced-colors: active){', '.call:has(> .num){',
      '.md\\:grid:hover{', '.w-1\\/2{', 'details[open] summary{', 'a[href^="tel:"]{', '@supports(text-wrap: balance){', '@keyframes turn{', '--ink:',
    ]) expect(sv).toContain(kept)
    expect(sv).not.toMatch(/\.never\{|\.gone|--unused|--tw-shade|keyframes idle|\.nothing|file-selector|:host|\[dir=rtl\]/)
    expect(await text('/ar/find-support/malmo')).toContain('[dir=rtl] .flip{')
  })

  it('gets the same text whichever encoding the phone asks for, each of a fixed size', async () => {
    for (const [accept, encoding, decode] of [
      ['br, gzip', 'br', zlib.brotliDecompressSync], ['gzip', 'gzip', zlib.gunzipSync], ['identity', undefined, (raw: Buffer) => raw],
    ] as const) {
      const { raw, headers } = await world.ask('/hitta-stod/malmo', { headers: { 'accept-encoding': accept } })
      expect(headers['content-encoding']).toBe(encoding)
      expect(headers['content-length']).toBe(String(raw.length))
      expect(raw.length).toBe(paddedSize(encoding ?? 'identity', raw.length))
      expect(decode(raw).toString()).toMatch(/<\/main><\/body><\/html><!--[A-Za-z0-9]*-->$/)
    }
    const sizes = await Promise.all(['malmo', 'arjeplog', 'habo-uppsala'].map(async (slug) =>
      (await world.ask(`/hitta-stod/${slug}`, { headers: { 'accept-encoding': 'br' } })).raw.length))
    expect(new Set(sizes).size).toBe(1)
  })

  it('is answered 200 at each kind of address, whatever query somebody hung on it', async () => {
    for (const target of ['/', '/en', '/ar', '/hitta-stod', '/en/find-support', '/hitta-stod/habo', '/hitta-stod/malmo?fbclid=1', '/icon.svg', '/robots.txt', '/sitemap.xml', '/.well-known/security.txt'])
      expect((await world.ask(target)).status, target).toBe(200)
    expect((await world.ask('/', { method: 'HEAD' })).raw).toHaveLength(0)
  })

  it('is led to the address that was meant', async () => {
    for (const [typed, meant] of [
      ['/hitta-stod/', '/hitta-stod'], ['/Hitta-Stod/MALMO', '/hitta-stod/malmo'], ['/hitta-stod/Malm%C3%B6', '/hitta-stod/malmo'],
      ['/hitta-stod/upplands%20v%C3%A4sby', '/hitta-stod/upplands-vasby'], ['/en/', '/en'], ['/en/find-support/Malmö'.normalize(), '/en/find-support/malmo'],
    ] as const) {
      const answer = await world.ask(encodeURI(decodeURI(typed)))
      expect([answer.status, answer.headers.location], typed).toEqual([303, meant])
    }
  })

  it('is shown the 404 of the language, never led to another site and never shown what lies inside', async () => {
    for (const target of ['/finns-inte', '/en/nope', '/ar/nope', '//evil.example/', '/hitta-stod/paris', '/manifest.json', '/internal/finder.json', '/../manifest.json', '/sv/answer/choose', '/sv/notice/notFound', '/__proto__', '/hitta-stod/malmo.html', '/%2e%2e/manifest.json']) {
      const answer = await world.ask(target)
      expect([answer.status, answer.headers.location], target).toEqual([404, undefined])
      expect(answer.headers['content-language']).toBe(/^\/(en|ar)\//.exec(target)?.[1] ?? 'sv')
    }
  })

  it('is asked and answered in the address by the secrecy guide alone, from published pieces', async () => {
    const ask = async (query: string) => (await world.ask(`/sekretessguiden?${query}`)).raw.toString()
    const asked = await ask('from=socialServices&to=police&namn=Kim')
    expect(asked).toContain('<h1>Varför?</h1><input type="hidden" name="from" value="socialServices">')
    expect(asked).not.toMatch(/Kim|data-piece|%%|Ni ska|Nej/)
    expect(await ask('from=socialServices&to=police&aim=contact&initiative=asked&done=1')).toContain('<h1>Ni ska</h1><p>21 november 2026</p>')
    expect(await ask('from=socialServices&to=countyBoard')).toContain('<h1>Nej</h1>')
    // Nothing is read of a query elsewhere, and a form is not taken.
    expect(await text('/integritet?from=socialServices')).toBe(await text('/integritet'))
    expect(await world.ask('/sekretessguiden', { method: 'POST', body: 'from=police' })).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
  })

  it('can be read only: other methods are told which ones there are', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])
      expect(await world.ask('/hitta-stod/malmo', { method })).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
    expect(await world.ask('/hitta-stod', { method: 'PUT' })).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD, POST' } })
    expect((await world.ask('/finns-inte', { method: 'POST' })).status).toBe(404)
  })
})

describe('a visitor types a name', () => {
  let world: World
  beforeAll(async () => {
    world = await publishedWorld()
    await world.publish()
  })
  afterAll(async () => { await world.close() })

  it('and is led to the page in the language of the form', async () => {
    expect(await world.ask('/hitta-stod', form('malmö'))).toMatchObject({ status: 303, headers: { location: '/hitta-stod/malmo', 'cache-control': 'private, no-cache' } })
    expect(await world.ask('/ar/find-support', form('UPPLANDS VÄSBY kommun'))).toMatchObject({ status: 303, headers: { location: '/ar/find-support/upplands-vasby' } })
  })

  it('and chooses between Habo and Håbo', async () => {
    const answer = await world.ask('/hitta-stod', form('habo'))
    expect(answer.status).toBe(200)
    const page = answer.raw.toString()
    expect(page).toContain('<li class="arm"><a href="/hitta-stod/habo-jonkoping">Habo, Jönköpings län</a>')
    expect(page).toContain('<a href="/hitta-stod/habo-uppsala">Håbo, Uppsala län</a>')
    expect(page).not.toContain('%%')
  })

  it('and gets a helpful page with the right status, whatever was typed', async () => {
    for (const [typed, status] of [
      ['', 422], ['   ', 422], ['x'.repeat(10_000), 422], ['مالمو', 404], ['🙂', 404], ['Atlantis', 404], ['<img src=x>', 404],
      ['%%HREF%%', 404], ["'; drop table", 404], ['\u0000\ud800', 404], ['$&$1', 404],
    ] as const) {
      const answer = await world.ask('/hitta-stod', form(typed))
      expect(answer.status, typed.slice(0, 20)).toBe(status)
      expect(answer.raw.toString()).toContain('<form method="post" action="/hitta-stod">')
    }
    expect((await world.ask('/hitta-stod', form('x'.repeat(20_000)))).status).toBe(413)
    expect((await world.ask('/hitta-stod', { method: 'POST', body: 'x'.repeat(40_000), headers: { 'transfer-encoding': 'chunked' } })).status).toBe(413)
    expect((await world.ask('/hitta-stod', { method: 'POST', body: '{"place":1}', headers: { 'content-type': 'application/json' } })).status).toBe(422)
    expect((await world.ask('/hitta-stod', { method: 'POST', body: 'place=%zz%ff' })).status).toBe(404)
  })

  it('and no markup of theirs becomes markup of ours', async () => {
    const typed = `"><script>alert(1)</script><svg onload=x> '%%TYPED%%'`
    const page = (await world.ask('/hitta-stod', form(typed))).raw.toString()
    expect(page.match(/<script/g)).toHaveLength(1)
    expect(page).not.toContain('<svg')
    expect(page).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;svg onload=x&gt; &#39;%%TYPED%%&#39;"')
  })

  it('and the answer is padded and compressed like any page', async () => {
    for (const [accept, decode] of [['br', zlib.brotliDecompressSync], ['gzip', zlib.gunzipSync]] as const) {
      const { raw } = await world.ask('/hitta-stod', { ...form('Atlantis'), headers: { 'accept-encoding': accept } })
      expect(raw.length).toBe(paddedSize(accept, raw.length))
      expect(decode(raw).toString()).toContain('Du skrev Atlantis.')
    }
  })
})

describe('a visitor says that something is wrong with a contact', () => {
  let world: World
  beforeAll(async () => {
    world = await publishedWorld()
    await world.publish()
  })
  afterAll(async () => { await world.close() })
  const post = (target: string, fields: Record<string, string>, more: Record<string, string> = {}) =>
    world.ask(target, { method: 'POST', body: new URLSearchParams(fields).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded', ...more } })
  const report = { contact: 'socialjouren-malmo', reason: 'hours', locale: 'en' }

  it('and is asked what, about the contact by its name and number, without a word to the application', async () => {
    const before = world.web.seen.length
    const answer = await post('/en/wrong-details', { contact: 'socialjouren-malmo' })
    expect(answer).toMatchObject({ status: 200, headers: { 'cache-control': 'private, no-cache', 'content-language': 'en' } })
    expect(answer.raw.toString()).toMatch(/Socialjouren i Malmö, 040-123 45.*value="socialjouren-malmo"/s)
    expect(answer.raw.toString()).not.toContain('%%')
    expect(world.web.seen).toHaveLength(before)
  })

  it('and is led to the list when no contact of ours was named', async () => {
    for (const contact of ['', 'nobody', '"><script>', '__proto__', 'x'.repeat(20_000)])
      expect(await post('/fel-uppgift', { contact }), contact.slice(0, 20)).toMatchObject({ status: 303, headers: { location: '/fel-uppgift' } })
  })

  it('and the application is told which contact and what, and nothing of who sent it', async () => {
    const answer = await post('/fel-uppgift/skicka', { ...report, name: 'Kanariefågel', phone: '070-123' },
      { cookie: 'session=abc', 'user-agent': 'x', referer: 'https://search.example/', 'x-forwarded-for': '1.2.3.4', 'accept-language': 'ar' })
    expect(answer).toMatchObject({ status: 303, headers: { location: '/fel-uppgift/tack', 'cache-control': 'private, no-cache', 'referrer-policy': 'no-referrer' } })
    expect(world.web.reports.at(-1)).toBe('contact=socialjouren-malmo&reason=hours&locale=en')
    expect(Object.keys(world.web.seen.at(-1)?.headers ?? {}).sort()).toEqual(['connection', 'content-length', 'content-type', 'host'])
  })

  it('and what is no report of ours goes nowhere', async () => {
    const before = world.web.reports.length
    for (const [fields, location] of [
      [{}, '/fel-uppgift'], [{ ...report, reason: 'because of me' }, '/en/wrong-details'], [{ ...report, contact: 'Malmö; drop' }, '/en/wrong-details'],
      [{ ...report, locale: 'xx', reason: '' }, '/fel-uppgift'], [{ ...report, more: 'x'.repeat(600) }, '/fel-uppgift'], [{ ...report, contact: 'x'.repeat(81) }, '/en/wrong-details'],
    ] as const) expect(await post('/fel-uppgift/skicka', fields), JSON.stringify(fields).slice(0, 60)).toMatchObject({ status: 303, headers: { location } })
    expect(await world.ask('/fel-uppgift/skicka')).toMatchObject({ status: 303, headers: { location: '/fel-uppgift' } })
    expect((await world.ask('/fel-uppgift/skicka', { method: 'DELETE' })).status).toBe(405)
    expect(world.web.reports).toHaveLength(before)
  })

  it('and is told the numbers when it cannot be taken just now', async () => {
    for (const status of [503, 500, 404, 200]) {
      world.web.takeReportsWith(status)
      const answer = await post('/fel-uppgift/skicka', report)
      expect(answer, String(status)).toMatchObject({ status: 503, headers: { 'cache-control': 'no-store' } })
      expect(answer.raw.toString()).toContain('114 14')
    }
    world.web.takeReportsWith(303)
  })

  it('and a flood stops here for the rest of the minute, whoever sends it', async () => {
    world.setTime(noon + minute)
    const before = world.web.reports.length
    const statuses = await Promise.all(Array.from({ length: 70 }, async () => (await post('/fel-uppgift/skicka', report)).status))
    expect(statuses.filter((status) => status === 303)).toHaveLength(60)
    expect(statuses.filter((status) => status === 503)).toHaveLength(10)
    expect(world.web.reports).toHaveLength(before + 60)
    world.setTime(noon + 2 * minute)
    expect((await post('/fel-uppgift/skicka', report)).status).toBe(303)
  })
})

describe('what happens around the public pages', () => {
  let world: World
  beforeAll(async () => {
    world = await publishedWorld()
    await world.publish()
  })
  afterAll(async () => { await world.close() })

  it('the portal is handed on with its cookie, and told only by us who it was forwarded for', async () => {
    const answer = await world.ask('/portal/cases?x=1', { headers: { cookie: 'session=abc', 'x-forwarded-host': 'evil.example', 'x-forwarded-for': '1.2.3.4', 'x-real-ip': '1.2.3.4', 'x-middleware-subrequest': 'proxy' } })
    expect(answer.raw.toString()).toBe('<p>Portal session=abc</p>')
    expect(answer.headers).toMatchObject({ 'set-cookie': ['session=1'], 'x-robots-tag': 'noindex', 'x-content-type-options': 'nosniff' })
    expect(answer.headers['x-powered-by']).toBeUndefined()
    const last = world.web.seen.at(-1)
    expect(last?.line).toBe('GET /portal/cases?x=1')
    expect(last?.headers['x-forwarded-host']).toBe(`127.0.0.1:${world.port}`)
    for (const name of ['x-middleware-subrequest', 'x-forwarded-for', 'x-real-ip']) expect(last?.headers[name]).toBeUndefined()
  })

  it('dots in an address lead nowhere else than they say', async () => {
    expect((await world.ask('/portal/../sv/find-support/malmo')).status).toBe(404)
    expect((await world.ask('/portal/%2e%2e/manifest.json')).status).toBe(404)
    await world.ask('/sv/../portal/cases/../users')
    expect(world.web.seen.at(-1)?.line).toBe('GET /portal/users')
  })

  describe('a form for the portal', () => {
    const text = 'note=Kanariefågel 4711'
    const send = (headers: Record<string, string>, method = 'POST', target = '/portal/cases') => world.ask(target, { method, headers: { ...headers, 'content-length': String(Buffer.byteLength(text)) }, body: text })
    const forwarded = () => world.web.seen.filter(({ line }) => !line.startsWith('GET ')).length

    it('that a page of the portal sends is handed on', async () => {
      for (const [target, headers] of [['/portal/cases', { origin: portalUrl }], ['/portal', { origin: portalUrl, 'sec-fetch-site': 'same-origin' }]] as const)
        expect((await send(headers, 'POST', target)).raw.toString(), target).toContain('Portal')
    })

    it.each<[string, Record<string, string>]>([
      ['another site', { origin: 'https://evil.example' }], ['a sandboxed frame', { origin: 'null' }], ['nobody says whom', {}],
      ['another port', { origin: 'http://localhost:3001' }], ['a name that begins like ours', { origin: `${portalUrl}.evil.example` }],
      ['a browser that says cross-site', { origin: portalUrl, 'sec-fetch-site': 'cross-site' }], ['two sites', { origin: `${portalUrl}, https://evil.example` }],
    ])('that comes from %s is refused in plain Swedish and goes no further', async (_from, headers) => {
      const before = forwarded()
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
        for (const target of ['/portal', '/portal/cases/new', '/portal/../portal/cases', '/editorial/x', '/sign-in/kept']) {
          const answer = await send(headers, method, target)
          expect(answer, `${method} ${target}`).toMatchObject({ status: 403, headers: { 'cache-control': 'no-store', 'content-language': 'sv', connection: 'close' } })
          expect(answer.raw.toString()).toContain('Formuläret skickades från en annan webbplats.')
          expect(answer.raw.toString()).not.toContain('Kanariefågel')
        }
      expect(forwarded()).toBe(before)
    })

    it('is no matter for reading, for the provider’s way back, or for the public finder', async () => {
      const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
      expect((await world.ask('/portal', { headers: foreign })).status).toBe(200)
      await world.ask('/api/auth/callback/identity', { method: 'POST', headers: foreign })
      expect(world.web.seen.at(-1)?.line).toBe('POST /api/auth/callback/identity')
      expect((await world.ask('/hitta-stod', { ...form('malmö'), headers: { ...form('malmö').headers, ...foreign } })).status).toBe(303)
    })
  })

  describe('a page that Next leaves to its scripts', () => {
    const blank = (more = '') => `<!DOCTYPE html><html id="__next_error__"><head></head><body><div hidden=""></div><script>self.__next_f.push([1,"8:E{${more}}"])</script></body></html>`
    const answered = async (status: number, html: string) => {
      world.web.instead('/portal/cases/7', { status, html })
      const answer = await world.ask('/portal/cases/7')
      world.web.instead('/portal/cases/7', null)
      expect(answer.headers['content-length']).toBe(String(answer.raw.length))
      return { status: answer.status, html: answer.raw.toString() }
    }

    it('because something broke says so without scripts, with the number of the fault', async () => {
      const { status, html } = await answered(500, blank('\\"digest\\":\\"434306254\\"'))
      expect(status).toBe(500)
      expect(html).toMatch(/<html id="__next_error__" lang="sv">.*<body><noscript><main><p class="mark">.*<h1>Något gick fel hos oss<\/h1>.*<b>434306254<\/b>.*<a class="btn" href="\/portal">Min dag<\/a>.*<\/noscript><div hidden/)
    })

    it('because it is not there says that, the same for everybody', async () => {
      const { status, html } = await answered(404, blank('\\"digest\\":\\"NEXT_HTTP_ERROR_FALLBACK;404\\"'))
      expect(status).toBe(404)
      expect(html).toMatch(/<noscript><main><p class="mark">.*<h1>Sidan finns inte<\/h1>/)
    })

    it('is the only one that is touched', async () => {
      for (const [status, html] of [[500, '<html><body>Trasigt</body></html>'], [200, blank()]] as const) {
        world.web.instead('/portal/cases/7', { status, html })
        expect((await world.ask('/portal/cases/7')).raw.toString()).toBe(html)
      }
      world.web.instead('/portal/cases/7', null)
    })
  })

  it('with the application down, the portal says so with phone numbers and the public site is as before', async () => {
    const down = await publishedWorld()
    await down.publish()
    await down.web.close()
    const answer = await down.ask('/portal')
    expect(answer).toMatchObject({ status: 503, headers: { 'cache-control': 'no-store' } })
    expect(answer.raw.toString()).toContain('tel:11414')
    expect((await down.ask('/hitta-stod/arjeplog')).status).toBe(200)
    expect((await down.ask('/hitta-stod', form('malmö'))).status).toBe(303)
    const reported = await down.ask('/fel-uppgift/skicka', { method: 'POST', body: 'contact=socialjouren-malmo&reason=hours&locale=sv' })
    expect([reported.status, reported.raw.toString().includes('tel:11414')]).toEqual([503, true])
    expect((await down.ask('/fel-uppgift', { method: 'POST', body: 'contact=socialjouren-malmo' })).status).toBe(200)
    expect((await down.ask('/sekretessguiden?from=socialServices&to=countyBoard')).status).toBe(200)
    expect((await down.ask('/ar/what-applies-to-me', { method: 'POST', body: 'at=danger&answer=yes' })).status).toBe(200)
    await down.close()
  })

  it('before anything is published the numbers are still said', async () => {
    const empty = await publishedWorld()
    const answer = await empty.ask('/')
    expect(answer.status).toBe(503)
    expect(answer.raw.toString()).toMatch(/112[^]*114 14/)
    await empty.close()
  })
})

describe('an opening sentence', () => {
  it('is shown until it stops being true, and no copy of the page may outlive it', async () => {
    const world = await publishedWorld()
    const closes = noon + 30 * minute
    world.web.openUntil(closes)
    await world.publish({ validUntil: closes })
    const at = async (now: number) => {
      world.setTime(now)
      const { raw, headers } = await world.ask('/hitta-stod/malmo')
      return { page: raw.toString(), cache: headers['cache-control'] }
    }
    const open = await at(noon)
    expect(open.page).toContain('<p>Öppet nu till <b>16.30</b></p>')
    expect(open.page).not.toContain('data-until')
    expect(open.cache).toBe('public, max-age=60')
    expect((await at(closes - 20_500)).cache).toBe('public, max-age=20')
    const closed = await at(closes)
    expect(closed.page).not.toContain('Öppet nu')
    expect(closed.page).toContain('114 14')
    expect(closed.cache).toBe('public, max-age=60')
    await world.close()
  })
})

describe('a publication', () => {
  it('that breaks a rule is refused by name, and visitors keep what they had', async () => {
    const world = await publishedWorld()
    await world.publish()
    const before = await readdir(path.join(world.published, 'releases'))
    const broken = (main: string, head = '', exit = exitUrl) => ({ status: 200, html: nextHtml({ title: 'Vidare', main, locale: 'sv', head, exit }) })
    for (const [answer, complaint] of [
      [broken('<img src="https://cdn.example/x.png" alt="">'), /another site/],
      [broken('<p style="color:red">x</p>'), /style attribute/],
      [broken('<button onclick="x()">x</button>'), /script in onclick/],
      [broken('<a href="javascript:x()">x</a>'), /javascript/],
      [broken('<p>%%TYPED%%</p>'), /Unfilled tokens/],
      [broken('<iframe src="/x"></iframe>'), /not allowed/],
      [broken('<template id="B:0"></template><div hidden id="S:0">sen</div>'), /framework is left/],
      [broken(`<p>${Array.from({ length: 9_000 }, (_, i) => (i * 7919 % 10_007).toString(36)).join(' ')}</p>`), /first view is \d+ bytes/],
      [broken('', '', 'https://other.example/'), /exit link leads to/],
      [broken('<img src="/a.png" alt=""><img src="/b.png" alt="">'), /loads 3 files/],
      [broken('<img src="/a.png" width="1" height="1" loading="lazy">'), /says nothing/],
      [broken('<img src="/a.png" alt="" width="1" loading="lazy">'), /moves the page/],
      [broken('<img src="/a.png" alt="" width="1" height="1">'), /before anybody has come/],
      [broken('<img src="/a.png" srcset="/a.png 1w, https://cdn.example/b.png 2w" alt="" width="1" height="1" loading="lazy">'), /another site/],
      [{ status: 500, html: 'fel' }, /answered 500/],
    ] as const) {
      world.web.instead('/sv/privacy', answer)
      const result = await world.publish()
      expect(result).toMatchObject({ ok: false, problems: [{ path: '/integritet', problem: expect.stringMatching(complaint) as string }] })
    }
    world.web.instead('/sv/privacy', null)
    // A legal rule that does not do what its cases say, whatever the pages are like.
    const faults = [{ path: '/sekretessguiden', problem: 'OSL 10 kap. 27 §: Stängd för socialtjänstens sekretess. open, not closed.' }]
    expect(await world.publish({ faults })).toEqual({ ok: false, problems: faults })
    expect(await readdir(path.join(world.published, 'releases'))).toEqual(before)
    expect((await world.ask('/integritet')).status).toBe(200)
    await world.close()
  })

  it('makes only the pages whose words changed', async () => {
    const world = await publishedWorld()
    const first = await world.publish()
    const again = await world.publish()
    expect(first).toMatchObject({ ok: true })
    expect(again).toMatchObject({ ok: true, encoded: 0 })
    world.web.instead('/sv/privacy', { status: 200, html: nextHtml({ title: 'Vidare', main: '<h1>Nya ord</h1>', locale: 'sv' }) })
    expect(await world.publish()).toMatchObject({ ok: true, encoded: 1 })
    world.setTime(noon + 2_000)
    expect((await world.ask('/integritet')).raw.toString()).toContain('Nya ord')
    expect((await world.ask('/hitta-stod/arjeplog')).raw.toString()).toContain('första upplagan')
    await world.close()
  })

  it('of a changed text asks for its own pages and no other, and only while nothing else can have changed', async () => {
    const world = await publishedWorld()
    const asked = async (more: Parameters<typeof world.publish>[0]) => {
      const before = world.web.seen.length
      expect(await world.publish(more)).toMatchObject({ ok: true })
      return world.web.seen.slice(before).map(({ line }) => line).filter((line) => !line.endsWith('/site.css'))
    }
    const all = (await asked({})).length
    const changed = [{ type: 'guide', slug: 'adult', locale: 'en' }] as const
    world.web.say('andra upplagan')
    expect(await asked({ contentVersion: '2', changed })).toEqual(['GET /en/what-applies-to-me/step/adult'])
    expect(await asked({ contentVersion: '3', changed: [{ type: 'easy-read', slug: 'relative', locale: 'sv' }] })).toEqual(['GET /sv/easy-read/relative'])
    // Another build, directory or set of languages, another list in the menus, or an opening that has ended: any page may be another.
    const coming = { entries: [], listed: ['sv/news'], files: [] }
    for (const more of [{ build: 'two' }, { directoryVersion: '2' }, { opened: ['en'] as const }, { coming }])
      expect((await asked({ contentVersion: '4', changed, ...more })).length).toBe(all)
    await world.publish({ validUntil: noon + 1_000, contentVersion: '5' })
    expect((await asked({ contentVersion: '6', changed, now: noon + 2_000 })).length).toBe(all)
    await world.close()
  })

  it('does not trust what an earlier publication made of the same answer under another build or another way out', async () => {
    const world = await publishedWorld()
    const asked = () => world.web.seen.filter(({ line }) => line.endsWith('/site.css')).length
    await world.publish()
    const once = asked()
    await world.publish()
    expect(asked()).toBe(once)
    await world.publish({ build: 'two' })
    await world.publish({ build: null })
    expect(asked()).toBe(once + 2)
    expect(await world.publish({ build: null, exitUrl: 'https://other.example/' })).toMatchObject({ ok: false })
    expect(await world.publish({ build: 'two', exitUrl: 'https://other.example/' })).toMatchObject({ ok: false })
    await world.close()
  })

  it('is swapped in whole while people read: never a missing page, never two editions in one', async () => {
    await swappedWhileRead(editions.test)
  })

  it('that swept away the release someone was reading sends them to the new one', async () => {
    const world = await publishedWorld()
    await world.publish()
    await world.ask('/')
    // Within one second by the front's clock, so that it has not looked for a new release yet.
    for (let edition = 1; edition <= 4; edition++) {
      world.web.say(`upplaga ${edition}`)
      await world.publish({ locales: ['sv'] })
    }
    const answer = await world.ask('/hitta-stod/arjeplog')
    expect(answer.status).toBe(200)
    expect(answer.raw.toString()).toContain('upplaga 4')
    await world.close()
  })

  it('that was killed half way is never seen, and the next one clears it away', async () => {
    const world = await publishedWorld()
    await world.publish()
    const { NewRelease } = await import('@/lib/publishing/release-folder')
    const half = await NewRelease.begin(world.published, noon)
    await half.write('site/index.html', 'half a page')
    expect((await world.ask('/')).raw.toString()).not.toContain('half a page')
    await world.publish()
    expect((await readdir(path.join(world.published, 'releases'))).filter((name) => name.startsWith('.'))).toEqual([])
    await world.close()
  })

  it('closes a language that nobody has reviewed', async () => {
    const world = await publishedWorld({ live: true, hosts: { public: 'vidare.example', portal: 'portal.example' } })
    await world.publish({ locales: ['sv'] })
    const ask = (target: string, host: string) => world.ask(target, { headers: { host } })
    expect((await ask('/en', 'vidare.example')).status).toBe(404)
    expect((await ask('/', 'vidare.example')).status).toBe(200)
    expect((await ask('/', 'portal.example')).status).toBe(404)
    expect((await ask('/portal', 'vidare.example')).status).toBe(404)
    expect((await ask('/portal', 'portal.example:443')).status).toBe(200)
    const map = (await ask('/sitemap.xml', 'vidare.example')).raw.toString()
    expect(map).toContain('<loc>https://vidare.example/vill-lamna</loc>')
    expect(map).not.toMatch(/hitta-stod<|malmo|\/en/)
    await world.close()
  })

  it('lists for search engines exactly the pages that they may show, each by its whole address', async () => {
    const world = await publishedWorld({ live: true, hosts: { public: 'vidare.example', portal: 'portal.example' } })
    await world.publish()
    const ask = (target: string) => world.ask(target, { headers: { host: 'vidare.example' } })
    const listed = [...(await ask('/sitemap.xml')).raw.toString().matchAll(/<loc>https:\/\/vidare\.example([^<]*)<\/loc>/g)].map(([, path]) => path ?? '')
    const { pages } = JSON.parse(await readFile(path.join(world.published, 'current/manifest.json'), 'utf8')) as { pages: Record<string, unknown> }
    const open: string[] = []
    for (const target of Object.keys(pages)) if ((await ask(target)).headers['x-robots-tag'] === undefined) open.push(target)
    expect(listed.sort()).toEqual(open.sort())
    expect(listed).toEqual(expect.arrayContaining(['/', '/en', '/ar', '/vill-lamna', '/ar/want-to-leave']))
    expect(listed.filter((each) => /hitta-stod(?!\/(karta|hela-landet)$)|find-support(?!\/(map|whole-country)$)|fel-uppgift|wrong-details|vad-galler|what-applies/.test(each))).toEqual([])
    await world.close()
  })

  it('leaves nothing about visitors in any file', async () => {
    const world = await publishedWorld()
    await world.publish()
    await world.ask('/hitta-stod', form('hemligt namn'))
    const files = await readdir(world.published, { recursive: true, withFileTypes: true })
    for (const file of files.filter((each) => each.isFile()))
      expect((await readFile(path.join(file.parentPath, file.name))).includes('hemligt')).toBe(false)
    await world.close()
  })
})
