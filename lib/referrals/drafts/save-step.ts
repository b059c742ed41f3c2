import 'server-only'
import type { z } from 'zod'
import { event } from '@/lib/audit/events'
import { factsOfFile } from '@/lib/cases/facts'
import { command } from '@/lib/core/command'
import { fault, ok, refuse, type Outcome } from '@/lib/core/result'
import { isChildIn, isChildOn, isUnder } from '@/lib/disclosure/age'
import { ageOfFile } from '@/lib/disclosure/age-of-file'
import { releaseFields, type ReleaseField } from '@/lib/disclosure/model'
import { ageLimitOf } from '@/lib/disclosure/grounds'
import { rulesIn } from '@/lib/grounds/live'
import { groundsOn } from '@/lib/grounds/table'
import { dayOf } from '@/lib/directory/days'
import { situationAfter } from '@/lib/grounds/situation'
import { caseOf } from '@/lib/referrals/drafts/case'
import { firstOpenStep, prune, type DraftAnswers, type DraftField, type DraftStep } from '@/lib/referrals/drafts/model'
import { questionsOf } from '@/lib/referrals/drafts/questions'
import { AnswerFields, AnswerGround, AnswerPurpose, AnswerRecipient, AnswerSituation, AnswerWeighing } from '@/lib/referrals/drafts/schemas'
import { findDraft, listAddressees, saveDraft, type DraftRow } from '@/lib/referrals/drafts/store'
import { isSubmitted } from '@/lib/referrals/submitted'

type Tx = Parameters<typeof findDraft>[0]

/** The draft with the facts of its file, for the rules. Null: not there, or not this writer's. */
export async function loadDraft(tx: Tx, draftId: string) {
  const draft = await findDraft(tx, draftId)
  const file = draft && await factsOfFile(tx, draft.caseFileId)
  return draft && file && { ...file, accountId: draft.accountId, draft }
}

const drafted = (file: { id: string; unitId: string; draft: DraftRow }) =>
  event('referral.drafted', { id: file.id, unitId: file.unitId }, { draftId: file.draft.id })

/** Saves one step's answers and says which step is next. What the answers made unreachable goes (`prune`). */
async function keep(
  tx: Tx, draft: DraftRow, version: number, step: DraftStep, given: DraftAnswers, now: number,
): Promise<Outcome<{ id: string; next: DraftStep }>> {
  if (version !== draft.version) return refuse('changedByOther')
  const merged = { ...draft.answers, ...given }
  const { table } = await rulesIn(tx)
  const answers = prune(merged, step, questionsOf(merged, table))
  if (!(await saveDraft(tx, draft, step, answers, now))) return refuse('changedByOther')
  return ok({ id: draft.id, next: firstOpenStep(answers, questionsOf(answers, table)) })
}

export const answerRecipient = command({
  permission: 'referral.editDraft',
  input: AnswerRecipient,
  load: (tx, { draftId }) => loadDraft(tx, draftId),
  async run({ tx, input, now, subject: { draft } }) {
    const units = await listAddressees(tx, draft.unitId)
    if (!units.some(({ unitId }) => unitId === input.toUnitId)) return refuse('unitCannotReceive')
    const changed = draft.answers.toUnitId !== undefined && draft.answers.toUnitId !== input.toUnitId
    if (changed && await isSubmitted(tx, draft.id)) return refuse('recipientFixed')
    // The same answer again takes nothing away.
    return keep(tx, draft, input.version, changed ? 'recipient' : 'check', { toUnitId: input.toUnitId }, now)
  },
  audit: ({ subject }) => drafted(subject),
})

export const answerPurpose = command({
  permission: 'referral.editDraft',
  input: AnswerPurpose,
  load: (tx, { draftId }) => loadDraft(tx, draftId),
  async run({ tx, input, now, subject: { draft } }) {
    const changed = draft.answers.purpose !== undefined && draft.answers.purpose !== input.purpose
    if (changed && await isSubmitted(tx, draft.id)) return refuse('recipientFixed')
    const { purpose, purposeText, urgency } = input
    return keep(tx, draft, input.version, changed ? 'purpose' : 'check', { purpose, purposeText, urgency }, now)
  },
  audit: ({ subject }) => drafted(subject),
})

export const answerFields = command({
  permission: 'referral.editDraft',
  input: AnswerFields,
  load: (tx, { draftId }) => loadDraft(tx, draftId),
  run: ({ tx, input, now, subject: { draft } }) => keep(tx, draft, input.version, 'fields', { fields: fieldsFrom(input) }, now),
  audit: ({ subject }) => drafted(subject),
})

/** Fields with something in them. One that leaves whole leaves exactly as it stands. */
function fieldsFrom(input: z.output<typeof AnswerFields>): Partial<Record<ReleaseField, DraftField>> {
  return Object.fromEntries(releaseFields.flatMap((field) => {
    const source = input[`${field}Source`]
    if (source === null) return []
    const choice = input[`${field}Choice`]
    const text = choice === 'stays' ? null : choice === 'leaves' ? source : input[`${field}Text`]
    return [[field, { source, choice, text }]]
  }))
}

/** One answer to the aid. It chooses nothing: what it leads to is read, and a person picks the rule. */
export const answerSituation = command({
  permission: 'referral.editDraft',
  input: AnswerSituation,
  load: (tx, { draftId }) => loadDraft(tx, draftId),
  async run({ tx, input, now, subject: { draft } }) {
    const asked = input.asked === 'facts' ? (await caseOf(tx, draft, now)).answer.ask : null
    const facts = asked !== null && typeof asked === 'object' ? asked.facts.filter((fact) => input.shown.includes(fact)) : []
    const situation = situationAfter(draft.answers.situation ?? {}, input, facts)
    // Age is asked once: what was answered here is the answer to the file's question too, where the file leaves it open.
    const isOpen = isChildOn(await ageOfFile(tx, draft.caseFileId, null), dayOf(now)) === null
    return keep(tx, draft, input.version, 'ground', { situation, ...(isOpen && situation.age !== undefined && { isChild: isChildIn(situation.age) }) }, now)
  },
  audit: ({ subject }) => drafted(subject),
})

export const answerGround = command({
  permission: 'referral.editDraft',
  input: AnswerGround,
  load: (tx, { draftId }) => loadDraft(tx, draftId),
  async run({ tx, input, now, subject: { draft } }) {
    const ground = groundsOn(dayOf(now), (await rulesIn(tx)).table).find(({ code }) => code === input.groundCode)
    if (!ground) return refuse('notInForce')
    if (ground.consent === 'required' && input.consentId === null) return refuse('consentMissing')
    const age = await ageOfFile(tx, draft.caseFileId, null)
    const known = isChildOn(age, dayOf(now))
    const told = draft.answers.situation?.age
    const isChild = told === undefined ? input.isChild : isChildIn(told)
    if (known === null && isChild === undefined) return fault('isChild', 'choose')
    const limit = ageLimitOf(ground)
    if (limit === 'under18' && (known === false || (known === null && isChild === 'no'))) return refuse('notAChild')
    const isYoung = limit === 'under21' ? isUnder(age, 21, dayOf(now)) : true
    if (isYoung === false) return refuse('notUnder21')
    const { isChild: _before, ...rest } = draft.answers
    return keep(tx, { ...draft, answers: rest }, input.version, 'ground', {
      ...(known === null && isChild !== undefined && { isChild }),
      // An adult whose year alone is known may have turned 21 or not: then the weighing asks.
      ...(known === false && isYoung === null && { isChild: 'no' as const }),
      groundCode: ground.code, groundVersion: ground.version, consentId: ground.consent === 'required' ? input.consentId : null,
    }, now)
  },
  audit: ({ subject }) => drafted(subject),
})

export const answerWeighing = command({
  permission: 'referral.editDraft',
  input: AnswerWeighing,
  load: (tx, { draftId }) => loadDraft(tx, draftId),
  async run({ tx, input, now, subject: { draft } }) {
    const { draftId: _id, version, ...weighing } = input
    return keep(tx, draft, version, 'weighing', { weighing }, now)
  },
  audit: ({ subject }) => drafted(subject),
})
