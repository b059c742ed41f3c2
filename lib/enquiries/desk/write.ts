import 'server-only'
import { randomInt, randomUUID } from 'node:crypto'
import { digitsAt, newCode, readPart, spelled, wordAt, wordsInCode } from '@/lib/enquiries/code/code'
import { keyToSealFor } from '@/lib/enquiries/desk/contact-key'
import { keptFields, reply, type DeskAsk, type DeskReply } from '@/lib/enquiries/desk/reply'
import { newToken, openNote, readToken, sealNote, tokenFromMs, tokenUntilMs, type Draft, type Seals } from '@/lib/enquiries/desk/secrets'
import { beginThread } from '@/lib/enquiries/desk/store'
import { oneOf, readText } from '@/lib/enquiries/desk/text'
import { abouts, ages, languages, regions } from '@/lib/enquiries/model'
import { newKeyPair, recipientOf, sealBytes, sealText } from '@/lib/enquiries/seal/age'
import { readSealedThread } from '@/lib/enquiries/seal/sealed'
import type { Locale } from '@/lib/routes'

/**
 * `/kontakt/ny`: the form, then the code that has to be confirmed, then it is sent. Until then nothing is kept here: without script what was
 * written travels with the page, sealed; with it, it stays in the browser, which asks for the page of the words without saying what they are,
 * and sends what it has sealed.
 */
type Fields = DeskAsk['fields']

const written = ({ about = '', age = '', region = '', language = '', text = '' }: Fields) => ({
  about: oneOf(abouts, about, 'unsaid'), age: oneOf(ages, age, 'unsaid'), region: oneOf([...regions, 'unsaid'], region, 'unsaid'), language: oneOf(['page', ...languages], language, 'page'), text,
})

/** The form, empty or as it was, with a token that may be used at once when somebody has been here for a while. */
async function form(seals: Seals, fields: Fields, status: number, parts: string[], readyAt: number): Promise<DeskReply> {
  const { text, ...chosen } = written(fields)
  return reply('write', status, { values: { TOKEN: await newToken(seals, readyAt), TEXT: text }, chosen, parts: parts.length > 0 ? ['faults', ...parts] : [] })
}

export async function writeDesk(seals: Seals, { locale, method, fields, isForeign }: DeskAsk, now: number): Promise<DeskReply> {
  if (method === 'GET') return form(seals, {}, 200, [], now + tokenFromMs)
  if (isForeign) return form(seals, fields, 403, ['foreign'], now)
  if (fields['draft'] !== undefined) return confirm(seals, locale, fields, now)
  const token = await readToken(seals, fields['token'] ?? '', now)
  if (fields['words'] === 'own') return token.ok ? blankCode(seals, now) : form(seals, fields, 422, [token.why], now)
  if (fields['sealed'] !== undefined) return token.ok ? takeSealed(seals, locale, fields, token.nonce, now) : form(seals, fields, 422, [token.why], now)
  const text = readText(fields['text'] ?? '')
  const faults = [...(token.ok ? [] : [token.why]), ...(text.ok ? [] : [text.fault])]
  if (!token.ok || !text.ok) return form(seals, fields, 422, faults, now)
  const code = newCode(randomInt)
  const { about, age, region, language } = written(fields)
  return showCode(seals, { text: text.text, about, age, region, language, code: [...code], asked: twoOf(code.length), token: token.nonce.toString('base64url'), at: now }, 200, [], {})
}

/** Two different places, the lower first. */
function twoOf(length: number): [number, number] {
  const first = randomInt(length - 1)
  return [first, first + 1 + randomInt(length - 1 - first)]
}

async function showCode(seals: Seals, draft: Draft, status: number, parts: string[], fields: Fields): Promise<DeskReply> {
  return reply('code', status, {
    values: { DRAFT: await sealNote(seals, 'draft', draft), FIRST: String(draft.asked[0] + 1), SECOND: String(draft.asked[1] + 1), W1: fields['w1'] ?? '', W2: fields['w2'] ?? '', KEYID: '', KEY: '' },
    parts: ['server', ...parts], lists: { word: draft.code.map((place, at) => ({ WORD: wordAt(place), DIGITS: digitsAt(place), PLACE: String(at + 1) })) },
  })
}

/** The page of the words for a browser that draws them itself: empty, with the key that the message is to be sealed for. */
async function blankCode(seals: Seals, now: number): Promise<DeskReply> {
  const [[first, second], key] = [twoOf(wordsInCode), await keyToSealFor(seals, now)]
  return reply('code', 200, {
    values: { DRAFT: '', FIRST: String(first + 1), SECOND: String(second + 1), W1: '', W2: '', KEYID: key.id, KEY: key.recipient },
    parts: ['browser'], lists: { word: Array.from({ length: wordsInCode }, (_, at) => ({ WORD: '', DIGITS: '', PLACE: String(at + 1) })) },
  })
}

/** A few recipients are written right and take nothing. */
const canBeAnswered = (recipient: string): Promise<boolean> => sealBytes(recipient, new Uint8Array(1)).then(() => true, () => false)

/** A first message that was sealed in the browser. It is taken as it is: nobody here can read it, and nobody tries. */
async function takeSealed(seals: Seals, locale: Locale, fields: Fields, nonce: Buffer<ArrayBuffer>, now: number): Promise<DeskReply> {
  const [sealed, key] = [readSealedThread(fields), await keyToSealFor(seals, now)]
  if (!sealed || !await canBeAnswered(sealed.recipient)) return form(seals, fields, 422, ['unsealed'], now)
  // Sealed for a key that has been followed by another meanwhile: what was sealed for it stays readable, and nothing new is.
  if (fields['keyId'] !== key.id) return form(seals, fields, 422, ['old'], now)
  const { about, age, region, language } = written(fields)
  const begun = await beginThread({
    id: randomUUID(), token: nonce, ...sealed, keyId: key.id, sealedBy: 'browser', locale, language: language === 'page' ? locale : language, about, age, region: region === 'unsaid' ? null : region,
    messageId: randomUUID(),
  })
  return begun === 'used' ? form(seals, fields, 422, ['used'], now) : reply('sent', 200, { parts: ['browser'] })
}

async function confirm(seals: Seals, locale: Locale, fields: Fields, now: number): Promise<DeskReply> {
  const draft = await openNote(seals, 'draft', fields['draft'] ?? '')
  if (!draft) return form(seals, {}, 422, ['lost'], now)
  const asFields = { text: draft.text, about: draft.about, age: draft.age, region: draft.region, language: draft.language }
  if (fields['back'] !== undefined) return form(seals, asFields, 200, [], now)
  if (now - draft.at > tokenUntilMs) return form(seals, asFields, 422, ['old'], now)
  const [first, second] = draft.asked
  if (readPart(fields['w1'] ?? '') !== draft.code[first] || readPart(fields['w2'] ?? '') !== draft.code[second]) return showCode(seals, draft, 422, ['faults', 'pair'], fields)
  const derived = await seals.derive(spelled(draft.code))
  if (!derived) return reply('wait', 503, { parts: ['busy', 'write'], lists: { field: keptFields(fields) } })
  const [thread, key, codeRecipient] = await Promise.all([newKeyPair(), keyToSealFor(seals, now), recipientOf(derived.secret)])
  const begun = await beginThread({
    id: randomUUID(), token: Buffer.from(draft.token, 'base64url'), lookup: derived.lookup, recipient: thread.recipient,
    forCode: await sealBytes(codeRecipient, thread.secret), forStaff: await sealBytes(key.recipient, thread.secret), keyId: key.id, sealedBy: 'server',
    locale, language: draft.language === 'page' ? locale : draft.language, about: draft.about, age: draft.age, region: draft.region === 'unsaid' ? null : draft.region,
    messageId: randomUUID(), sealed: await sealText(thread.recipient, draft.text),
  })
  // Sent and acknowledged, also when the very same page is sent again; another message under a form that is used up is not.
  return begun === 'used' ? form(seals, asFields, 422, ['used'], now) : reply('sent', 200, { parts: ['server'] })
}
