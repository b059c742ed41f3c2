import { QuestionForm, type Question } from '@/components/forms/question-form'
import { Aid } from '@/components/grounds/aid'
import { Examples } from '@/components/grounds/examples'
import { standingInWords } from '@/components/grounds/words'
import { FieldsForm } from '@/components/referrals/fields-form'
import { unitInWords } from '@/components/referrals/words'
import { Notice } from '@/components/ui/notice'
import type { Actor } from '@/lib/auth/model'
import { ageAnswers } from '@/lib/disclosure/age'
import { dayOf } from '@/lib/directory/days'
import { stateOf } from '@/lib/forms/form-state'
import { firstState } from '@/lib/forms/kept-state'
import { hasUnreviewed } from '@/lib/grounds/table'
import { longDay } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'
import type { DraftStep } from '@/lib/referrals/drafts/model'
import type { DraftView } from '@/lib/referrals/drafts/read'
import { purposes, urgencies } from '@/lib/referrals/model'
import { draftPath, referralsOfFilePath } from '@/lib/referrals/paths'
import errors from '@/messages/sv/errors.json'
import referrals from '@/messages/sv/referrals.json'
import { fields, ground, purpose, recipient, situation, weighing } from '@/app/(portal)/portal/referrals/actions'

type AskedStep = Exclude<DraftStep, 'check'>
const actions = { recipient, purpose, ground, weighing }

/** The questions of one step, with the answers so far. */
export async function DraftStepForm({ step, view, actor }: { step: AskedStep; view: DraftView; actor: Actor }) {
  const t = portalText('referrals')
  const hidden = { draftId: view.id, version: String(view.version) }
  const first = await firstState(actor, draftPath(view.id, step))
  if (step === 'fields') return (
    <>
      <p className="lead">{t('draft.fields.lead')}</p>
      <FieldsForm action={fields} first={first} hidden={hidden} answers={view.answers.fields ?? {}} text={referrals} errors={errors} />
    </>
  )
  const questions = questionsOf(step, view)
  return (
    <>
      {view.isFixed && (step === 'recipient' || step === 'purpose') && <Notice kind="know">{t('draft.recipient.fixed')}</Notice>}
      {step === 'ground' && <Aid aid={view.aid} action={situation} first={first} hidden={hidden} />}
      {step === 'ground' && hasUnreviewed(view.grounds) && <p className="small">{t('draft.ground.notReviewed')}</p>}
      {step === 'ground' && view.consents.length === 0 && (
        <p>{t('draft.ground.noneFits')} <a href={referralsOfFilePath(view.caseFileId)}>{t('draft.ground.take')}</a></p>
      )}
      {step === 'weighing' && view.ground && view.ground.limits.length > 0 && (
        <section><h2>{t('draft.weighing.limits')}</h2><ul>{view.ground.limits.map((limit) => <li key={limit}>{limit}</li>)}</ul></section>
      )}
      {step === 'weighing' && view.ground && <Examples questions={view.ground.mustWeigh} />}
      {step === 'ground' && offered(view).length === 0
        ? <Notice kind="wrong">{t('draft.ground.noneOpens')}</Notice>
        : <QuestionForm action={actions[step]} first={stateOf(first, questions.map(({ name }) => name))} hidden={hidden} questions={questions} submit={t('draft.next')} errors={errors} />}
    </>
  )
}

/** Those that open first, then those that may; those the aid found closed are told of in the aid, with the reason. Before it has an answer, all that fit the two, by name and paragraph. */
function offered({ grounds, aid }: DraftView): { code: string; title: string; help: string }[] {
  const t = portalText('referrals')
  const line = (says: string, { code, title, law, describes }: DraftView['grounds'][number]) =>
    ({ code, title, help: `${says} ${t('draft.ground.lawOf', { law: law.join(', '), describes })}` })
  if (aid.verdict === null) return grounds.map(({ code, title, law }) => ({ code, title, help: law.join(', ') }))
  return [
    ...grounds.filter(({ code }) => aid.open.includes(code)).map((ground) => line(t('draft.ground.opens'), ground)),
    ...grounds.flatMap((ground) => aid.maybe.filter(({ code }) => code === ground.code).map((rule) => line(`${t('draft.ground.mayOpen')} ${standingInWords(rule)}`, ground))),
  ]
}

function questionsOf(step: keyof typeof actions, view: DraftView): Question[] {
  const { answers, addressees, consents, asksAge, ground: chosen } = view
  const t = portalText('referrals')
  if (step === 'recipient') return [{
    kind: 'select', name: 'toUnitId', label: t('draft.recipient.toUnit'), value: answers.toUnitId ?? '',
    options: [{ value: '', label: t('draft.recipient.choose') }, ...addressees.map((unit) => ({ value: unit.unitId, label: unitInWords(unit) }))],
  }]
  if (step === 'purpose') return [
    { kind: 'radio', name: 'purpose', label: t('draft.purpose.purpose'), value: answers.purpose ? [answers.purpose] : [], options: purposes.map((value) => ({ value, label: t(`purpose.${value}`) })) },
    { kind: 'text', name: 'purposeText', label: t('draft.purpose.purposeText'), hint: t('draft.purpose.purposeTextHint'), rows: 3, value: answers.purposeText ?? '' },
    { kind: 'radio', name: 'urgency', label: t('draft.purpose.urgency'), value: answers.urgency ? [answers.urgency] : [], options: urgencies.map((value) => ({ value, label: t(`urgency.${value}`), help: t(`draft.purpose.urgencyHelp.${value}`) })) },
  ]
  if (step === 'weighing') return (chosen?.mustWeigh ?? []).map(({ code, question }) => ({ kind: 'text', name: code, label: question, rows: 3, value: answers.weighing?.[code] ?? '' }))
  return [
    ...(asksAge ? [{
      kind: 'radio' as const, name: 'isChild', label: t('draft.ground.isChild'), value: answers.isChild ? [answers.isChild] : [],
      options: ageAnswers.map((value) => ({ value, label: t(`draft.ground.isChildAnswer.${value}`) })),
    }] : []),
    {
      kind: 'radio', name: 'groundCode', label: t('draft.ground.ground'), value: answers.groundCode ? [answers.groundCode] : [],
      options: offered(view).map(({ code, title, help }) => ({ value: code, label: title, help })),
    },
    ...(consents.length === 0 ? [] : [{
      kind: 'radio' as const, name: 'consentId', label: t('draft.ground.consent'), value: answers.consentId ? [answers.consentId] : [''],
      options: [
        ...consents.map(({ id, fields: kinds, validUntil }) => ({
          // The instant is the midnight after the last day.
          value: id, label: t('draft.ground.consentOf', { until: longDay(dayOf(validUntil - 1), 'sv'), fields: kinds.map((field) => t(`field.${field}`)).join(', ') }),
        })),
        { value: '', label: t('draft.ground.noConsent') },
      ],
    }]),
  ]
}
