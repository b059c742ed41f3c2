import 'server-only'
import { randomUUID } from 'node:crypto'
import { asUnopened } from '@/lib/crypto/seal-error'
import { readCode, spelled } from '@/lib/enquiries/code/code'
import { keptFields, reply, type DeskAsk, type DeskReply } from '@/lib/enquiries/desk/reply'
import { messageMark, newToken, openNote, readToken, sealNote, visitMs, type Seals, type Visit } from '@/lib/enquiries/desk/secrets'
import { addMessage, endCode, findThread, keepLonger, markSeen, readMessages, type FoundThread } from '@/lib/enquiries/desk/store'
import { readText } from '@/lib/enquiries/desk/text'
import { erasureDay, extendedUntil, ruleAt } from '@/lib/enquiries/erasure/rules'
import { openBytes, openText, sealText } from '@/lib/enquiries/seal/age'
import { asField, readLookup, readSealedText } from '@/lib/enquiries/seal/sealed'
import { clockTime, longDay, weekdayAndDay } from '@/lib/i18n/dates'
import type { Locale } from '@/lib/routes'

/**
 * `/kontakt/svar`: whoever shows the code reads the answers, writes more, keeps the thread longer or closes the code. A code that is
 * wrong, has ended or was erased is answered with one page, so that nobody learns which; its bytes are as many as the right one's.
 * A browser with script keeps the code to itself: it shows what is derived from it to find the thread, is given what was sealed, and opens
 * it there.
 */
type Fields = DeskAsk['fields']

/** What somebody was writing, by the form they wrote it in: who they are is opened by two, and never comes back as a message that one may read. */
interface Kept { KEPT: string; KEPTNAME: string }
const isIdentity = (fields: Fields): boolean => fields['as'] === 'identity'
const keptOf = (fields: Fields): Kept => (isIdentity(fields) ? { KEPT: '', KEPTNAME: fields['text'] ?? '' } : { KEPT: fields['text'] ?? '', KEPTNAME: '' })
const nothingKept: Kept = { KEPT: '', KEPTNAME: '' }

/** The form for the code. What somebody was writing when their half hour ended waits behind it. */
const codeForm = (status: number, parts: string[], values: Record<string, string> = {}): DeskReply =>
  reply('open', status, { values: { CODE: '', KEPT: '', KEPTNAME: '', UNKNOWN: '', ...values }, parts })

export async function openDesk(seals: Seals, ask: DeskAsk, now: number): Promise<DeskReply> {
  const { method, fields, isForeign } = ask
  if (method === 'GET') return codeForm(200, [])
  if (isForeign) return codeForm(403, ['faults', 'foreign'], { ...keptOf(fields) })
  if (fields['visit'] !== undefined) return during(seals, ask, now)
  return fields['lookup'] === undefined ? showCode(seals, ask, now) : showSealed(seals, ask, now)
}

/** What finds a thread was derived in the browser. */
async function showSealed(seals: Seals, { locale, fields }: DeskAsk, now: number): Promise<DeskReply> {
  const lookup = readLookup(fields['lookup'])
  if (!lookup) return codeForm(422, ['faults', 'count'])
  const thread = await findThread(lookup)
  if (!thread) return codeForm(200, ['faults', 'wrong'])
  await markSeen(lookup)
  return showThread(seals, await findThread(lookup) ?? thread, { lookup: asField(lookup), secret: null, at: now }, locale, now, [], nothingKept)
}

async function showCode(seals: Seals, { locale, fields }: DeskAsk, now: number): Promise<DeskReply> {
  const kept = { KEPT: fields['kept'] ?? '', KEPTNAME: fields['keptName'] ?? '' }
  const typed = { CODE: fields['code'] ?? '', ...kept }
  const read = readCode(typed.CODE.slice(0, 1_000))
  // The list of words is no secret, so what is not a code at all is said at once and costs nothing.
  if (!read.ok) return codeForm(422, read.unknown.length > 0 ? ['faults', 'unknown'] : ['faults', 'count'], { ...typed, UNKNOWN: read.unknown.slice(0, 8).map((word) => word.slice(0, 30)).join(', ') })
  const derived = await seals.derive(spelled(read.code))
  if (!derived) return reply('wait', 503, { parts: ['busy', 'open'], lists: { field: keptFields(fields) } })
  const thread = await findThread(derived.lookup)
  if (!thread) return codeForm(200, ['faults', 'wrong'], typed)
  // A browser may have sealed nothing that opens: then the code opens nothing, as any other that does not.
  const secret = await openBytes(derived.secret, thread.forCode).catch(asUnopened)
  if (!secret) return codeForm(200, ['faults', 'wrong'], typed)
  await markSeen(derived.lookup)
  // Having looked moves the day of erasure: the page is made from the row after it.
  return showThread(seals, await findThread(derived.lookup) ?? thread, { lookup: derived.lookup.toString('base64url'), secret: Buffer.from(secret).toString('base64url'), at: now }, locale, now, [], kept)
}

/** Something that is done on an opened thread. */
async function during(seals: Seals, { locale, fields }: DeskAsk, now: number): Promise<DeskReply> {
  const visit = await openNote(seals, 'visit', fields['visit'] ?? '')
  const kept = keptOf(fields)
  if (!visit || now - visit.at > visitMs) return codeForm(422, ['faults', 'again'], { ...kept })
  const lookup = Buffer.from(visit.lookup, 'base64url')
  const thread = await findThread(lookup)
  if (!thread) return codeForm(200, ['faults', 'wrong'], { ...kept })
  const shown: Shown = (parts, still = nothingKept, fresh = thread) => showThread(seals, fresh, { ...visit, at: now }, locale, now, parts, still)
  switch (fields['do']) {
    case 'write': return write(seals, thread, fields, lookup, now, shown)
    case 'keep': {
      const rule = ruleAt(now)
      const seen = Number(fields['extensions'])
      if (!Number.isSafeInteger(seen) || seen < 0 || seen > rule.mostExtensions) return shown([])
      await keepLonger(lookup, extendedUntil({ ...thread, codeEndedAt: null }, rule), rule.mostExtensions, seen)
      const fresh = await findThread(lookup) ?? thread
      // Kept by this press, or already by the first of two on the same page.
      return shown([fresh.extensions > seen ? 'kept' : 'not-kept'], nothingKept, fresh)
    }
    case 'end': {
      await endCode(lookup)
      return reply('ended', 200, { values: { DAY: longDay(erasureDay({ ...thread, codeEndedAt: now }, ruleAt(now)), locale) } })
    }
    default: return shown([], kept)
  }
}

type Shown = (parts: string[], still?: Kept, fresh?: FoundThread) => Promise<DeskReply>

async function write(seals: Seals, thread: FoundThread, fields: Fields, lookup: Buffer<ArrayBuffer>, now: number, shown: Shown): Promise<DeskReply> {
  const kept = keptOf(fields)
  const written = await readWritten(thread, fields)
  const token = await readToken(seals, fields['token'] ?? '', now)
  // Who one is goes another way: the contact point opens it by two.
  const side = isIdentity(fields) ? 'identity' : 'visitor'
  const faults = ['faults', ...(written.ok ? [] : [written.fault]), ...(token.ok ? [] : [token.why])]
  if (!written.ok || !token.ok) return shown(side === 'identity' ? faults.map((fault) => `name-${fault}`) : faults, kept)
  const done = await addMessage(lookup, { id: randomUUID(), token: await messageMark(seals, token.nonce, side, written.known), side, sealed: written.sealed })
  if (done === 'gone') return codeForm(200, ['faults', 'wrong'], { ...kept })
  return shown([side === 'identity' ? 'named' : 'written'], nothingKept, await findThread(lookup) ?? thread)
}

type Written = { ok: true; sealed: Uint8Array<ArrayBuffer>; known: string } | { ok: false; fault: string }

/** What is to be kept, sealed in the browser or here, and what the message is known by. */
async function readWritten({ recipient }: FoundThread, fields: Fields): Promise<Written> {
  if (fields['sealed'] !== undefined) {
    const sealed = readSealedText(fields['sealed'])
    return sealed ? { ok: true, sealed, known: fields['sealed'] } : { ok: false, fault: 'unsealed' }
  }
  const text = readText(fields['text'] ?? '')
  return text.ok ? { ok: true, sealed: await sealText(recipient, text.text), known: text.text } : text
}

/** What was said as the page has it: in clear for who showed the code here, sealed for a browser that opens it itself. */
async function toldOf(secret: string | null, sealed: Uint8Array): Promise<{ TEXT: string; SEALED: string; isUnreadable: boolean }> {
  if (secret === null) return { TEXT: '', SEALED: asField(sealed), isUnreadable: false }
  const text = await openText(Buffer.from(secret, 'base64url'), sealed).catch(asUnopened)
  return { TEXT: text ?? '', SEALED: '', isUnreadable: text === null }
}

/** How it stands with what was written last. */
function standing({ state, isClaimed, writtenAt, answeredAt }: FoundThread): 'waits' | 'claimed' | 'waits-more' | 'answered' | 'closed' {
  if (state === 'waiting') return answeredAt !== null ? 'waits-more' : isClaimed ? 'claimed' : 'waits'
  return state === 'closed' && (answeredAt === null || answeredAt < writtenAt) ? 'closed' : 'answered'
}

async function showThread(seals: Seals, thread: FoundThread, visit: Visit, locale: Locale, now: number, parts: string[], kept: Kept): Promise<DeskReply> {
  const messages = await readMessages(Buffer.from(visit.lookup, 'base64url'))
  const told = await Promise.all(messages.map(async ({ side, at, sealed }) => ({ side, AT: `${weekdayAndDay(at, locale)} ${clockTime(at, locale)}`, ...await toldOf(visit.secret, sealed) })))
  const rule = ruleAt(now)
  const times = { ...thread, codeEndedAt: null }
  const mayKeep = thread.extensions < rule.mostExtensions
  return reply('thread', 200, {
    values: {
      VISIT: await sealNote(seals, 'visit', visit), TOKEN: await newToken(seals, now), ...kept, EXTENSIONS: String(thread.extensions),
      DAY: longDay(erasureDay(times, rule), locale), ENDED: longDay(erasureDay({ ...times, codeEndedAt: now }, rule), locale),
      // Only for a browser that opens the thread itself: nobody else has use for them.
      RECIPIENT: visit.secret === null ? thread.recipient : '', FORCODE: visit.secret === null ? asField(thread.forCode) : '',
      LONGER: mayKeep ? longDay(erasureDay({ ...times, keptUntil: extendedUntil(times, rule) }, rule), locale) : '',
    },
    parts: [...parts, standing(thread), ...(mayKeep ? ['may-keep'] : []), ...(kept.KEPTNAME === '' ? [] : ['name-kept'])],
    lists: { message: told.map(({ side, isUnreadable, ...row }) => ({ ...row, PART: `${side} ${isUnreadable ? 'unreadable' : 'readable'}` })) },
  })
}
