import { asActor } from '@/lib/db/as-actor'
import { releaseFields } from '@/lib/disclosure/model'
import { acceptReferral } from '@/lib/referrals/accept'
import { askForMore } from '@/lib/referrals/ask-for-more'
import { completeReferral } from '@/lib/referrals/complete'
import { declineReferral } from '@/lib/referrals/decline'
import { insertDraft } from '@/lib/referrals/drafts/store'
import { submitReferral } from '@/lib/referrals/drafts/submit'
import { feedBackReferral } from '@/lib/referrals/feed-back'
import type { ReferralState } from '@/lib/referrals/model'
import { pauseReferral } from '@/lib/referrals/pause'
import { receiveReferral } from '@/lib/referrals/receive'
import { sendReferral } from '@/lib/referrals/send'
import { startReferral } from '@/lib/referrals/start'
import { stopReferral } from '@/lib/referrals/stop'
import { withdrawReferral } from '@/lib/referrals/withdraw'
import { people, person } from '@/tests/worlds/people'
import { consented, decided, draftedReferral, fields, purposeText, value, weighing, type As, type Asking } from '@/tests/worlds/referrals'

/** Where a referral is left: one of its states, or one of the two places before and beside them. */
export type Ending = Exclude<ReferralState, 'enteredInError'> | 'unsubmitted' | 'authorised'

/** Who decides on what leaves this person's authority. */
export function officerOf(email: string): string {
  const { authorityId } = person(email)
  const officer = people.find(({ authorityId: own, roles }) => own === authorityId && roles.includes('secrecyOfficer'))
  if (!officer) throw new Error(`nobody decides for ${email}`)
  return officer.email
}

type Step = (as: As, asking: Asking & { ownFileId: string }) => Promise<unknown>

const send: Step = async (as, { from, referralId }) => value(await sendReferral(as(from), { referralId }))
const receive: Step = async (as, { to, referralId }) => value(await receiveReferral(as(to), { referralId }))
const accept: Step = async (as, { to, referralId, ownFileId }) => value(await acceptReferral(as(to), { referralId, caseFileId: ownFileId }))
const start: Step = async (as, { to, referralId }) => value(await startReferral(as(to), { referralId }))
const complete: Step = async (as, { to, referralId }) => value(await completeReferral(as(to), { referralId, reason: 'exitUnderWay' }))
const stop: Step = async (as, { to, referralId }) => value(await stopReferral(as(to), { referralId, reason: 'personMoved' }))
const feedBack: Step = async (as, { to, referralId }) => value(await feedBackReferral(as(to), { referralId }))

/** What is done, day by day, after the officer has said yes. */
const walks: Partial<Record<Ending, Step[]>> = {
  sent: [send],
  received: [send, receive],
  needsMore: [send, receive, async (as, { to, referralId }) => value(await askForMore(as(to), { referralId, reason: 'threat' }))],
  accepted: [send, receive, accept],
  declined: [send, receive, async (as, { to, referralId }) =>
    value(await declineReferral(as(to), { referralId, reason: 'criteriaNotMet', nextStep: 'supportUnderSocialServicesAct' }))],
  withdrawn: [send, async (as, { from, referralId }) => value(await withdrawReferral(as(from), { referralId, reason: 'personChangedMind' }))],
  ongoing: [send, receive, accept, start],
  onHold: [send, receive, accept, start, async (as, { to, referralId }) => value(await pauseReferral(as(to), { referralId }))],
  completed: [send, receive, accept, start, complete],
  stopped: [send, receive, accept, start, stop],
  fedBack: [send, receive, accept, start, complete, feedBack],
}

/** The answers as the form's steps would have left them. */
const answered = (given: Asking['answers']) => {
  const all: Partial<Record<string, string>> = { ...fields, ...given }
  return Object.fromEntries(releaseFields.flatMap((field) => {
    const source = all[`${field}Source`]
    const choice = all[`${field}Choice`]
    if (source === undefined || (choice !== 'leaves' && choice !== 'shortened' && choice !== 'stays')) return []
    return [[field, { source, choice, text: choice === 'stays' ? null : choice === 'leaves' ? source : all[`${field}Text`] ?? source }]]
  }))
}

/** Asked for review from a draft written at once: its six forms are walked by other tests, and sixty times six are slow. */
async function asked(as: As, asking: Asking): Promise<string> {
  const { caseFileId, referralId, from, to, urgency } = asking
  const consentId = await consented(as, asking)
  const { actor, now } = as(from)
  await asActor(actor, (tx) => insertDraft(tx, {
    id: referralId, authorityId: actor.authorityId, accountId: actor.accountId, caseFileId, unitId: person(from).unitId ?? '',
  }, {
    toUnitId: person(to).unitId ?? '', purpose: 'assessExit', purposeText, urgency, fields: answered(asking.answers),
    groundCode: 'consent', groundVersion: 1, consentId, weighing,
  }, now))
  return value(await submitReferral(as(from), { draftId: referralId, version: 1 })).releaseId
}

/**
 * Leads one referral as far as `ending`, each step by whoever would take it.
 * @param nextDay called between the steps after the decision, so that they do not all happen within a minute
 */
export async function ledReferral(as: As, asking: Asking & { ownFileId: string }, ending: Ending, nextDay: () => Promise<void>): Promise<void> {
  if (ending === 'unsubmitted') {
    await draftedReferral(as, asking)
    return
  }
  const releaseId = await asked(as, asking)
  if (ending === 'underReview') return
  const decision = ending === 'draft' ? 'giveBack' : ending === 'refused' ? 'refuse' : 'authorise'
  await decided(as(officerOf(asking.from)), releaseId, decision)
  for (const step of walks[ending] ?? []) {
    await step(as, asking)
    await nextDay()
  }
}
