import { randomBytes, randomUUID } from 'node:crypto'
import { answerRequest } from '@/lib/access/answer'
import { askForPerson, askToLower } from '@/lib/access/ask'
import { declareConflict, recordConflict } from '@/lib/access/conflicts/declare'
import { endConflict } from '@/lib/access/conflicts/end'
import { endAccess, giveUpAccess } from '@/lib/access/end'
import { readFileAccess } from '@/lib/access/file'
import { breakGlass } from '@/lib/access/glass/break'
import { checkGlass } from '@/lib/access/glass/check'
import { handOverFile } from '@/lib/access/hand-over'
import { withdrawRequest } from '@/lib/access/withdraw'
import { endOtherSignIns, endThisSignIn } from '@/lib/auth/sessions/end'
import { assignFile } from '@/lib/cases/assign-file'
import { closeFile } from '@/lib/cases/close-file'
import { editPerson } from '@/lib/cases/edit-person'
import { openFile } from '@/lib/cases/open-file'
import { raiseProtection } from '@/lib/cases/raise-protection'
import { reopenFile } from '@/lib/cases/reopen-file'
import { writeNote } from '@/lib/cases/write-note'
import type { Command } from '@/lib/core/command'
import { newSpokenNumber } from '@/lib/core/spoken-number'
import { withConnection } from '@/lib/db/bootstrap'
import { dayOf } from '@/lib/directory/days'
import { checkReport } from '@/lib/directory/reports/check'
import { takeConsent } from '@/lib/disclosure/consents/take'
import { withdrawConsent } from '@/lib/disclosure/consents/withdraw'
import { decideRelease } from '@/lib/disclosure/decide'
import { confirmUse } from '@/lib/knowledge/use/read'
import { previewTable, readOwnTable, saveTable } from '@/lib/keeping/table/import'
import { useReceived } from '@/lib/disclosure/deliveries/use'
import { judgeRelease } from '@/lib/disclosure/judge'
import { readRelease } from '@/lib/disclosure/read'
import { recallRelease } from '@/lib/disclosure/recall'
import { answerWording } from '@/lib/grounds/keeping/answer'
import { beginEnding, beginWording } from '@/lib/grounds/keeping/begin'
import { beginRule, beginSheet } from '@/lib/grounds/keeping/begin-new'
import { moveWording } from '@/lib/grounds/keeping/move'
import { readWriting } from '@/lib/grounds/keeping/read'
import { saveEnding, saveSheet, saveWording } from '@/lib/grounds/keeping/save'
import { takeBackWording } from '@/lib/grounds/keeping/take-back'
import { answerEnquiry, noteOnEnquiry } from '@/lib/enquiries/answer'
import { claimEnquiry } from '@/lib/enquiries/claim'
import { logContact } from '@/lib/enquiries/log-contact'
import { askIdentity, decideIdentity, withdrawIdentity } from '@/lib/enquiries/open-identity'
import { closeEnquiry, weighEnquiry } from '@/lib/enquiries/weigh'
import { retryDeadMail } from '@/lib/mail/retry'
import { readNotice } from '@/lib/outbox/mark-read'
import { acceptReferral } from '@/lib/referrals/accept'
import { askForMore } from '@/lib/referrals/ask-for-more'
import { completeReferral } from '@/lib/referrals/complete'
import { declineReferral } from '@/lib/referrals/decline'
import { beginReferral } from '@/lib/referrals/drafts/begin'
import { decideAlone } from '@/lib/referrals/drafts/decide-alone'
import { answerFields, answerGround, answerPurpose, answerRecipient, answerSituation, answerWeighing } from '@/lib/referrals/drafts/save-step'
import { submitReferral } from '@/lib/referrals/drafts/submit'
import { askError } from '@/lib/referrals/errors/ask'
import { confirmError } from '@/lib/referrals/errors/confirm'
import { refuseError } from '@/lib/referrals/errors/refuse'
import { takeBackError } from '@/lib/referrals/errors/take-back'
import { feedBackReferral } from '@/lib/referrals/feed-back'
import { joinReferral } from '@/lib/referrals/join'
import { pauseReferral } from '@/lib/referrals/pause'
import { receiveReferral } from '@/lib/referrals/receive'
import { resumeReferral } from '@/lib/referrals/resume'
import { sendReferral } from '@/lib/referrals/send'
import { startReferral } from '@/lib/referrals/start'
import { stopReferral } from '@/lib/referrals/stop'
import { supplyMore } from '@/lib/referrals/supply'
import { withdrawReferral } from '@/lib/referrals/withdraw'
import { assignKeeper } from '@/lib/editorial/assign'
import { answerEdition } from '@/lib/editorial/answer'
import { takeInFile } from '@/lib/editorial/exchange/take-in-file'
import { writeExchangeFile } from '@/lib/editorial/exchange/write-file'
import { makeFactCheck } from '@/lib/editorial/fact-checks/make'
import { revokeFactCheck } from '@/lib/editorial/fact-checks/revoke'
import { addPicture } from '@/lib/media/add'
import { changePicture, replacePicture } from '@/lib/media/change'
import { takeOutPicture } from '@/lib/media/take-out'
import { encodedPicture, laidPicture, pictureWords } from '@/tests/worlds/media'
import { handleComment } from '@/lib/editorial/comments/handle'
import { replyToComment } from '@/lib/editorial/comments/reply'
import { writeComment } from '@/lib/editorial/comments/write'
import { beginContent } from '@/lib/editorial/begin-content'
import { beginEdition } from '@/lib/editorial/begin'
import { callOffEdition } from '@/lib/editorial/call-off'
import { discardEdition } from '@/lib/editorial/discard'
import { judgeAtOnce } from '@/lib/editorial/judge'
import { closeLocale, openLocale } from '@/lib/editorial/locales/open'
import { publishAtOnce } from '@/lib/editorial/publish-at-once'
import { publishEdition } from '@/lib/editorial/publish'
import { reviewContent } from '@/lib/editorial/review'
import { saveEdition } from '@/lib/editorial/save'
import { scheduleEdition } from '@/lib/editorial/schedule'
import { submitEdition } from '@/lib/editorial/submit'
import { takeBackEdition } from '@/lib/editorial/take-back'
import { withdrawEdition } from '@/lib/editorial/withdraw'
import { changeNumber } from '@/lib/keeping/change-number'
import { confirmContact } from '@/lib/keeping/confirm'
import { addException, dropException } from '@/lib/keeping/exceptions'
import { weekdayFields } from '@/lib/keeping/hours'
import { setHours } from '@/lib/keeping/set-hours'
import type { CaseWorld } from '@/tests/support/case-world'
import { jonas, karin, newestThread, saysWhoTheyAre, takenThread } from '@/tests/worlds/contact-point'
import { contentOf, ledComment, ledEdition, lena, nadia, petra, readSafetySet, stefan, versionOf, type EditionEnding } from '@/tests/worlds/editorial'
import { filledIn, openedFile } from '@/tests/worlds/files'
import { agneta, formOf, hakan, ledWording, ruleForm, sheetForm } from '@/tests/worlds/grounds'
import { internalContact, kristina } from '@/tests/worlds/keeping'
import { person } from '@/tests/worlds/people'
import { amir, askedFor, brokenGlass, helena, protectedFile } from '@/tests/worlds/protection'
import { askedReferral, decided, draftedReferral, eva, fields, leila, sara, sentReferral, value, weighing } from '@/tests/worlds/referrals'
import { writes } from '@/tests/worlds/visitor'

export type Form = Record<string, unknown>

/** A command with a form that it would accept, as somebody fills it in who may. Written by hand. */
export interface EveryCommand {
  verb: Command<unknown>
  by: string
  /** Lays what the form is about, and fills it in. */
  form(world: CaseWorld): Promise<Form>
  /** Fields for anybody's own words: what looks like SQL is text like other text. */
  words?: readonly string[]
  /** Fields that may be left empty, or out. */
  optional?: readonly string[]
  /** Ids that are not looked at here: whose they are makes no difference to this command. */
  unread?: readonly string[]
  /** What is taken leaves all in place, one version on: it need not be laid anew. */
  stays?: true
}

const robin = 'drift@portal.example'
const ingrid = 'handlaggare@umea.example'
const drafted = async (world: CaseWorld) => {
  const caseFileId = await openedFile(world.as(sara))
  return draftedReferral(world.as, { caseFileId, referralId: randomUUID(), from: sara, to: leila, urgency: 'urgent', answers: {} })
}
const draftAnd = (more: Form) => async (world: CaseWorld): Promise<Form> => ({ draftId: (await drafted(world)).referralId, version: '6', ...more })

type Lead = (world: CaseWorld, referralId: string) => Promise<unknown>
const receive: Lead = async (world, referralId) => value(await receiveReferral(world.as(leila), { referralId }))
const accept: Lead = async (world, referralId) => { await receive(world, referralId); value(await acceptReferral(world.as(leila), { referralId, caseFileId: randomUUID() })) }
const start: Lead = async (world, referralId) => { await accept(world, referralId); value(await startReferral(world.as(leila), { referralId })) }
const pause: Lead = async (world, referralId) => { await start(world, referralId); value(await pauseReferral(world.as(leila), { referralId })) }
const complete: Lead = async (world, referralId) => { await start(world, referralId); value(await completeReferral(world.as(leila), { referralId, reason: 'exitUnderWay' })) }
const needMore: Lead = async (world, referralId) => { await receive(world, referralId); value(await askForMore(world.as(leila), { referralId, reason: 'threat' })) }

/** A referral that was sent and led so far. */
const led = (lead: Lead | null, more: (world: CaseWorld) => Promise<Form> | Form = () => ({})) => async (world: CaseWorld): Promise<Form> => {
  const { referralId } = await sentReferral(world.as)
  await lead?.(world, referralId)
  return { referralId, ...await more(world) }
}

const authorised = async (world: CaseWorld): Promise<Form> => {
  const { referralId, releaseId } = await askedReferral(world.as)
  await decided(world.as(eva), releaseId)
  return { referralId }
}

const errorAsked = async (world: CaseWorld): Promise<Form> => {
  const { referralId } = await sentReferral(world.as)
  const requestId = randomUUID()
  value(await askError(world.as(sara), { referralId, requestId, reason: 'wrongPerson' }))
  return { requestId }
}

const file = (more: (world: CaseWorld, caseFileId: string) => Promise<Form> | Form, answers: Form = {}) => async (world: CaseWorld): Promise<Form> => {
  const caseFileId = await openedFile(world.as(sara), answers)
  return { caseFileId, ...await more(world, caseFileId) }
}
const thread = (more: () => Form = () => ({})) => async (world: CaseWorld): Promise<Form> => ({ enquiryId: (await takenThread(world.as, world.owner, 'Hej.')).enquiryId, ...more() })
const opening = (more: Form = {}) => async (world: CaseWorld): Promise<Form> => ({ openingId: (await takenThread(world.as, world.owner, 'Hej.', 'Kim')).openingId, ...more })
const secret = { protection: 'marked', sharedWith: 'nobody' }
const asked = async (world: CaseWorld): Promise<Form> => ({ requestId: await askedFor(world.as, (await protectedFile(world.as)).id, amir) })

/** A session of Sara's that holds: another one, or the one she acts in. */
async function laySignIn(world: CaseWorld, id: string = randomUUID()): Promise<string> {
  const { accountId, authorityId } = person(sara)
  await withConnection(world.database.superuserUrl, async (client) => {
    await client.query('delete from portal.session where id = $1', [id])
    await client.query(
      `insert into portal.session (id, token_hash, authority_id, account_id, created_at, last_seen_at, auth_time, acr) values ($1, $2, $3, $4, now(), now(), now(), 'http://id.elegnamnden.se/loa/1.0/loa3')`,
      [id, randomBytes(32), authorityId, accountId])
  })
  return id
}

/** A rule with no wording in work: what was in work is thrown away. */
async function untouchedRule(world: CaseWorld): Promise<string> {
  await world.owner.query("update portal.ground_wording set state = 'discarded', version = version + 1 where state in ('draft', 'submitted', 'changesRequested')")
  return 'generalClause'
}

/** A text with nothing in work, of which there are as many as are needed: what was in work is thrown away. */
async function untouchedText(world: CaseWorld, type = 'knowledge'): Promise<string> {
  await world.owner.query("update portal.edition set state = 'discarded', version = version + 1 where state in ('draft', 'submitted', 'changesRequested', 'approved', 'scheduled')")
  const { rows } = await world.owner.query<{ slug: string }>(
    `select c.slug from portal.content c join portal.edition e on e.content_id = c.id and e.locale = 'sv' and e.state = 'published' where c.type = $1 order by e.n, c.slug limit 1`, [type])
  const [row] = rows
  if (!row) throw new Error(`no live ${type} left`)
  return row.slug
}
const edition = (ending: EditionEnding, more: Form = {}, type = 'knowledge') => async (world: CaseWorld): Promise<Form> => {
  const { editionId } = await ledEdition(world.as, world.owner, { type, slug: await untouchedText(world, type), locale: 'sv' }, ending)
  return { editionId, version: await versionOf(world.owner, editionId), ...more }
}
/** Something that Stefan says of a text of Lena's. */
async function commented(world: CaseWorld): Promise<string> {
  const { editionId } = await ledEdition(world.as, world.owner, { type: 'knowledge', slug: await untouchedText(world), locale: 'sv' }, 'submitted')
  return ledComment(world.as, world.owner, editionId)
}
const contact = (more: Form = {}) => async (world: CaseWorld): Promise<Form> => ({ contactPointId: await internalContact(world.owner), version: '1', ...more })
const withoutVersion = (laid: (world: CaseWorld) => Promise<Form>) => async (world: CaseWorld): Promise<Form> => {
  const { version: _version, ...form } = await laid(world)
  return form
}
const keptVersion = async (world: CaseWorld): Promise<string> => {
  const { rows } = await world.owner.query<{ version: number }>("select d.version from portal.document d join portal.content c on c.id = d.content_id where c.slug = 'gvi' and d.locale = 'sv'")
  return String(rows[0]?.version)
}

export const everyCommand: Record<string, EveryCommand> = {
  openFile: {
    verb: openFile, by: sara, form: (world) => Promise.resolve(filledIn(world.as(sara), { firstContactOn: '' })), words: ['givenName', 'familyName', 'needs', 'safeContact'],
    optional: ['givenName', 'familyName', 'personalNumber', 'birthYear', 'needs', 'safeContact', 'firstContactOn'],
  },
  editPerson: {
    verb: editPerson, by: sara, words: ['givenName', 'familyName', 'needs', 'safeContact'],
    form: file(() => ({ version: '1', givenName: 'Kim', familyName: 'Testsson', personalNumber: '', birthYear: '2003', environments: 'criminal', needs: 'Bostad.', safeContact: '' })),
    optional: ['givenName', 'familyName', 'personalNumber', 'birthYear', 'needs', 'safeContact'],
  },
  writeNote: {
    verb: writeNote, by: sara, words: ['body'], optional: ['personPresent'],
    form: file((world) => ({ noteId: randomUUID(), kind: 'meeting', on: dayOf(world.as(sara).now), personPresent: 'yes', body: 'Möte.' })),
  },
  closeFile: { verb: closeFile, by: sara, form: file(() => ({ version: '1', outcome: 'left' })) },
  reopenFile: {
    verb: reopenFile, by: sara,
    form: file(async (world, caseFileId) => { value(await closeFile(world.as(sara), { caseFileId, version: '1', outcome: 'left' })); return { version: '2', reason: 'cameBack' } }),
  },
  assignFile: { verb: assignFile, by: amir, form: file(() => ({ accountId: person(helena).accountId })) },
  raiseProtection: { verb: raiseProtection, by: sara, form: file(() => ({ version: '1', protection: 'marked' })) },
  askForPerson: { verb: askForPerson, by: sara, form: file(() => ({ requestId: randomUUID(), accountId: person(amir).accountId, reason: 'cover' }), secret) },
  askToLower: { verb: askToLower, by: sara, form: file(() => ({ requestId: randomUUID(), protection: 'none', reason: 'levelEnded' }), secret) },
  withdrawRequest: { verb: withdrawRequest, by: sara, form: asked },
  answerRequest: { verb: answerRequest, by: helena, form: async (world) => ({ ...await asked(world), answer: 'approve' }) },
  endAccess: {
    verb: endAccess, by: amir,
    form: file(async (world, caseFileId) => ({ accessId: value(await readFileAccess(world.as(amir), { caseFileId })).endable.find(({ isUnit }) => isUnit)?.accessId, reason: 'notNeeded' })),
  },
  giveUpAccess: { verb: giveUpAccess, by: sara, form: file(() => ({ handTo: '' })), optional: ['handTo'], unread: ['handTo'] },
  handOverFile: {
    verb: handOverFile, by: helena,
    async form(world) {
      const { id, number } = await protectedFile(world.as)
      value(await declareConflict(world.as(sara), { conflictId: randomUUID(), number, kind: 'kin' }))
      return { caseFileId: id, accountId: person(amir).accountId }
    },
  },
  breakGlass: {
    verb: breakGlass, by: amir, words: ['reason'],
    form: async (world) => ({ glassId: randomUUID(), number: (await protectedFile(world.as)).number, danger: 'life', nobodyReachable: 'yes', reason: 'Hotad till livet.' }),
  },
  checkGlass: {
    verb: checkGlass, by: helena, words: ['words'],
    form: async (world) => ({ glassId: await brokenGlass(world.as, (await protectedFile(world.as)).number), verdict: 'right', words: 'Det var rätt.' }),
  },
  declareConflict: { verb: declareConflict, by: sara, form: () => Promise.resolve({ conflictId: randomUUID(), number: newSpokenNumber(), kind: 'kin' }) },
  recordConflict: {
    verb: recordConflict, by: helena, form: () => Promise.resolve({ conflictId: randomUUID(), number: newSpokenNumber(), kind: 'kin', accountId: person(sara).accountId }),
  },
  endConflict: {
    verb: endConflict, by: helena,
    async form(world) {
      const conflictId = randomUUID()
      value(await declareConflict(world.as(sara), { conflictId, number: newSpokenNumber(), kind: 'kin' }))
      return { conflictId }
    },
  },
  takeConsent: {
    verb: takeConsent, by: sara,
    form: file((world) => ({
      consentId: randomUUID(), toUnitId: person(leila).unitId, purpose: 'assessExit', fields: ['name', 'threat'], validUntil: dayOf(world.as(sara).now + 7 * 24 * 3_600_000),
    })),
  },
  withdrawConsent: { verb: withdrawConsent, by: sara, form: async (world) => ({ consentId: (await drafted(world)).consentId }) },
  beginReferral: { verb: beginReferral, by: sara, form: file(() => ({ draftId: randomUUID() })) },
  answerRecipient: { stays: true, verb: answerRecipient, by: sara, form: draftAnd({ toUnitId: person(leila).unitId }) },
  answerPurpose: {
    stays: true, verb: answerPurpose, by: sara, form: draftAnd({ purpose: 'assessExit', purposeText: 'Bedöma.', urgency: 'ordinary' }), words: ['purposeText'],
  },
  answerFields: {
    stays: true, verb: answerFields, by: sara, form: draftAnd(fields), words: Object.keys(fields).filter((name) => !name.endsWith('Choice')),
    // A field that is left out stays, and then its words may go too; only what leaves must be there (nameSource, threatSource, judgementText …).
    optional: ['healthSource', 'aboutOthersSource', 'nameChoice', 'birthYearChoice', 'threatChoice', 'judgementChoice', 'healthChoice', 'aboutOthersChoice'],
  },
  answerGround: {
    verb: answerGround, by: sara,
    async form(world) { const { referralId, consentId } = await drafted(world); return { draftId: referralId, version: '6', groundCode: 'consent', consentId } },
    // Whose it is, is asked when the referral is put forward, and again at each step.
    unread: ['consentId'],
  },
  answerSituation: { stays: true, verb: answerSituation, by: sara, form: draftAnd({ asked: 'aim', aim: 'support' }) },
  answerWeighing: { stays: true, verb: answerWeighing, by: sara, form: draftAnd(weighing), words: Object.keys(weighing), optional: Object.keys(weighing) },
  submitReferral: { verb: submitReferral, by: sara, form: draftAnd({}) },
  decideAlone: { verb: decideAlone, by: sara, form: draftAnd({ cause: 'dangerToLifeOrHealth', words: 'De väntar utanför porten.' }), words: ['words'] },
  decideRelease: {
    verb: decideRelease, by: eva, words: ['why'],
    async form(world) {
      const { releaseId } = await askedReferral(world.as)
      return { releaseId, shown: value(await readRelease(world.as(eva), { releaseId })).fingerprint, decision: 'refuse', why: 'Det räcker inte.', reason: 'harmOutweighs' }
    },
  },
  judgeRelease: {
    verb: judgeRelease, by: eva, words: ['words'], optional: ['notice'],
    async form(world) {
      const { referralId } = await drafted(world)
      const { releaseId } = value(await decideAlone(world.as(sara), { draftId: referralId, version: '6', cause: 'dangerToLifeOrHealth', words: 'Nu.' }))
      value(await sendReferral(world.as(sara), { referralId }))
      return { releaseId, verdict: 'wrong', words: 'Det gick att vänta.', notice: 'yes' }
    },
  },
  recallRelease: { verb: recallRelease, by: sara, form: authorised },
  sendReferral: { verb: sendReferral, by: sara, form: authorised },
  receiveReferral: { verb: receiveReferral, by: leila, form: led(null) },
  askForMore: { verb: askForMore, by: leila, form: led(receive, () => ({ reason: 'threat' })) },
  supplyMore: { verb: supplyMore, by: sara, form: led(needMore) },
  acceptReferral: { verb: acceptReferral, by: leila, form: led(receive, () => ({ caseFileId: randomUUID() })) },
  joinReferral: { verb: joinReferral, by: leila, form: led(receive, async (world) => ({ caseFileId: await openedFile(world.as(leila)) })) },
  declineReferral: {
    verb: declineReferral, by: leila, form: led(receive, () => ({ reason: 'otherUnitResponsible', nextStep: 'otherUnit', nextUnitId: person(ingrid).unitId })),
  },
  withdrawReferral: { verb: withdrawReferral, by: sara, form: led(receive, () => ({ reason: 'sentTwice' })) },
  startReferral: { verb: startReferral, by: leila, form: led(accept) },
  pauseReferral: { verb: pauseReferral, by: leila, form: led(start) },
  resumeReferral: { verb: resumeReferral, by: leila, form: led(pause) },
  completeReferral: { verb: completeReferral, by: leila, form: led(start, () => ({ reason: 'exitUnderWay' })) },
  stopReferral: { verb: stopReferral, by: leila, form: led(start, () => ({ reason: 'contactLost' })) },
  feedBackReferral: { verb: feedBackReferral, by: leila, form: led(complete) },
  askError: { verb: askError, by: sara, form: led(null, () => ({ requestId: randomUUID(), reason: 'wrongPerson' })) },
  confirmError: { verb: confirmError, by: amir, form: errorAsked },
  refuseError: { verb: refuseError, by: amir, form: errorAsked },
  takeBackError: { verb: takeBackError, by: sara, form: errorAsked },
  useReceived: {
    verb: useReceived, by: leila, words: ['words'],
    async form(world) {
      const { referralId } = await sentReferral(world.as)
      const caseFileId = randomUUID()
      await receive(world, referralId)
      value(await acceptReferral(world.as(leila), { referralId, caseFileId }))
      return { caseFileId, referralId, field: 'name', noteId: randomUUID(), version: '1', words: 'Kim Exempelsson' }
    },
  },
  endOtherSignIns: { verb: endOtherSignIns, by: sara, form: async (world) => ({ signIn: await laySignIn(world) }) },
  endThisSignIn: { verb: endThisSignIn, by: sara, form: async (world) => { await laySignIn(world, world.as(sara).actor.sessionId); return {} } },
  claimEnquiry: { verb: claimEnquiry, by: karin, form: async (world) => { await writes(world.as(karin).now, 'Hej.'); return { enquiryId: await newestThread(world.owner) } } },
  answerEnquiry: { verb: answerEnquiry, by: karin, words: ['words'], optional: ['isSure'], form: thread(() => ({ version: 2, messageId: randomUUID(), words: 'Ring 114 14.', isSure: '' })) },
  noteOnEnquiry: { verb: noteOnEnquiry, by: jonas, words: ['words'], optional: ['opinion'], form: thread(() => ({ messageId: randomUUID(), words: 'Prata med Karin.', opinion: 'ask' })) },
  weighEnquiry: { verb: weighEnquiry, by: karin, form: thread(() => ({ urgency: 'soon' })) },
  closeEnquiry: { verb: closeEnquiry, by: karin, form: thread(() => ({ version: 2, referredTo: 'helpline' })) },
  askIdentity: {
    verb: askIdentity, by: karin,
    async form(world) {
      const { enquiryId, words } = await takenThread(world.as, world.owner, 'Hej.')
      await saysWhoTheyAre(words, 'Kim')
      return { enquiryId, openingId: randomUUID(), reason: 'personAsks' }
    },
  },
  decideIdentity: { verb: decideIdentity, by: jonas, form: opening({ answer: 'approve' }) },
  withdrawIdentity: { verb: withdrawIdentity, by: karin, form: opening() },
  logContact: {
    verb: logContact, by: jonas,
    form: () => Promise.resolve({ logId: randomUUID(), channel: 'phone', about: 'self', age: 'adult', locale: 'sv', topic: 'leaving', region: 'syd', referredTo: 'helpline' }),
  },
  readNotice: { verb: readNotice, by: leila, form: async (world) => ({ about: (await sentReferral(world.as)).referralId }) },
  checkReport: {
    verb: checkReport, by: kristina,
    async form(world) {
      await withConnection(world.database.superuserUrl, (client) => client.query(
        "insert into portal.contact_report (authority_id, contact_key, reason, reported_on, times) values ($1, 'bris', 'hours', '2026-11-20', 3) on conflict do nothing", [person(kristina).authorityId]))
      return { contact: 'bris', reason: 'hours', seen: '3', outcome: 'wasRight' }
    },
  },
  retryDeadMail: {
    verb: retryDeadMail, by: robin,
    async form(world) {
      const mailId = randomUUID()
      const { accountId, authorityId } = person(leila)
      await withConnection(world.database.superuserUrl, async (client) => {
        await client.query('delete from portal.mail')
        await client.query(
          `insert into portal.mail (id, authority_id, account_id, state, tries, due_at, created_at, ended_at, fault) values ($1, $2, $3, 'dead', 1, now(), now(), now(), 'refused')`,
          [mailId, authorityId, accountId])
      })
      return { mailId }
    },
  },
  confirmContact: { verb: confirmContact, by: kristina, stays: true, form: contact() },
  changeNumber: { verb: changeNumber, by: kristina, stays: true, form: contact({ phone: '114 14' }) },
  setHours: {
    verb: setHours, by: kristina, stays: true, optional: [...weekdayFields],
    form: contact({ kind: 'schedule', onHolidays: 'closed', monday: '08:00–16:00', tuesday: '08:00–12:00, 13:00–16:00', wednesday: '', thursday: '', friday: '', saturday: '', sunday: '' }),
  },
  addException: {
    verb: addException, by: kristina, words: ['reason'], optional: ['hours'],
    form: async (world) => ({ contactPointId: await internalContact(world.owner), exceptionId: randomUUID(), date: '2099-12-24', hours: '', reason: 'Julafton' }),
  },
  dropException: {
    verb: dropException, by: kristina,
    async form(world) {
      const exceptionId = randomUUID()
      value(await addException(world.as(kristina), { contactPointId: await internalContact(world.owner), exceptionId, date: '2099-12-24', hours: '', reason: 'Julafton' }))
      return { exceptionId }
    },
  },
  beginWording: { verb: beginWording, by: agneta, form: async (world) => ({ wordingId: randomUUID(), code: await untouchedRule(world) }) },
  beginEnding: { verb: beginEnding, by: agneta, form: async (world) => ({ wordingId: randomUUID(), code: await untouchedRule(world) }) },
  beginRule: {
    verb: beginRule, by: agneta, words: ['note', 'title', 'describes', 'limits', 'weigh0', 'weigh1', 'weigh2', 'weigh3', 'weigh4', 'doubtText', 'sourceName', 'reviewedBy'],
    optional: ['validUntil', 'lifts', 'except', 'exceptLaw', 'need0', 'need1', 'need2', 'ownOnly', 'reservation', 'weigh1', 'weigh2', 'weigh3', 'weigh4', 'doubtText', 'doubtFrom', 'doubtPurposes', 'reviewedBy'],
    form: (world) => Promise.resolve(ruleForm(world.as(agneta).now, { law: 'OSL 10 kap. 2 §', liftsAll: 'all' })),
  },
  beginSheet: {
    verb: beginSheet, by: agneta, words: ['note', 'heading', 'says', 'amendedBy', 'statuteName'], optional: ['since', 'amendedBy', 'statuteName', 'statuteSfs', 'statuteUrl'],
    form: async (world) => { await untouchedRule(world); return sheetForm(world.as(agneta).now) },
  },
  saveEnding: {
    verb: saveEnding, by: agneta, words: ['note'],
    form: async (world) => {
      const wordingId = randomUUID()
      value(await beginEnding(world.as(agneta), { wordingId, code: await untouchedRule(world) }))
      const { version, fields } = value(await readWriting(world.as(agneta), { wordingId }))
      return { wordingId, version: String(version), ...fields, note: 'Upphävd.' }
    },
  },
  saveSheet: {
    verb: saveSheet, by: agneta, words: ['note', 'heading', 'says', 'amendedBy', 'statuteName'], optional: ['since', 'amendedBy', 'statuteName', 'statuteSfs', 'statuteUrl'],
    form: async (world) => {
      await untouchedRule(world)
      const { cite: _cite, ...form } = sheetForm(world.as(agneta).now)
      value(await beginSheet(world.as(agneta), { ...form, cite: 'OSL 10 kap. 19 §' }))
      return { ...form, version: '1' }
    },
  },
  takeBackWording: { verb: takeBackWording, by: agneta, form: async (world) => ({ wordingId: await ledWording(world.as, await untouchedRule(world), 'submitted'), version: '3' }) },
  saveWording: {
    verb: saveWording, by: agneta, words: ['note', 'title', 'describes', 'limits', 'weigh0', 'weigh1', 'weigh2', 'weigh3', 'weigh4', 'doubtText', 'sourceName', 'reviewedBy'],
    optional: ['validUntil', 'lifts', 'except', 'exceptLaw', 'need0', 'need1', 'need2', 'ownOnly', 'reservation', 'weigh1', 'weigh2', 'weigh3', 'weigh4', 'doubtText', 'doubtFrom', 'doubtPurposes', 'reviewedBy'],
    form: async (world) => formOf(world.as, await ledWording(world.as, await untouchedRule(world), 'draft'), { note: 'Igen.' }),
  },
  moveWording: { verb: moveWording, by: agneta, form: async (world) => ({ wordingId: await ledWording(world.as, await untouchedRule(world), 'draft'), version: '2', step: 'submit' }) },
  answerWording: {
    verb: answerWording, by: hakan, words: ['words'],
    form: async (world) => ({ wordingId: await ledWording(world.as, await untouchedRule(world), 'submitted'), version: '3', answer: 'askForChanges', words: 'Paragrafen är fel.' }),
  },
  beginContent: {
    verb: beginContent, by: lena, words: ['title'],
    form: () => Promise.resolve({ contentId: randomUUID(), editionId: randomUUID(), type: 'news', title: `Prov ${randomUUID().slice(0, 8)}` }),
  },
  saveTable: {
    verb: saveTable, by: 'katalog@polisen.example', words: ['csv', 'stand'],
    async form(world) {
      const keeper = world.as('katalog@polisen.example')
      const csv = value(await readOwnTable(keeper, {})).csv.replace(/\n(.*)$/m, '\n$1ja')
      return { csv, stand: value(await previewTable(keeper, { csv })).stand }
    },
  },
  confirmUse: { verb: confirmUse, by: sara, optional: ['slugs'], form: () => Promise.resolve({ unitId: person(sara).unitId ?? '', slugs: ['handbok-2023'] }) },
  beginEdition: {
    verb: beginEdition, by: lena, optional: ['from'],
    form: async (world) => ({ editionId: randomUUID(), contentId: await contentOf(world.owner, 'knowledge', await untouchedText(world)), locale: 'sv', from: '' }),
  },
  saveEdition: { verb: saveEdition, by: lena, words: ['source', 'changeNote'], optional: ['minor', 'changeNote', 'follows'], form: edition('draft', { source: 'titel: Annat', minor: '', changeNote: 'Ny.', follows: '' }) },
  submitEdition: { verb: submitEdition, by: lena, form: edition('draft') },
  takeBackEdition: { verb: takeBackEdition, by: lena, form: edition('submitted') },
  discardEdition: { verb: discardEdition, by: lena, form: edition('draft') },
  answerEdition: { verb: answerEdition, by: stefan, words: ['words'], form: edition('submitted', { answer: 'askForChanges', words: 'Året saknas.' }) },
  publishEdition: { verb: publishEdition, by: petra, form: edition('approved') },
  scheduleEdition: { verb: scheduleEdition, by: petra, form: edition('approved', { publishOn: '2099-12-24', publishTime: '08:00' }) },
  callOffEdition: { verb: callOffEdition, by: petra, form: edition('scheduled') },
  publishAtOnce: { verb: publishAtOnce, by: petra, words: ['words'], form: edition('draft', { words: 'Numret är fel.' }) },
  judgeAtOnce: { verb: judgeAtOnce, by: stefan, words: ['words'], optional: ['words'], form: edition('atOnce', { words: 'Det stämmer.' }) },
  withdrawEdition: { verb: withdrawEdition, by: petra, form: edition('published', { reason: 'outdated', goTo: 'none' }, 'page') },
  writeComment: {
    verb: writeComment, by: stefan, words: ['words'],
    form: async (world) => ({ ...await edition('submitted')(world), commentId: randomUUID(), passage: '1', words: 'Året saknas.' }),
  },
  replyToComment: { verb: replyToComment, by: lena, words: ['words'], form: async (world) => ({ replyId: randomUUID(), commentId: await commented(world), words: 'Året är tillagt.' }) },
  handleComment: { verb: handleComment, by: lena, form: async (world) => ({ commentId: await commented(world) }) },
  makeFactCheck: { verb: makeFactCheck, by: stefan, form: async (world) => ({ ...await withoutVersion(edition('submitted'))(world), factCheckId: randomUUID(), days: '3' }) },
  revokeFactCheck: {
    verb: revokeFactCheck, by: lena,
    async form(world) {
      const { editionId } = await edition('submitted')(world)
      return { factCheckId: value(await makeFactCheck(world.as(stefan), { factCheckId: randomUUID(), editionId, days: '3' })).id }
    },
  },
  addPicture: {
    verb: addPicture, by: lena, words: ['alt', 'caption', 'credit'], optional: ['caption'],
    form: async () => ({ mediaId: randomUUID(), picture: await encodedPicture(), ...pictureWords }),
  },
  changePicture: {
    verb: changePicture, by: petra, words: ['alt', 'caption', 'credit'], optional: ['caption'],
    form: async (world) => ({ mediaId: await laidPicture(world.as), version: '1', ...pictureWords, alt: 'En väg.' }),
  },
  replacePicture: { verb: replacePicture, by: lena, form: async (world) => ({ mediaId: await laidPicture(world.as), version: '1', picture: await encodedPicture(120) }) },
  takeOutPicture: { verb: takeOutPicture, by: petra, form: async (world) => ({ mediaId: await laidPicture(world.as), version: '1' }) },
  takeInFile: {
    verb: takeInFile, by: nadia, words: ['file'],
    async form(world) {
      await untouchedText(world)
      const { editionId } = await ledEdition(world.as, world.owner, { type: 'page', slug: 'languages', locale: 'en' }, 'draft', nadia)
      const { content } = value(await writeExchangeFile(world.as(nadia), { editionId, format: 'csv' }))
      return { textId: randomUUID(), editionId, file: content.replace(/^(.*;heading;.*;)[^;\r\n]*/m, '$1Languages, and more') }
    },
  },
  openLocale: { verb: openLocale, by: stefan, form: async (world) => { await readSafetySet(world.as, world.owner, 'ar'); return { openingId: randomUUID(), locale: 'ar' } } },
  closeLocale: {
    verb: closeLocale, by: petra, words: ['note'], optional: ['note'],
    form: async (world) => {
      await world.owner.query("insert into portal.locale_opening (id, locale, open, decided_by) values ($1, 'en', true, $2)", [randomUUID(), person(lena).accountId])
      return { openingId: randomUUID(), locale: 'en', note: 'Läses igen.' }
    },
  },
  reviewContent: {
    verb: reviewContent, by: stefan, words: ['note'], optional: ['note'],
    form: async (world) => ({ ...await withoutVersion(edition('published'))(world), reviewId: randomUUID(), outcome: 'holds', note: 'Läst.', months: '6' }),
  },
  assignKeeper: {
    verb: assignKeeper, by: lena, optional: ['keepBy'], stays: true,
    form: async (world) => ({ contentId: await contentOf(world.owner, 'knowledge', 'gvi'), locale: 'sv', version: await keptVersion(world), keeperId: person(petra).accountId, keepBy: '2099-12-24' }),
  },
}
