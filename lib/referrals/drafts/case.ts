import 'server-only'
import { dayOf } from '@/lib/directory/days'
import { ageGroupOn } from '@/lib/disclosure/age'
import { ageOfFile } from '@/lib/disclosure/age-of-file'
import { listConsents } from '@/lib/disclosure/consents/list'
import { senderOf } from '@/lib/disclosure/grounds'
import { partyKinds } from '@/lib/disclosure/model'
import { ownKind } from '@/lib/disclosure/party'
import { groundsFor } from '@/lib/grounds/evaluate'
import { rulesIn } from '@/lib/grounds/live'
import type { Answer, Ground, Judged, Question } from '@/lib/grounds/model'
import { leavingFields, type DraftAnswers } from '@/lib/referrals/drafts/model'
import { listAddressees, type DraftRow } from '@/lib/referrals/drafts/store'

/**
 * The case of a draft as a question to the law: what the file and the referral already say is not asked again, the rest is what was
 * answered. A consent counts when it is noted, for this receiver and purpose, and reaches everything that leaves.
 * @returns the question, the law's answer, and the rules that were asked
 */
export async function caseOf(tx: Parameters<typeof listAddressees>[0], draft: DraftRow, now: number): Promise<{ question: Question; answer: Answer; table: readonly Ground[] }> {
  const { answers } = draft
  const day = dayOf(now)
  const to = (await listAddressees(tx, draft.unitId)).find(({ unitId }) => unitId === answers.toUnitId)
  const from = await ownKind(tx, draft.authorityId)
  const toKind = partyKinds.find((kind) => kind === to?.authorityKind)
  const leaving = leavingFields(answers)
  const consents = await listConsents(tx, draft.caseFileId)
  const consented = consents.some(({ state, validUntil, toUnitId, purpose, fields }) =>
    state === 'active' && validUntil > now && toUnitId === answers.toUnitId && purpose === answers.purpose
    && leaving.every((field) => field === 'aboutOthers' || fields.includes(field)))
  const { aim, initiative, age: saidAge, facts } = answers.situation ?? {}
  const age = ageGroupOn(await ageOfFile(tx, draft.caseFileId, answers.isChild ?? null), day) ?? saidAge
  const question: Question = {
    ...(from && { from: senderOf[from] }), ...(toKind && { to: senderOf[toKind] }), ...(aim && { aim }), ...(initiative && { initiative }), ...(age && { age }),
    facts: { ...facts, consent: consented ? 'yes' : 'no', aboutOthers: leaving.includes('aboutOthers') ? 'yes' : 'no' },
  }
  const { table } = await rulesIn(tx)
  return { question, answer: groundsFor(question, day, table), table }
}

/** What the aid's answer says of the rule that was chosen. Null: none was, or the aid was not used. */
export const chosenIn = ({ grounds }: Answer, { situation, groundCode, groundVersion }: DraftAnswers): Judged | null =>
  (situation === undefined ? null : grounds.find(({ ground }) => ground.code === groundCode && ground.version === groundVersion) ?? null)
