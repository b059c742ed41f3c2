/** A referral being written: short steps, each saved, nothing of it seen by anybody else. Pure; screens may import it. */
import type { AgeAnswer } from '@/lib/disclosure/age'
import type { FieldChoice, ReleaseField } from '@/lib/disclosure/model'
import type { Situation } from '@/lib/grounds/situation'
import type { Purpose, Urgency } from '@/lib/referrals/model'

/** In the order they are asked. The last shows all answers and asks for review. */
export const draftSteps = ['recipient', 'purpose', 'fields', 'ground', 'weighing', 'check'] as const
export type DraftStep = (typeof draftSteps)[number]

/** One field of the file: what stands in it, and what would leave. `text` is null when it stays. */
export interface DraftField { source: string; choice: FieldChoice; text: string | null }

/** Answers so far. What is not here has not been asked yet; what no longer applies has been taken out (`prune`). */
export interface DraftAnswers {
  toUnitId?: string
  purpose?: Purpose
  purposeText?: string
  urgency?: Urgency
  fields?: Partial<Record<ReleaseField, DraftField>>
  /** What was answered to the aid: the case as the statutes ask about it. Who, whom and consent are known from the rest. */
  situation?: Situation
  groundCode?: string
  groundVersion?: number
  consentId?: string | null
  /** Asked when the file does not say how old the person is. */
  isChild?: AgeAnswer
  weighing?: Record<string, string>
}

/** How long a draft lies before it is removed, ms (HMPPS ADR-0004). */
export const draftLifeMs = 90 * 24 * 3_600_000

/** The fields that would leave, in the order given by the answers. */
export const leavingFields = (answers: DraftAnswers): ReleaseField[] =>
  (Object.entries(answers.fields ?? {}) as [ReleaseField, DraftField][]).flatMap(([field, { choice }]) => (choice === 'stays' ? [] : [field]))

/** The first step that is not answered yet, or `check`. */
export function firstOpenStep(answers: DraftAnswers, questions: readonly string[]): DraftStep {
  if (answers.toUnitId === undefined) return 'recipient'
  if (answers.purpose === undefined || answers.purposeText === undefined || answers.urgency === undefined) return 'purpose'
  if (answers.fields === undefined || leavingFields(answers).length === 0) return 'fields'
  if (answers.groundCode === undefined) return 'ground'
  if (questions.some((code) => (answers.weighing?.[code] ?? '') === '')) return 'weighing'
  return 'check'
}

/**
 * Takes out what an earlier answer made unreachable: a ground chosen for another recipient, purpose or selection, a consent
 * of a ground that needs none, a weighing of questions that are no longer asked, a case told for somebody else. Nobody decides on an answer nobody sees.
 */
export function prune(answers: DraftAnswers, changed: DraftStep, questions: readonly string[]): DraftAnswers {
  const kept = { ...answers }
  if (changed === 'recipient' || changed === 'purpose') {
    delete kept.situation
    delete kept.groundCode
    delete kept.groundVersion
    delete kept.consentId
  }
  if (kept.weighing) {
    kept.weighing = Object.fromEntries(Object.entries(kept.weighing).filter(([code]) => questions.includes(code)))
  }
  return kept
}
