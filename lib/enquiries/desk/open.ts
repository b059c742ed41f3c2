import 'server-only'
import { randomUUID } from 'node:crypto'
import { readCode, spelled } from '@/lib/enquiries/code/code'
import { keptFields, reply, type DeskAsk, type DeskReply } from '@/lib/enquiries/desk/reply'
import { newToken, openNote, readToken, sealNote, visitMs, type Seals, type Visit } from '@/lib/enquiries/desk/secrets'
import { addMessage, endCode, findThread, keepLonger, markSeen, readMessages, type FoundThread } from '@/lib/enquiries/desk/store'
import { readText } from '@/lib/enquiries/desk/text'
import { erasureDay, extendedUntil, ruleAt } from '@/lib/enquiries/erasure/rules'
import { openBytes, openText, sealText } from '@/lib/enquiries/seal/age'
import { clockTime, longDay, weekdayAndDay } from '@/lib/i18n/dates'
import type { Locale } from '@/lib/routes'

/**
 * `/kontakt/svar`: whoever shows the code reads the answers, writes more, keeps the thread longer or closes the code. A code that is
 * wrong, has ended or was erased is answered with one page, so that nobody learns which; its bytes are as many as the right one's.
 */
type Fields = DeskAsk['fields']

/** The form for the code. What somebody was writing when their half hour ended waits behind it. */
const codeForm = (status: number, parts: string[], values: Record<string, string> = {}): DeskReply =>
  reply('open', status, { values: { CODE: '', KEPT: '', UNKNOWN: '', ...values }, parts })

export async function openDesk(seals: Seals, ask: DeskAsk, now: number): Promise<DeskReply> {
  const { method, fields, isForeign } = ask
  if (method === 'GET') return codeForm(200, [])
  if (isForeign) return codeForm(403, ['faults', 'foreign'], { KEPT: fields['text'] ?? '' })
  return fields['visit'] === undefined ? showCode(seals, ask, now) : during(seals, ask, now)
}

async function showCode(seals: Seals, { locale, fields }: DeskAsk, now: number): Promise<DeskReply> {
  const kept = { CODE: fields['code'] ?? '', KEPT: fields['kept'] ?? '' }
  const read = readCode(kept.CODE.slice(0, 1_000))
  // The list of words is no secret, so what is not a code at all is said at once and costs nothing.
  if (!read.ok) return codeForm(422, read.unknown.length > 0 ? ['faults', 'unknown'] : ['faults', 'count'], { ...kept, UNKNOWN: read.unknown.slice(0, 8).map((word) => word.slice(0, 30)).join(', ') })
  const derived = await seals.derive(spelled(read.code))
  if (!derived) return reply('wait', 503, { parts: ['busy', 'open'], lists: { field: keptFields(fields) } })
  const thread = await findThread(derived.lookup)
  if (!thread) return codeForm(200, ['faults', 'wrong'], kept)
  const secret = await openBytes(derived.secret, thread.forCode)
  await markSeen(derived.lookup)
  return showThread(seals, thread, { lookup: derived.lookup.toString('base64url'), secret: Buffer.from(secret).toString('base64url'), at: now }, locale, now, [], kept.KEPT)
}

/** Something that is done on an opened thread. */
async function during(seals: Seals, { locale, fields }: DeskAsk, now: number): Promise<DeskReply> {
  const visit = await openNote(seals, 'visit', fields['visit'] ?? '')
  const text = fields['text'] ?? ''
  if (!visit || now - visit.at > visitMs) return codeForm(422, ['faults', 'again'], { KEPT: text })
  const lookup = Buffer.from(visit.lookup, 'base64url')
  const thread = await findThread(lookup)
  if (!thread) return codeForm(200, ['faults', 'wrong'], { KEPT: text })
  const shown = (parts: string[], kept = '', fresh: FoundThread = thread) => showThread(seals, fresh, { ...visit, at: now }, locale, now, parts, kept)
  switch (fields['do']) {
    case 'write': return write(seals, thread, fields, lookup, now, shown)
    case 'keep': {
      const rule = ruleAt(now)
      const done = await keepLonger(lookup, extendedUntil({ ...thread, codeEndedAt: null }, rule), rule.mostExtensions)
      return shown([done ? 'kept' : 'not-kept'], text, await findThread(lookup) ?? thread)
    }
    case 'end': {
      await endCode(lookup)
      return reply('ended', 200, { values: { DAY: longDay(erasureDay({ ...thread, codeEndedAt: now }, ruleAt(now)), locale) } })
    }
    default: return shown([], text)
  }
}

async function write(seals: Seals, thread: FoundThread, fields: Fields, lookup: Buffer<ArrayBuffer>, now: number, shown: (parts: string[], kept?: string, fresh?: FoundThread) => Promise<DeskReply>): Promise<DeskReply> {
  const typed = fields['text'] ?? ''
  const text = readText(typed)
  const token = await readToken(seals, fields['token'] ?? '', now)
  if (!text.ok || !token.ok) return shown(['faults', ...(text.ok ? [] : [text.fault]), ...(token.ok ? [] : [token.why])], typed)
  // Who one is goes another way: the contact point opens it by two.
  const side = fields['as'] === 'identity' ? 'identity' : 'visitor'
  const done = await addMessage(lookup, { id: randomUUID(), token: token.nonce, side, sealed: await sealText(thread.recipient, text.text) })
  if (done === 'gone') return codeForm(200, ['faults', 'wrong'], { KEPT: typed })
  return shown([side === 'identity' ? 'named' : 'written'], '', await findThread(lookup) ?? thread)
}

async function showThread(seals: Seals, thread: FoundThread, visit: Visit, locale: Locale, now: number, parts: string[], kept: string): Promise<DeskReply> {
  const secret = Buffer.from(visit.secret, 'base64url')
  const messages = await readMessages(Buffer.from(visit.lookup, 'base64url'))
  const told = await Promise.all(messages.map(async ({ side, at, sealed }) => ({ side, AT: `${weekdayAndDay(at, locale)} ${clockTime(at, locale)}`, TEXT: await openText(secret, sealed) })))
  const rule = ruleAt(now)
  const times = { ...thread, codeEndedAt: null }
  const mayKeep = thread.extensions < rule.mostExtensions
  return reply('thread', 200, {
    values: {
      VISIT: await sealNote(seals, 'visit', visit), TOKEN: await newToken(seals, now), KEPT: kept,
      DAY: longDay(erasureDay(times, rule), locale), ENDED: longDay(erasureDay({ ...times, codeEndedAt: now }, rule), locale),
      LONGER: mayKeep ? longDay(erasureDay({ ...times, keptUntil: extendedUntil(times, rule) }, rule), locale) : '',
    },
    parts: [...parts, thread.answeredAt === null ? (thread.isClaimed ? 'claimed' : 'waits') : 'answered', ...(mayKeep ? ['may-keep'] : [])],
    lists: { message: told.map(({ side, ...row }) => ({ ...row, PART: side })) },
  })
}
