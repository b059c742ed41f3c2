import { randomBytes, randomUUID } from 'node:crypto'
import { answerRequest } from '@/lib/access/answer'
import { askForPerson } from '@/lib/access/ask'
import { declareConflict } from '@/lib/access/conflicts/declare'
import { breakGlass } from '@/lib/access/glass/break'
import { checkGlass } from '@/lib/access/glass/check'
import { editPerson } from '@/lib/cases/edit-person'
import { lookUp } from '@/lib/cases/look-up'
import { openFile } from '@/lib/cases/open-file'
import { readFile } from '@/lib/cases/read-file'
import { writeNote } from '@/lib/cases/write-note'
import type { Outcome } from '@/lib/core/result'
import { dayOf } from '@/lib/directory/days'
import { answerEnquiry, noteOnEnquiry } from '@/lib/enquiries/answer'
import { claimEnquiry } from '@/lib/enquiries/claim'
import { listQueue } from '@/lib/enquiries/list'
import { askIdentity, decideIdentity } from '@/lib/enquiries/open-identity'
import { takeConsent } from '@/lib/disclosure/consents/take'
import { decideRelease } from '@/lib/disclosure/decide'
import { useReceived } from '@/lib/disclosure/deliveries/use'
import { judgeRelease } from '@/lib/disclosure/judge'
import { releaseFields } from '@/lib/disclosure/model'
import { readRelease } from '@/lib/disclosure/read'
import { acceptReferral } from '@/lib/referrals/accept'
import { beginReferral } from '@/lib/referrals/drafts/begin'
import { decideAlone } from '@/lib/referrals/drafts/decide-alone'
import { answerFields, answerGround, answerPurpose, answerRecipient, answerWeighing } from '@/lib/referrals/drafts/save-step'
import { submitReferral } from '@/lib/referrals/drafts/submit'
import { askError } from '@/lib/referrals/errors/ask'
import { confirmError } from '@/lib/referrals/errors/confirm'
import { joinReferral } from '@/lib/referrals/join'
import { receiveReferral } from '@/lib/referrals/receive'
import { sendReferral } from '@/lib/referrals/send'
import { testNumber } from '@/tests/support/test-number'
import { person } from '@/tests/worlds/people'
import { jonas, karin, saysWhoTheyAre } from '@/tests/worlds/contact-point'
import { amir, helena, nils } from '@/tests/worlds/protection'
import { eva, leila, sara, value, type As } from '@/tests/worlds/referrals'
import { atDesk, valueOf, writes } from '@/tests/worlds/visitor'

/** Words that nobody else writes, one for each place where somebody can write about a person. */
export class Canaries {
  /** Every word ever put: a place that is written to twice has two. */
  readonly tokens: { place: string; token: string }[] = []
  /** A new word for `place`. Only letters that are the same in lower case, so that a folded copy is found as well. */
  put(place: string): string {
    const token = `kanin${[...randomBytes(12)].map((byte) => 'bdfghjklmnprstvx'.charAt(byte % 16)).join('')}`
    this.tokens.push({ place, token })
    return token
  }
  /** The word last put there. */
  of(place: string): string {
    const found = this.tokens.findLast((one) => one.place === place)
    if (!found) throw new Error(`nobody has written ${place}`)
    return found.token
  }
  /** A personal number is one of Skatteverket's for tests, and no word. */
  putNumber(place: string, number: string): string {
    this.tokens.push({ place, token: number })
    return number
  }
  /** Places whose word stands in `text`. */
  foundIn(text: string): string[] {
    const lower = text.toLowerCase()
    return this.tokens.filter(({ token }) => lower.includes(token)).map(({ place }) => place)
  }
}



/**
 * Everything that the portal can be told about a person, told once: files opened, edited and noted in, referrals by consent and alone,
 * decided, narrowed, delivered, accepted, joined, used, judged and entered in error, access asked for, the glass broken and looked into.
 * `refused` keeps every refusal: what was typed stands in none of them.
 */
export async function tellCanaries(as: As, canaries: Canaries): Promise<{ refused: Outcome<unknown>[]; caseFileId: string; protectedId: string; referralId: string; glassId: string; requestId: string; aloneId: string; releaseId: string; ownFileId: string; enquiryId: string }> {
  const put = (place: string) => canaries.put(place)
  const refused: Outcome<unknown>[] = []
  const caseFileId = randomUUID()
  const file = (id: string, about: string, more: Record<string, unknown>) => ({
    caseFileId: id, unitId: person(sara).unitId, givenName: put(`${about} given name`), familyName: put(`${about} family name`),
    personalNumber: '', birthYear: '1987', protection: 'none', environments: ['criminal'], needs: put(`${about} needs`), safeContact: put(`${about} safe contact`),
    sharedWith: 'unit', ...more,
  })
  const opened = file(caseFileId, 'opened', { personalNumber: canaries.putNumber('opened personal number', testNumber('1987-05-03')) })
  value(await openFile(as(sara), opened))
  refused.push(await openFile(as(sara), opened), await openFile(as(sara), { ...opened, caseFileId: randomUUID(), birthYear: put('refused birth year'), sharedWith: put('refused sharing') }))
  value(await editPerson(as(sara), {
    caseFileId, version: 1, givenName: put('edited given name'), familyName: put('edited family name'), personalNumber: '', birthYear: '1988', environments: ['honour'],
    needs: put('edited needs'), safeContact: put('edited safe contact'),
  }))
  refused.push(await editPerson(as(sara), { caseFileId, version: 1, givenName: put('late given name'), familyName: '', personalNumber: '', birthYear: '', environments: ['honour'], needs: put('late needs'), safeContact: '' }))
  for (const kind of ['fact', 'judgement', 'decision', 'meeting'])
    value(await writeNote(as(sara), { caseFileId, noteId: randomUUID(), kind, on: dayOf(as(sara).now), personPresent: '', body: put(`note ${kind}`) }))
  refused.push(
    await writeNote(as(leila), { caseFileId, noteId: randomUUID(), kind: 'fact', on: dayOf(as(sara).now), personPresent: '', body: put('note of a stranger') }),
    await writeNote(as(sara), { caseFileId, noteId: randomUUID(), kind: put('note kind'), on: put('note day'), personPresent: '', body: put('note that is refused') }),
  )
  value(await lookUp(as(sara), { sought: canaries.of('edited given name'), purpose: 'call' }))
  value(await lookUp(as(sara), { sought: put('sought and not there'), purpose: 'call' }))

  const sent = await tellReferral(as, canaries, caseFileId, 'sent')
  const { releaseId } = value(await submitReferral(as(sara), { draftId: sent.draftId, version: 6 }))
  const { fingerprint } = value(await readRelease(as(eva), { releaseId }))
  refused.push(await decideRelease(as(sara), { releaseId, shown: fingerprint, decision: 'authorise', why: put('decision of the asker') }))
  value(await decideRelease(as(eva), {
    releaseId, shown: fingerprint, decision: 'authorise', why: put('decision'), threatChoice: 'shortened', threatText: canaries.of('sent threat that leaves'),
  }))
  value(await sendReferral(as(sara), { referralId: sent.draftId }))
  value(await receiveReferral(as(leila), { referralId: sent.draftId }))
  const ownFileId = randomUUID()
  value(await acceptReferral(as(leila), { referralId: sent.draftId, caseFileId: ownFileId }))
  value(await useReceived(as(leila), { caseFileId: ownFileId, referralId: sent.draftId, field: 'name', noteId: randomUUID(), version: 1, words: put('used name') }))
  value(await useReceived(as(leila), { caseFileId: ownFileId, referralId: sent.draftId, field: 'threat', noteId: randomUUID(), version: 2, words: put('used threat') }))

  const alone = await tellReferral(as, canaries, caseFileId, 'alone')
  const { releaseId: aloneId } = value(await decideAlone(as(sara), { draftId: alone.draftId, version: 6, cause: 'dangerToLifeOrHealth', words: put('urgent words') }))
  value(await sendReferral(as(sara), { referralId: alone.draftId }))
  value(await judgeRelease(as(eva), { releaseId: aloneId, verdict: 'wrong', words: put('judgement of the release'), notice: 'yes' }))
  value(await receiveReferral(as(leila), { referralId: alone.draftId }))
  value(await joinReferral(as(leila), { referralId: alone.draftId, caseFileId: ownFileId }))
  const errorId = randomUUID()
  value(await askError(as(sara), { referralId: alone.draftId, requestId: errorId, reason: 'wrongPerson' }))
  value(await confirmError(as(amir), { requestId: errorId }))

  const protectedId = randomUUID()
  value(await openFile(as(sara), file(protectedId, 'protected', { protection: 'marked', sharedWith: 'nobody' })))
  const { number } = value(await readFile(as(sara), { caseFileId: protectedId }))
  const glassId = randomUUID()
  value(await breakGlass(as(amir), { glassId, number, danger: 'life', nobodyReachable: 'yes', reason: put('reason of the broken glass') }))
  value(await checkGlass(as(helena), { glassId, verdict: 'right', words: put('words of the manager') }))
  value(await checkGlass(as(nils), { glassId, verdict: 'wrong', words: put('words of the log reviewer') }))
  refused.push(await checkGlass(as(nils), { glassId, verdict: 'wrong', words: put('words said twice') }), await breakGlass(as(amir), { glassId: randomUUID(), number: put('number'), danger: 'life', nobodyReachable: 'yes', reason: put('reason that is refused') }))
  const requestId = randomUUID()
  value(await askForPerson(as(sara), { caseFileId: protectedId, requestId, accountId: person(amir).accountId, reason: 'cover' }))
  refused.push(await askForPerson(as(sara), { caseFileId: protectedId, requestId: randomUUID(), accountId: person(amir).accountId, reason: put('reason of a question') }))
  value(await answerRequest(as(helena), { requestId, answer: 'approve' }))
  value(await declareConflict(as(nils), { conflictId: randomUUID(), number, kind: 'kin' }))
  const enquiryId = await tellThread(as, canaries)
  // What is being written lies in a draft.
  await tellReferral(as, canaries, caseFileId, 'draft')
  return { refused, caseFileId, protectedId, referralId: sent.draftId, glassId, requestId, aloneId, releaseId, ownFileId, enquiryId }
}

/** A draft with a word in every field: half of them leave, one shortened, the others stay. */
async function tellReferral(as: As, canaries: Canaries, caseFileId: string, about: string): Promise<{ draftId: string }> {
  const draftId = randomUUID()
  const consentId = randomUUID()
  const put = (place: string) => canaries.put(`${about} ${place}`)
  const leaving = ['name', 'birthYear', 'threat', 'judgement', 'situation', 'needs']
  value(await takeConsent(as(sara), {
    consentId, caseFileId, toUnitId: person(leila).unitId, purpose: 'assessExit', fields: leaving, validUntil: dayOf(as(sara).now + 30 * 24 * 3_600_000),
  }))
  value(await beginReferral(as(sara), { draftId, caseFileId }))
  value(await answerRecipient(as(sara), { draftId, version: 1, toUnitId: person(leila).unitId }))
  value(await answerPurpose(as(sara), { draftId, version: 2, purpose: 'assessExit', purposeText: put('purpose'), urgency: 'urgent' }))
  value(await answerFields(as(sara), {
    draftId, version: 3, ...Object.fromEntries(releaseFields.flatMap((field) => [
      [`${field}Source`, `${put(field)} ${put(`${field} that leaves`)}`], [`${field}Choice`, !leaving.includes(field) ? 'stays' : field === 'judgement' ? 'shortened' : 'leaves'],
    ])), judgementText: canaries.of(`${about} judgement that leaves`),
  }))
  value(await answerGround(as(sara), { draftId, version: 4, groundCode: 'consent', consentId }))
  value(await answerWeighing(as(sara), { draftId, version: 5, understood: put('understood'), gain: put('gain'), harm: put('harm'), enough: put('enough') }))
  return { draftId }
}

/** What somebody writes to the contact point without a name, what they are answered and who they say they are; the code itself is a secret too. */
async function tellThread(as: As, canaries: Canaries): Promise<string> {
  const waiting = value(await listQueue(as(karin), {})).map(({ id }) => id)
  const { words } = await writes(as(karin).now, canaries.put('enquiry'))
  canaries.putNumber('code of an enquiry', words)
  const { id: enquiryId } = value(await listQueue(as(karin), {})).find(({ id }) => !waiting.includes(id)) ?? { id: '' }
  value(await claimEnquiry(as(karin), { enquiryId }))
  value(await noteOnEnquiry(as(jonas), { enquiryId, messageId: randomUUID(), words: canaries.put('note on an enquiry') }))
  value(await answerEnquiry(as(karin), { enquiryId, version: 2, messageId: randomUUID(), words: canaries.put('answer to an enquiry') }))
  const page = await atDesk(as(karin).now, 'open', { code: words })
  await atDesk(as(karin).now, 'open', { visit: valueOf(page, 'VISIT'), token: valueOf(page, 'TOKEN'), do: 'write', text: canaries.put('second enquiry') })
  await saysWhoTheyAre(words, canaries.put('identity in an enquiry'))
  const openingId = randomUUID()
  value(await askIdentity(as(karin), { enquiryId, openingId, reason: 'personAsks' }))
  value(await decideIdentity(as(jonas), { openingId, answer: 'approve' }))
  return enquiryId
}
