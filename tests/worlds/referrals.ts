import { randomUUID } from 'node:crypto'
import { dayOf } from '@/lib/directory/days'
import type { Context } from '@/lib/core/pipeline'
import type { Outcome } from '@/lib/core/result'
import { decideRelease } from '@/lib/disclosure/decide'
import { takeConsent } from '@/lib/disclosure/consents/take'
import { readRelease } from '@/lib/disclosure/read'
import { beginReferral } from '@/lib/referrals/drafts/begin'
import { answerFields, answerGround, answerPurpose, answerRecipient, answerWeighing } from '@/lib/referrals/drafts/save-step'
import { submitReferral } from '@/lib/referrals/drafts/submit'
import type { Urgency } from '@/lib/referrals/model'
import { sendReferral } from '@/lib/referrals/send'
import { openedFile } from '@/tests/worlds/files'
import { person } from '@/tests/worlds/people'

/** The people of the one path that is complete: from Malmö to Polisen and back. */
export const sara = 'handlaggare@malmo.example'
export const eva = 'beslut@malmo.example'
export const leila = 'samordnare.syd@polisen.example'

export type As = (email: string) => Context
const dayMs = 24 * 3_600_000

/** A refusal while a world is built is a fault of the test. */
export function value<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome)}`)
  return outcome.value
}

/** What was answered, in one word. */
export const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.code)

/** What leaves and what stays, as in mock-up 08. The words are found again in no row that the receiver can read, unless they leave. */
export const fields = {
  nameSource: 'Kim Exempelsson', nameChoice: 'leaves',
  birthYearSource: '14 mars 2004', birthYearChoice: 'shortened', birthYearText: '2004',
  threatSource: 'Hotad av gruppen sedan i september.', threatChoice: 'leaves',
  judgementSource: 'Stark motivation efter samtal om barndom och skulder.', judgementChoice: 'shortened', judgementText: 'Stark motivation.',
  healthSource: 'Utredning hos psykiatrin pågår.', healthChoice: 'stays',
  aboutOthersSource: 'Systern Lina är 14 år.', aboutOthersChoice: 'stays',
}
const leaving = ['name', 'birthYear', 'threat', 'judgement']

export interface Asked { caseFileId: string; referralId: string; releaseId: string; consentId: string }

export interface Asking {
  caseFileId: string
  /** The referral's own id: that of its draft. */
  referralId: string
  from: string
  to: string
  urgency: Urgency
  answers: Partial<typeof fields>
}

/** What the person has consented to: the fields that leave, to this one recipient. */
export async function consented(as: As, { caseFileId, from, to }: Asking): Promise<string> {
  const sender = as(from)
  const consentId = randomUUID()
  value(await takeConsent(sender, {
    consentId, caseFileId, toUnitId: person(to).unitId ?? '', purpose: 'assessExit', fields: leaving, validUntil: dayOf(sender.now + 60 * dayMs),
  }))
  return consentId
}

export const purposeText = 'Bedöma om ett avhopparärende kan öppnas.'
export const weighing = {
  understood: 'Vad som lämnas och till vem.', gain: 'Polisen kan göra sin bedömning.', harm: 'Systern kan röjas. Hon stannar.', enough: 'Bara vem, hot och vilja.',
}

/** A consent and a draft through all its steps, from a file that is there; not yet put before anybody. */
export async function draftedReferral(as: As, asking: Asking): Promise<Omit<Asked, 'releaseId'>> {
  const { caseFileId, referralId, from, to, urgency, answers } = asking
  const consentId = await consented(as, asking)
  const sender = as(from)
  const draftId = referralId
  value(await beginReferral(sender, { draftId, caseFileId }))
  value(await answerRecipient(sender, { draftId, version: 1, toUnitId: person(to).unitId ?? '' }))
  value(await answerPurpose(sender, { draftId, version: 2, purpose: 'assessExit', purposeText, urgency }))
  value(await answerFields(sender, { draftId, version: 3, ...fields, ...answers }))
  value(await answerGround(sender, { draftId, version: 4, groundCode: 'consent', consentId }))
  value(await answerWeighing(sender, { draftId, version: 5, ...weighing }))
  return { caseFileId, referralId, consentId }
}

/** A new file in Malmö, a consent, a draft through all its steps, put before the secrecy officer. */
export async function askedReferral(as: As, to: string = leila, answers: Partial<typeof fields> = {}, from = sara): Promise<Asked> {
  const caseFileId = await openedFile(as(from))
  const drafted = await draftedReferral(as, { caseFileId, referralId: randomUUID(), from, to, urgency: 'urgent', answers })
  const { releaseId } = value(await submitReferral(as(from), { draftId: drafted.referralId, version: 6 }))
  return { ...drafted, releaseId }
}

/** The officer reads, and decides on exactly what was shown. */
export async function decided(
  officer: Context, releaseId: string, decision: 'authorise' | 'refuse' | 'giveBack' = 'authorise', narrowed: Record<string, string> = {},
): Promise<void> {
  const view = value(await readRelease(officer, { releaseId }))
  value(await decideRelease(officer, {
    releaseId, shown: view.fingerprint, decision, why: 'Personen vill, och det räcker.', ...(decision === 'refuse' ? { reason: 'harmOutweighs' } : {}), ...narrowed,
  }))
}

/** A referral that has just left Malmö for Syd. */
export async function sentReferral(as: As, to: string = leila): Promise<Asked> {
  const asked = await askedReferral(as, to)
  await decided(as(eva), asked.releaseId)
  value(await sendReferral(as(sara), { referralId: asked.referralId }))
  return asked
}
