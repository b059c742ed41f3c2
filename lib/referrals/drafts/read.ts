import 'server-only'
import { event } from '@/lib/audit/events'
import { can } from '@/lib/auth/can'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { showSpokenNumber } from '@/lib/core/spoken-number'
import { listConsents } from '@/lib/disclosure/consents/list'
import { isChildOn } from '@/lib/disclosure/age'
import { ageOfFile } from '@/lib/disclosure/age-of-file'
import { ageDoubts, goesFrom, goesTo } from '@/lib/disclosure/grounds'
import { groundOf, groundsOn } from '@/lib/grounds/table'
import { partyKinds } from '@/lib/disclosure/model'
import { ownKind } from '@/lib/disclosure/party'
import { dayOf } from '@/lib/directory/days'
import { portalText } from '@/lib/i18n/portal-messages'
import { aidView, ruleView } from '@/lib/grounds/aid-view'
import { caseOf, chosenIn } from '@/lib/referrals/drafts/case'
import { firstOpenStep } from '@/lib/referrals/drafts/model'
import { questionsOf } from '@/lib/referrals/drafts/questions'
import { loadDraft } from '@/lib/referrals/drafts/save-step'
import { OneDraft } from '@/lib/referrals/drafts/schemas'
import { listAddressees } from '@/lib/referrals/drafts/store'
import { isSubmitted } from '@/lib/referrals/submitted'

/** A draft for its writer, with everything each step offers. */
export const readDraft = query({
  permission: 'referral.editDraft',
  input: OneDraft,
  load: (tx, { draftId }) => loadDraft(tx, draftId),
  async run({ tx, actor, now, subject }) {
    const { draft, number } = subject
    const { answers } = draft
    const addressees = await listAddressees(tx, draft.unitId)
    const to = addressees.find(({ unitId }) => unitId === answers.toUnitId) ?? null
    const from = await ownKind(tx, draft.authorityId)
    const toKind = partyKinds.find((kind) => kind === to?.authorityKind)
    const { question, answer, table } = await caseOf(tx, draft, now)
    const ground = answers.groundCode === undefined || answers.groundVersion === undefined ? null : groundOf(answers.groundCode, answers.groundVersion, table)
    const questions = questionsOf(answers, table)
    const alone = can(actor, 'release.decideAlone', { ...subject, requestedBy: subject.accountId, urgent: ground?.decidedBy === 'caseworkerIfUrgent' }, now)
    const chosen = chosenIn(answer, answers)
    return ok({
      id: draft.id,
      version: draft.version,
      caseFileId: draft.caseFileId,
      caseNumber: showSpokenNumber(number),
      answers,
      to,
      addressees,
      isFixed: await isSubmitted(tx, draft.id),
      // A ground that cannot fit the two authorities is not offered; what remains is possible, and a person weighs.
      grounds: groundsOn(dayOf(now), table).filter((one) => (from === null || goesFrom(one, from)) && (toKind === undefined || goesTo(one, toKind)))
        .map(({ code, title, law, describes, reviewedBy }) => ({ code, title, law, describes, reviewedBy })),
      aid: aidView(question, answer, dayOf(now), table),
      // What the aid says of the rule that was chosen, whatever has been answered since. Null: the aid was not used.
      chosen: chosen && ruleView(chosen),
      consents: (await listConsents(tx, draft.caseFileId)).filter(({ state, validUntil, toUnitId, purpose }) =>
        state === 'active' && validUntil > now && toUnitId === answers.toUnitId && purpose === answers.purpose)
        .map(({ id, fields, validUntil, takenAt }) => ({ id, fields, validUntil, takenAt })),
      ground: ground && { title: ground.title, law: ground.law, limits: ground.limits, mustWeigh: [
        ...ground.mustWeigh, ...Object.values(ageDoubts).flatMap((code) => (questions.includes(code) ? [{ code, question: portalText('releases')(code) }] : [])),
      ] },
      // The file says whether this is a child, or the aid was told, or it must be asked.
      asksAge: answers.situation?.age === undefined && isChildOn(await ageOfFile(tx, draft.caseFileId, null), dayOf(now)) === null,
      // A sign-in that is too old is renewed when it is decided; it does not hide the way.
      mayDecideAlone: alone.ok || alone.code === 'signInAgain',
      open: firstOpenStep(answers, questions),
      expiresAt: draft.expiresAt,
    })
  },
  audit: ({ subject }) => event('referral.draftViewed', { id: subject.id, unitId: subject.unitId },
    { draftId: subject.draft.id, fields: Object.keys(subject.draft.answers.fields ?? {}) }),
})

export type DraftView = Extract<Awaited<ReturnType<typeof readDraft>>, { ok: true }>['value']
