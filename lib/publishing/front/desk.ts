/**
 * The contact point's desk at the front: reads the form, counts the network, asks the application what to say and fills it into the
 * published page. Whatever fails on the way, what was written comes back in the page that says so.
 */
import { deskKey, type deskAt } from '@/lib/publishing/addresses'
import { keptFields, reply, type DeskAsk, type DeskLetter, type DeskReply } from '@/lib/enquiries/desk/reply'
import type { Answer, Ask } from '@/lib/publishing/front/exchange'
import { fillPage } from '@/lib/publishing/front/fill-page'
import type { Flood } from '@/lib/publishing/front/flood'
import { Places } from '@/lib/publishing/front/places'
import { refusalHeaders } from '@/lib/publishing/front/headers'
import { lastResort } from '@/lib/publishing/front/last-resort'
import { filledLetter, notice, type Site } from '@/lib/publishing/front/serve'
import type { Locale } from '@/lib/routes'

/** A text of a megabyte still comes back with a word about it. Bytes. */
const largestForm = 2 * 1024 * 1024
/** Larger than 8,000 letters in any script, with room for the rest. */
const ordinaryForm = 64 * 1024
/** Larger forms are read eight at a time, so that memory is bounded whoever sends; the others wait unread, for less long than nginx does. */
export const largeForms = (patience = 10_000): Places => new Places(8, 64, patience)

/** Fields that lead to a derivation, a look-up or a row. */
const costly = ['draft', 'code', 'lookup', 'sealed']

export interface DeskOptions {
  ask(asked: DeskAsk): Promise<DeskReply | null>
  flood: Flood
  /** Of its own, so that those who are held back by nginx and answered here leave the others' share alone. */
  held: Flood
  large: Places
  /** `npm run dev`: letters come from here instead of from a release. */
  live?: (letter: DeskLetter, locale: Locale, status: number, change: (html: string) => string) => Promise<Answer>
}

/**
 * What only the desk needs to know of a request; `length` in bytes, Infinity when nobody said; `isHeld` when nginx says that too many come
 * from the address. None of it is written down or handed on.
 */
export interface DeskVisitor { address: string; length: number; isForeign: boolean; isHeld: boolean }

export async function answerAtDesk(ask: Ask, at: NonNullable<ReturnType<typeof deskAt>>, visitor: DeskVisitor, { ask: desk, flood, held, large, live }: DeskOptions, site: Site): Promise<Answer> {
  if (ask.method !== 'GET' && ask.method !== 'HEAD' && ask.method !== 'POST')
    return { status: 405, headers: refusalHeaders(site.live, { allow: 'GET, HEAD, POST' }), body: Buffer.from('Den metoden går inte här.\n') }
  const shown = (answer: DeskReply) => letter(answer, at.locale, ask, site, live)
  const asked = (fields: Record<string, string>, method: 'GET' | 'POST') => desk({ form: at.form, locale: at.locale, method, fields, isForeign: visitor.isForeign })
  if (ask.method !== 'POST') {
    const answer = await asked({}, 'GET')
    return answer ? shown(answer) : notice('unavailable', 503, ask, site)
  }
  // What is not read cannot be given back, so the page says that it is lost.
  const unread = async (status: number, fault: 'too-large' | 'full') => {
    const empty = visitor.isHeld ? null : await asked({}, 'GET')
    return empty ? shown({ ...empty, status, filling: { ...empty.filling, parts: ['faults', fault] } }) : notice('unavailable', 503, ask, site)
  }
  if (visitor.isHeld && !held.passes(visitor.address)) return notice('unavailable', 503, ask, site)
  const isLarge = visitor.length > ordinaryForm
  if (isLarge && !await large.take()) return unread(503, 'full')
  try {
    const body = await ask.body(largestForm)
    if (body === 'tooLarge') return await unread(413, 'too-large')
    const fields = Object.fromEntries(new URLSearchParams(new TextDecoder().decode(body)))
    const again = (status: number, why: string) => shown(reply('wait', status, { parts: [why, at.form], lists: { field: keptFields(fields) } }))
    // Only what costs something is counted.
    if (visitor.isHeld) return await again(429, 'flood')
    if ((costly.some((name) => name in fields) || fields['do'] === 'write') && !flood.passes(visitor.address)) return await again(429, 'flood')
    const answer = await asked(fields, 'POST')
    return answer ? await shown(answer) : await again(503, 'away')
  } finally {
    if (isLarge) large.leave()
  }
}

/** All pages of one form have the same length whatever they say, up to the largest class: an opened thread looks like a wrong code. */
async function letter({ letter: name, status, filling }: DeskReply, locale: Locale, ask: Ask, site: Site, live: DeskOptions['live']): Promise<Answer> {
  if (live) return live(name, locale, status, (html) => fillPage(html, filling))
  const release = site.releases.current()
  if (!release) return lastResort(site.live)
  return filledLetter(release, deskKey(name, locale), status, ask, site, (html) => fillPage(html, filling), { cache: { kind: 'never' }, isFull: true })
}
