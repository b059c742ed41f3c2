import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { declareConflict } from '@/lib/access/conflicts/declare'
import { closeFile } from '@/lib/cases/close-file'
import { makeFactCheck } from '@/lib/editorial/fact-checks/make'
import { drawnPicture, laidPicture, pictureWords } from '@/tests/worlds/media'
import { writeExchangeFile } from '@/lib/editorial/exchange/write-file'
import { openLocale } from '@/lib/editorial/locales/open'
import { readFile } from '@/lib/cases/read-file'
import { addException } from '@/lib/keeping/exceptions'
import { previewTable, readOwnTable } from '@/lib/keeping/table/import'
import { newSpokenNumber } from '@/lib/core/spoken-number'
import { dayOf } from '@/lib/directory/days'
import { systemNow } from '@/lib/core/clock'
import { decideAlone } from '@/lib/referrals/drafts/decide-alone'
import { askError } from '@/lib/referrals/errors/ask'
import { newestThread, saysWhoTheyAre, takenThread } from '@/tests/worlds/contact-point'
import { contentOf, ledComment, ledEdition, lena, nadia, petra, readSafetySet, stefan, type EditionEnding } from '@/tests/worlds/editorial'
import { openedFile } from '@/tests/worlds/files'
import { beginEnding } from '@/lib/grounds/keeping/begin'
import { beginSheet } from '@/lib/grounds/keeping/begin-new'
import { readWriting } from '@/lib/grounds/keeping/read'
import { agneta, formOf, ledWording, ruleForm, sheetForm } from '@/tests/worlds/grounds'
import { internalContact } from '@/tests/worlds/keeping'
import { ledReferral, type Ending } from '@/tests/worlds/led'
import { person } from '@/tests/worlds/people'
import { amir, askedFor, brokenGlass, protectedFile } from '@/tests/worlds/protection'
import { askedReferral, draftedReferral, fields, leila, purposeText, sara, value, weighing, type As } from '@/tests/worlds/referrals'
import { writes } from '@/tests/worlds/visitor'

/** Where a form stands that its rightful user can send, and what they answer. */
export interface Scene {
  /** Address of the page. */
  page: string
  /** What the form is about: the id in it that says which of several it is, and that is exchanged for others. Null: nothing. */
  of: string | null
  answers?: Record<string, string | File>
}

/** The name of the person in every file here; found in an answer to somebody who does not know them, it is a leak. */
export const canary = 'Kanariesson'

const inUnit = { familyName: canary, sharedWith: 'unit' }
const [malmo, syd] = [person(sara).unitId ?? '', person(leila).unitId ?? '']

/** The first of Polisen's contacts confirmed by a table. */
async function wholeTable(as: As): Promise<Scene> {
  const keeper = as('katalog@polisen.example')
  const csv = value(await readOwnTable(keeper, {})).csv.replace(/\n(.*)$/m, '\n$1ja')
  return { page: '/portal/directory/table', of: null, answers: { step: 'save', csv, stand: value(await previewTable(keeper, { csv })).stand } }
}

/** For each action of the portal one form that can be sent, none of them in another's way. */
export async function layScenes(as: As, owner: Client): Promise<Record<string, Scene>> {
  const file = (by = sara) => openedFile(as(by), inUnit)
  const numberOf = async (caseFileId: string, by = sara) => value(await readFile(as(by), { caseFileId })).number
  const named = (sharedWith: string | null = null) => protectedFile(as, sharedWith, { familyName: canary })

  const led = async (ending: Ending, ownFileId: string = randomUUID()) => {
    const referralId = randomUUID()
    const asking = { caseFileId: await file(), referralId, from: sara, to: leila, urgency: 'urgent' as const, answers: { nameSource: `Kim ${canary}` } }
    await ledReferral(as, { ...asking, ownFileId }, ending, () => Promise.resolve())
    return referralId
  }
  const referral = async (ending: Ending, answers: Record<string, string> = {}): Promise<Scene> => {
    const of = await led(ending)
    return { page: `/portal/referrals/${of}`, of, answers }
  }
  const draft = async () => (await draftedReferral(as, {
    caseFileId: await file(), referralId: randomUUID(), from: sara, to: leila, urgency: 'urgent', answers: { nameSource: `Kim ${canary}` },
  }))
  const step = async (name: string, answersOf: (consentId: string) => Record<string, string>): Promise<Scene> => {
    const { referralId, consentId } = await draft()
    return { page: `/portal/referrals/new/${referralId}/${name}`, of: referralId, answers: answersOf(consentId) }
  }
  const wrong = async (): Promise<Scene> => {
    const referralId = await led('sent')
    const of = randomUUID()
    value(await askError(as(sara), { referralId, requestId: of, reason: 'wrongPerson' }))
    return { page: `/portal/referrals/${referralId}`, of }
  }
  const onFile = async (part = '', answers: Record<string, string> = {}): Promise<Scene> => {
    const of = await file()
    return { page: `/portal/cases/${of}${part}`, of, answers }
  }
  const onReferrals = async (answers: Record<string, string> = {}): Promise<Scene> => {
    const of = await file()
    return { page: `/portal/referrals/of/${of}`, of, answers }
  }

  const thread = async (answers: Record<string, string> = {}): Promise<Scene> => {
    const { enquiryId: of } = await takenThread(as, owner, `Kim ${canary} vill veta.`)
    return { page: `/portal/enquiries/${of}`, of, answers }
  }
  const opening = async (answers: Record<string, string> = {}): Promise<Scene> => {
    const { enquiryId, openingId: of } = await takenThread(as, owner, `Kim ${canary} vill veta.`, `Kim ${canary}`)
    return { page: `/portal/enquiries/${enquiryId}`, of, answers }
  }
  await writes(systemNow(), `Kim ${canary} vill veta.`)
  const untaken = await newestThread(owner)
  const nameless = await takenThread(as, owner, `Kim ${canary} vill veta.`)
  await saysWhoTheyAre(nameless.words, `Kim ${canary}`)

  const closed = await file()
  value(await closeFile(as(sara), { caseFileId: closed, version: 1, outcome: 'noContact' }))
  const [forAsk, forLower, forAnswer, forTakeBack, shared, orphan, glassed, checked] = [
    await named(), await named(), await named(), await named(), await named(amir), await named(), await named(), await named(),
  ]
  const [toAnswer, toTakeBack] = [await askedFor(as, forAnswer.id, amir), await askedFor(as, forTakeBack.id, amir)]
  value(await declareConflict(as(sara), { conflictId: randomUUID(), number: orphan.number, kind: 'kin' }))
  const glass = await brokenGlass(as, checked.number)
  const ended = randomUUID()
  value(await declareConflict(as(sara), { conflictId: ended, number: newSpokenNumber(), kind: 'tie' }))
  const consent = await draft()
  const [waiting, alone] = [await askedReferral(as), await draft()]
  const { releaseId: judged } = value(await decideAlone(as(sara), { draftId: alone.referralId, version: 6, cause: 'dangerToLifeOrHealth', words: 'De väntar.' }))
  const joined = await file(leila)
  const [toJoin, toLook] = [await led('received'), await led('received')]
  const received = randomUUID()
  await led('accepted', received)
  const atEnd = await file()
  const sarasRow = await owner.query<{ id: string }>('select id from portal.access where case_file_id = $1 and account_id = $2', [atEnd, person(sara).accountId])
  const dead = randomUUID()
  // To somebody who is told of nothing, and so has no other mail waiting.
  const rut = person('registrator@malmo.example')
  await owner.query(
    `insert into portal.mail (id, authority_id, account_id, state, tries, due_at, created_at, ended_at, fault)
     values ($1, $2, $3, 'dead', 6, now(), now(), now(), 'unreachable')`, [dead, rut.authorityId, rut.accountId])

  await owner.query(`insert into portal.contact_report (authority_id, contact_key, reason, reported_on, times) values ($1, 'bris', 'hours', '2026-11-20', 3) on conflict do nothing`,
    [person('katalog@polisen.example').authorityId])
  // Contacts that the public does not see: what it sees stays as it is.
  const contact = async (answers: Record<string, string> = {}): Promise<Scene> => {
    const of = await internalContact(owner)
    return { page: `/portal/directory/${of}`, of, answers }
  }
  const dropPage = await contact()
  const exceptionId = randomUUID()
  value(await addException(as('katalog@polisen.example'), { contactPointId: dropPage.of, exceptionId, date: '2099-12-24', hours: '', reason: 'Julafton' }))
  const wording = async (code: string, ending: 'draft' | 'submitted', answers: Record<string, string> = {}): Promise<Scene> => {
    const of = await ledWording(as, code, ending)
    return { page: `/portal/grounds/wordings/${of}`, of, answers }
  }
  const written = await ledWording(as, 'relativeRisk', 'draft')
  /** One of several answers is as good a form as all of them. */
  const once = (form: Record<string, string | string[]>) =>
    Object.fromEntries(Object.entries(form).flatMap(([name, sent]) => { const [first] = [sent].flat(); return first === undefined ? [] : [[name, first]] }))

  const [ending, sheet] = [randomUUID(), randomUUID()]
  value(await beginEnding(as(agneta), { wordingId: ending, code: 'youthSupervision' }))
  value(await beginSheet(as(agneta), sheetForm(systemNow(), { wordingId: sheet, cite: 'OSL 10 kap. 3 §' })))
  // The page itself says which wording it would be.
  const { wordingId: _rule, ...newRule } = once(ruleForm(systemNow(), { law: 'OSL 10 kap. 2 §' }))
  const { wordingId: _sheet, ...newSheet } = sheetForm(systemNow())

  // In English, where these texts have no page: what the public reads stays as it is.
  const edition = async (slug: string, ending: EditionEnding, answers: Record<string, string> = {}, part = '', locale: 'sv' | 'en' = 'en'): Promise<Scene> => {
    const { editionId } = await ledEdition(as, owner, { type: 'knowledge', slug, locale }, ending)
    return { page: `/editorial/editions/${editionId}${part}`, of: editionId, answers }
  }
  const [fresh, kept] = [await contentOf(owner, 'knowledge', 'gvi'), await contentOf(owner, 'knowledge', 'sspf')]
  const reviewed = await ledEdition(as, owner, { type: 'knowledge', slug: 'handbok-2023', locale: 'en' }, 'published')
  // English is the first on its page.
  await readSafetySet(as, owner, 'en')
  await readSafetySet(as, owner, 'ar', petra)
  value(await openLocale(as(petra), { openingId: randomUUID(), locale: 'ar' }))
  const said = async (slug: string): Promise<Scene> => {
    const { editionId } = await ledEdition(as, owner, { type: 'measure', slug, locale: 'en' }, 'submitted')
    return { page: `/editorial/editions/${editionId}/comments`, of: await ledComment(as, owner, editionId) }
  }
  const out = await ledEdition(as, owner, { type: 'page', slug: 'languages', locale: 'en' }, 'draft', nadia)
  const sentBack = value(await writeExchangeFile(as(nadia), { editionId: out.editionId, format: 'csv' })).content.replace(/^(.*;heading;.*;)[^;\r\n]*/m, '$1Languages, and more')
  const replied = await said('beroende')
  const read = await ledEdition(as, owner, { type: 'knowledge', slug: 'uppdraget-2025', locale: 'en' }, 'submitted')
  const linked = { ...read, ...value(await makeFactCheck(as(stefan), { factCheckId: randomUUID(), editionId: read.editionId, days: '3' })) }
  const pictures = [await laidPicture(as), await laidPicture(as), await laidPicture(as)] as const
  const photo = new File([new Uint8Array(await drawnPicture())], 'bild.jpg', { type: 'image/jpeg' })
  const down = await ledEdition(as, owner, { type: 'page', slug: 'about', locale: 'en' }, 'published')

  return {
    'portal/cases/open': { page: '/portal/cases/new', of: malmo, answers: {
      unitId: malmo, givenName: 'Kim', familyName: 'Nysson', birthYear: '2004', protection: 'none', environments: 'criminal', needs: 'Någonstans att bo.', sharedWith: 'unit',
    } },
    'portal/cases/write': await onFile('', { kind: 'fact', on: dayOf(systemNow()), body: 'Ringde.' }),
    'portal/cases/edit': await onFile('/edit', { givenName: 'Kim', familyName: 'Nysson', birthYear: '2003', environments: 'honour', needs: 'Skola.' }),
    'portal/cases/close': await onFile('', { outcome: 'noContact' }),
    'portal/cases/reopen': { page: `/portal/cases/${closed}`, of: closed, answers: { reason: 'cameBack' } },
    'portal/cases/assign': await onFile('', { accountId: person(amir).accountId }),
    'portal/cases/look': { page: '/portal/cases', of: null, answers: { sought: 'Test', purpose: 'meeting' } },
    'portal/access/ask': { page: `/portal/cases/${forAsk.id}/access`, of: forAsk.id, answers: { accountId: person(amir).accountId, reason: 'cover' } },
    'portal/access/askLower': { page: `/portal/cases/${forLower.id}/access`, of: forLower.id, answers: { protection: 'none', reason: 'levelEnded' } },
    'portal/access/answer': { page: `/portal/access/${toAnswer}`, of: toAnswer, answers: { answer: 'refuse' } },
    'portal/access/takeBack': { page: `/portal/access/${toTakeBack}`, of: toTakeBack },
    'portal/access/end': { page: `/portal/cases/${atEnd}/access`, of: atEnd, answers: { accessId: sarasRow.rows[0]?.id ?? '', reason: 'leftWork' } },
    'portal/access/giveUp': { page: `/portal/cases/${shared.id}/access`, of: shared.id },
    'portal/access/handOver': { page: '/portal/access', of: orphan.id, answers: { accountId: person(amir).accountId } },
    'portal/access/raise': await onFile('/access', { protection: 'marked' }),
    'portal/access/openInEmergency': { page: '/portal/access/emergency', of: null, answers: { number: glassed.number, danger: 'life', nobodyReachable: 'yes', reason: 'Inlåst.' } },
    'portal/access/check': { page: `/portal/access/emergency/${glass}`, of: glass, answers: { verdict: 'right', words: 'Det var så.' } },
    'portal/access/declare': { page: '/portal/access/conflicts', of: null, answers: { number: newSpokenNumber(), kind: 'tie' } },
    'portal/access/record': { page: '/portal/access/conflicts', of: null, answers: { accountId: person(sara).accountId, number: newSpokenNumber(), kind: 'kin' } },
    'portal/access/endDeclared': { page: '/portal/access/conflicts', of: ended },
    'portal/enquiries/claim': { page: `/portal/enquiries/${untaken}`, of: untaken },
    'portal/enquiries/answer': await thread({ words: 'Ring 114 14.' }),
    'portal/enquiries/note': await thread({ words: 'Prata med Jonas.' }),
    'portal/enquiries/weigh': await thread({ urgency: 'soon' }),
    'portal/enquiries/close': await thread({ referredTo: 'helpline' }),
    'portal/enquiries/ask': { page: `/portal/enquiries/${nameless.enquiryId}`, of: nameless.enquiryId, answers: { reason: 'personAsks' } },
    'portal/enquiries/decide': await opening({ answer: 'approve' }),
    'portal/enquiries/withdraw': await opening(),
    'portal/enquiries/log': { page: '/portal/enquiries/log', of: null, answers: { channel: 'phone', topic: 'threat', referredTo: 'emergency', about: 'self', age: 'adult', region: 'syd', locale: 'sv' } },
    'portal/referrals/begin': await onReferrals(),
    'portal/referrals/take': await onReferrals({ toUnitId: syd, purpose: 'assessExit', fields: 'name', validUntil: dayOf(systemNow() + 30 * 24 * 3_600_000) }),
    'portal/referrals/endConsent': { page: `/portal/referrals/of/${consent.caseFileId}`, of: consent.consentId },
    'portal/referrals/recipient': await step('recipient', () => ({ toUnitId: syd })),
    'portal/referrals/purpose': await step('purpose', () => ({ purpose: 'assessExit', purposeText, urgency: 'urgent' })),
    'portal/referrals/fields': await step('fields', () => fields),
    'portal/referrals/ground': await step('ground', (consentId) => ({ groundCode: 'consent', consentId })),
    'portal/referrals/situation': await step('ground', () => ({ aim: 'preventCrime' })),
    'portal/referrals/weighing': await step('weighing', () => weighing),
    'portal/referrals/submit': await step('check', () => ({})),
    'portal/referrals/alone': await step('check', () => ({ cause: 'dangerToLifeOrHealth', words: 'De väntar utanför porten.' })),
    'portal/referrals/send': await referral('authorised'),
    'portal/referrals/recall': await referral('underReview'),
    'portal/referrals/withdraw': await referral('sent', { reason: 'personChangedMind' }),
    'portal/referrals/supply': await referral('needsMore'),
    'portal/referrals/receive': await referral('sent'),
    'portal/referrals/ask': await referral('received', { reason: 'threat' }),
    'portal/referrals/accept': await referral('received'),
    'portal/referrals/decline': await referral('received', { reason: 'criteriaNotMet', nextStep: 'supportUnderSocialServicesAct' }),
    'portal/referrals/join': { page: `/portal/referrals/${toJoin}/join?file=${joined}`, of: toJoin },
    'portal/referrals/lookToJoin': { page: `/portal/referrals/${toLook}/join`, of: null, answers: { sought: 'Test', purpose: 'referral' } },
    'portal/referrals/takeIn': { page: `/portal/referrals/of/${received}`, of: received, answers: { words: 'Kim' } },
    'portal/referrals/start': await referral('accepted'),
    'portal/referrals/pause': await referral('ongoing'),
    'portal/referrals/resume': await referral('onHold'),
    'portal/referrals/complete': await referral('ongoing', { reason: 'exitUnderWay' }),
    'portal/referrals/stop': await referral('ongoing', { reason: 'personMoved' }),
    'portal/referrals/feedBack': await referral('completed'),
    'portal/referrals/askWrong': await referral('sent', { reason: 'wrongPerson' }),
    'portal/referrals/confirmWrong': await wrong(),
    'portal/referrals/refuseWrong': await wrong(),
    'portal/referrals/takeBackWrong': await wrong(),
    'portal/releases/decide': { page: `/portal/releases/${waiting.releaseId}`, of: waiting.releaseId, answers: { decision: 'authorise', why: 'Personen vill, och det räcker.' } },
    'portal/releases/judge': { page: `/portal/releases/${judged}`, of: judged, answers: { verdict: 'right', words: 'Det gick inte att vänta.' } },
    'portal/directory/reports/check': { page: '/portal/directory/reports', of: 'bris', answers: { outcome: 'wasRight' } },
    'portal/directory/confirm': await contact(),
    'portal/directory/number': await contact({ phone: '114 14' }),
    'portal/directory/hours': await contact({ kind: 'schedule', onHolidays: 'closed', monday: '08:00–16:00' }),
    'portal/directory/except': await contact({ date: '2099-12-24', hours: '', reason: 'Julafton' }),
    'portal/directory/drop': { page: dropPage.page, of: exceptionId },
    'portal/grounds/begin': { page: '/portal/grounds/terrorRisk', of: 'terrorRisk' },
    'portal/grounds/save': { page: `/portal/grounds/wordings/${written}/edit`, of: written, answers: once(await formOf(as, written, { note: 'Igen.' })) },
    'portal/grounds/end': { page: '/portal/grounds/otherSecrecyCrime', of: 'otherSecrecyCrime' },
    'portal/grounds/newRule': { page: '/portal/grounds/new', of: null, answers: newRule },
    'portal/grounds/newSheet': { page: '/portal/grounds/sheets/new', of: null, answers: newSheet },
    'portal/grounds/saveEnd': { page: `/portal/grounds/wordings/${ending}/edit`, of: ending, answers: once({ ...value(await readWriting(as(agneta), { wordingId: ending })).fields, note: 'Upphävd.' }) },
    'portal/grounds/saveSheetText': { page: `/portal/grounds/wordings/${sheet}/edit`, of: sheet, answers: once({ ...value(await readWriting(as(agneta), { wordingId: sheet })).fields, note: 'Igen.' }) },
    'portal/grounds/takeBack': await wording('crimeAgainstChild', 'submitted'),
    'portal/grounds/move': await wording('committedTerror', 'draft'),
    'portal/grounds/answer': await wording('seriousCrime', 'submitted', { answer: 'askForChanges', words: 'Andra stycket saknas.' }),
    'editorial/beginNew': { page: '/editorial/pages', of: null, answers: { type: 'news', title: `Prov ${randomUUID().slice(0, 8)}` } },
    'editorial/begin': { page: `/editorial/pages/${fresh}`, of: fresh },
    'editorial/save': await edition('kartlaggning-2016', 'draft', { source: 'titel: Annat', changeNote: '' }, '/edit', 'sv'),
    'editorial/submit': await edition('informationsdelning-2021', 'draft', {}, '', 'sv'),
    'editorial/discard': await edition('hotade-personer-2024', 'draft', {}, '', 'sv'),
    'editorial/takeBack': await edition('behandling-2024', 'submitted', {}, '', 'sv'),
    'editorial/answer': await edition('slutredovisning-2024', 'submitted', { answer: 'askForChanges', words: 'Året saknas.' }),
    'editorial/publish': await edition('redovisning-2025', 'approved'),
    'editorial/schedule': await edition('sociala-insatsgrupper', 'approved', { publishOn: '2099-12-24', publishTime: '08:00' }),
    'editorial/callOff': await edition('guide-for-foraldrar', 'scheduled'),
    'editorial/atOnce': await edition('behandlingsprogram', 'draft', { words: 'Numret är fel.' }),
    'editorial/judge': await edition('radgivning-per-telefon', 'atOnce', { words: '' }),
    'editorial/withdraw': { page: `/editorial/editions/${down.editionId}`, of: down.editionId, answers: { reason: 'outdated', goTo: 'none' } },
    'editorial/comment': await edition('gvi', 'submitted', { words: 'Året saknas.' }, '/comments?passage=1'),
    'editorial/reply': { ...replied, answers: { words: 'Året är tillagt.' } },
    'editorial/handled': await said('samtal-och-program'),
    'editorial/addImage': { page: '/editorial/media', of: null, answers: { ...pictureWords, picture: photo } },
    'editorial/changeImage': { page: `/editorial/media/${pictures[0]}`, of: pictures[0], answers: { ...pictureWords, alt: 'En väg.' } },
    'editorial/replaceImage': { page: `/editorial/media/${pictures[1]}`, of: pictures[1], answers: { picture: photo } },
    'editorial/takeOutImage': { page: `/editorial/media/${pictures[2]}`, of: pictures[2] },
    'editorial/makeLink': await edition('passus-2020', 'submitted', { days: '3' }),
    'editorial/closeLink': { page: `/editorial/editions/${linked.editionId}`, of: linked.id },
    'editorial/takeIn': { page: `/editorial/editions/${out.editionId}/exchange`, of: out.editionId, answers: { file: sentBack } },
    'editorial/openLanguage': { page: '/editorial/languages', of: null },
    'editorial/closeLanguage': { page: '/editorial/languages', of: null, answers: { note: 'Telefonnumret ska läsas igen.' } },
    'editorial/review': { page: `/editorial/pages/${reviewed.contentId}`, of: reviewed.editionId, answers: { outcome: 'holds', months: '6', note: '' } },
    'editorial/assign': { page: `/editorial/pages/${kept}`, of: kept, answers: { keeperId: person(lena).accountId, keepBy: '2099-12-24' } },
    'portal/undelivered/retry': { page: '/portal/undelivered', of: dead },
    'portal/support/confirm': { page: '/portal/support', of: malmo, answers: { slugs: 'handbok-2023' } },
    // Last, when every contact above is there: a table is saved over what it was read from.
    'portal/directory/table': await wholeTable(as),
  }
}
