/**
 * A stand-in for the application: answers HTML with everything Next 16 adds around a server-rendered page, and one
 * stylesheet. Small enough to be read, so that a test can say what must be left of it.
 */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FinderIndex } from '@/lib/directory/model'
import { deskLetters, deskMarks } from '@/lib/enquiries/desk/reply'
import { direction, localeOf, locales, nextDeskPath, nextPath, nextReportPath, nextSecrecyLetterPath, publicPath, sendReportPath, takeReportPath, type Locale } from '@/lib/routes'

export const exitUrl = 'https://www.smhi.se/'

export const index: FinderIndex = {
  municipalities: [
    { slug: 'arjeplog', name: 'Arjeplog', county: 'Norrbottens län' },
    { slug: 'habo-jonkoping', name: 'Habo', county: 'Jönköpings län' },
    { slug: 'habo-uppsala', name: 'Håbo', county: 'Uppsala län' },
    { slug: 'malmo', name: 'Malmö', county: 'Skåne län' },
    { slug: 'upplands-vasby', name: 'Upplands Väsby', county: 'Stockholms län' },
  ],
  places: [{ name: 'Bålsta', slugs: ['habo-uppsala'] }],
  contacts: [{ key: 'socialjouren-malmo', name: 'Socialjouren i Malmö', phone: '040-123 45' }],
}

const stylesheet = `
@layer theme, base;
@property --tw-shade { syntax: "*"; inherits: false; initial-value: 0 }
@layer theme { :root, :host { --paper: #f3f6ee; --ink: #14231c; --unused: 1px } }
@layer base {
  *, ::before, ::after { box-sizing: border-box }
  :focus-visible { outline: .1875rem solid var(--ink) }
  ::file-selector-button { margin: 0 }
  [dir=rtl] .flip { transform: scaleX(-1) }
  [dir=rtl] :is(h1, .mark) { letter-spacing: 0 }
}
body { margin: 0; background: var(--paper); color: var(--ink) }
.bar { position: sticky; &:hover { color: inherit } .nothing & { color: red } }
.leave, .gone { display: block }
.never { color: blue }
.md\\:grid:hover { display: grid }
.w-1\\/2 { width: 50% }
.call:has(> .num) { padding: 1rem }
.call:not(.never) { margin: 0 }
details[open] summary { font-weight: 700 }
a[href^="tel:"] { white-space: nowrap }
@media print { .bar { display: none } .gone { display: none } }
@media (forced-colors: active) { .call { border: 1px solid } }
@supports (text-wrap: balance) { h1 { text-wrap: balance } }
@keyframes turn { to { rotate: 1turn } }
@keyframes idle { to { rotate: 1turn } }
.mark { animation: turn 1s }
`

export interface Page { title: string; main: string; locale: Locale; head?: string; exit?: string }

/** The page as Next 16 would answer it: scripts, preloads, flight data, comments and holders. */
export function nextHtml({ title, main, locale, head = '', exit = exitUrl }: Page): string {
  return `<!DOCTYPE html><!--9aFz_Build--><html lang="${locale}" dir="${direction[locale]}"><head><meta charSet="utf-8"/>`
    + '<meta name="viewport" content="width=device-width, initial-scale=1"/>'
    + '<link rel="stylesheet" href="/_next/static/chunks/site.css" data-precedence="next"/>'
    + '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/main.js"/>'
    + '<script src="/_next/static/chunks/turbopack.js" async=""></script><meta name="next-size-adjust" content=""/>'
    + `<title>${title}</title>${head}<link rel="icon" href="/icon.svg"/>`
    + '<script src="/_next/static/chunks/polyfills.js" noModule=""></script></head><body><div hidden=""><!--$--><!--/$--></div>'
    + `<nav class="bar"><a class="leave" href="${exit}" rel="noreferrer nofollow">Lämna sidan</a></nav>`
    + `<main id="main">${main}</main>`
    + '<script src="/_next/static/chunks/turbopack.js" id="_R_" async=""></script>'
    + '<script>(self.__next_f=self.__next_f||[]).push([0])</script><script>self.__next_f.push([1,"4:[\\"$\\",\\"main\\"]"])</script></body></html>'
}

const call = (until: number | null, words: string) =>
  `<div class="call w-1/2 md:grid"><a class="num" href="tel:11414">114 14</a>${until === null ? '' : `<p data-until="${until}">Öppet nu till <b>16.30</b></p>`}<p>${words}</p></div>`

const choices = '<ul><li class="arm" data-each="choice"><a href="%%HREF%%">%%NAME%%, %%COUNTY%%</a> <small>%%PLACE%%</small></li></ul>'
const form = (locale: Locale, typed: string) =>
  `<form method="post" action="${locale === 'sv' ? '/hitta-stod' : `/${locale}/find-support`}"><label for="p">Ort</label><input id="p" name="place" value="${typed}"/></form>`

export interface FixtureWeb {
  port: number
  origin: string
  /** Words that every page shows; change them to make a new edition. */
  say: (words: string) => void
  /** When the opening sentence of kommun pages ends; null leaves it out. */
  openUntil: (until: number | null) => void
  /** Answers this path with this instead. */
  instead: (path: string, answer: { status: number; html: string | Buffer } | null) => void
  /** Bodies of the reports that it was handed. */
  reports: string[]
  /** What it answers them with from now on. */
  takeReportsWith: (status: number) => void
  /** Requests seen since the start, as `METHOD path` with their headers. */
  seen: { line: string; headers: http.IncomingHttpHeaders }[]
  close: () => Promise<void>
}

export async function startFixtureWeb(): Promise<FixtureWeb> {
  let words = 'första upplagan'
  let until: number | null = null
  const overrides = new Map<string, { status: number; html: string | Buffer }>()
  const seen: FixtureWeb['seen'] = []
  const reports: string[] = []
  let taking = 303
  const server = http.createServer((request, response) => {
    const path = request.url ?? '/'
    seen.push({ line: `${request.method} ${path}`, headers: request.headers })
    const override = overrides.get(path)
    if (override) { response.writeHead(override.status, { 'content-type': typeof override.html === 'string' ? 'text/html' : 'image/avif' }).end(override.html); return }
    if (path === '/_next/static/chunks/site.css') { response.writeHead(200, { 'content-type': 'text/css' }).end(stylesheet); return }
    if (path === takeReportPath) {
      const parts: Buffer[] = []
      request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
        reports.push(Buffer.concat(parts).toString())
        response.writeHead(taking, { location: publicPath('reportThanks', 'sv'), 'cache-control': 'private, no-cache' }).end()
      })
      return
    }
    if (path.startsWith('/portal')) {
      response.writeHead(200, { 'content-type': 'text/html', 'set-cookie': 'session=1', 'x-powered-by': 'Next.js' })
      request.on('data', () => undefined).on('end', () => response.end(`<p>Portal ${request.headers.cookie ?? 'utan kaka'}</p>`))
      return
    }
    const main = body(path, words, until)
    response.writeHead(main === null ? 404 : 200, { 'content-type': 'text/html' })
    response.end(main === null ? 'saknas' : nextHtml({ title: 'Vidare', main, locale: localeIn(path) }))
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const { port } = server.address() as AddressInfo
  return {
    port, origin: `http://127.0.0.1:${port}`, seen, reports,
    takeReportsWith: (status) => { taking = status },
    say: (next) => { words = next },
    openUntil: (next) => { until = next },
    instead: (path, answer) => { if (answer) overrides.set(path, answer); else overrides.delete(path) },
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => { resolve() }) }),
  }
}

const localeIn = (path: string): Locale => locales.find((locale) => path === `/${locale}` || path.startsWith(`/${locale}/`)) ?? localeOf(path)

/** Null: the application has no such page. */
function body(path: string, words: string, until: number | null): string | null {
  const locale = localeIn(path)
  const finder = nextPath('findSupport', locale)
  const answer = path.startsWith(`${finder}/answer/`) ? path.slice(`${finder}/answer/`.length) : null
  if (answer !== null) return `<h1>${answer}</h1><p>Du skrev <!-- -->%%TYPED%%<!-- -->.</p>${form(locale, '%%TYPED%%')}${['ambiguous', 'spelling', 'place'].includes(answer) ? choices : ''}`
  if (path === `/${locale}/not-found-page`) return `<h1>Sidan finns inte</h1><p>${words}</p>${call(null, 'Ring')}`
  if (path === `/${locale}/unavailable-page`) return `<h1>Tillfälligt stängt</h1>${call(null, 'Ring')}`
  // The same in every edition: so that a publication has something to take over from the one before.
  if (path.startsWith(`${nextPath('guide', locale)}/step/`)) return `<h1>${path}</h1>${call(null, 'Ring')}${form(locale, '%%FROM%%')}`
  if (path === nextReportPath(locale)) return `<h1>Vad stämmer inte?</h1><p>%%NAME%%, %%NUMBER%%</p>${call(null, 'Ring')}<form method="post" action="${sendReportPath}"><input name="contact" value="%%CONTACT%%"/></form>`
  if (path === nextSecrecyLetterPath()) return `<form action="/sekretessguiden" data-piece="part:aim"><h1>Varför?</h1><input type="hidden" name="from" value="%%FROM%%" data-piece="has:from"/></form>`
    + `<div data-piece="answer"><h1 data-piece="verdict:must">Ni ska</h1><h1 data-piece="verdict:mayNot">Nej</h1><p>%%DAY%%</p></div>${call(null, 'Ring')}`
  const letter = deskLetters.find((each) => path === nextDeskPath(each, locale))
  if (letter === 'wait') return `<h1>wait</h1>${call(null, 'Ring')}<input data-each="field" name="%%NAME%%" value="%%VALUE%%"/>`
  if (letter) return `<h1>${letter}</h1>${call(null, 'Ring')}${deskMarks[letter].map((mark) => `<p>%%${mark}%%</p>`).join('')}`
  const slug = path.startsWith(`${finder}/`) ? path.slice(finder.length + 1) : null
  if (slug === 'habo') return '<h1>Habo eller Håbo?</h1><a href="/hitta-stod/habo-uppsala">Håbo</a>'
  const municipality = index.municipalities.find((each) => each.slug === slug)
  if (municipality) return `<h1 class="mark flip">${municipality.name}</h1>${call(until, words)}<details><summary>Mer</summary>${'Så går det till. '.repeat(60)}</details>`
  if (slug !== null && slug !== 'whole-country' && slug !== 'map') return null
  return `<h1>${path}</h1><p>${words}</p>${form(locale, '')}<a href="/hitta-stod/malmo">Malmö</a>`
}
