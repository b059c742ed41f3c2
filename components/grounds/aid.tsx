import './aid.css'
import { QuestionForm, type Question } from '@/components/forms/question-form'
import { Sign } from '@/components/ui/sign'
import type { FormState } from '@/lib/forms/form-state'
import type { AidView } from '@/lib/grounds/aid-view'
import { guidePath } from '@/lib/grounds/paths'
import type { AgeGroup, Aim, Initiative } from '@/lib/grounds/model'
import { reversed } from '@/lib/grounds/guide'
import { portalText } from '@/lib/i18n/portal-messages'
import errors from '@/messages/sv/errors.json'
import { AskedOfTheLaw } from './asked'
import { reasonInWords, words } from './words'

interface Props {
  aid: AidView
  action: (before: FormState, form: FormData) => Promise<FormState>
  first: FormState
  hidden: Record<string, string>
}

const signs = { must: 'start', may: 'there', depends: 'going', mayNot: 'brokenOff' } as const

/**
 * The aid in a referral: asks what the file does not say, one thing at a time, then says which rules fit and why others do not. It
 * answers from the same table and in the same words as the public guide, and chooses nothing.
 */
export function Aid({ aid, action, first, hidden }: Props) {
  const t = portalText('referrals')
  const begun = aid.question.aim !== undefined
  const other = reversed(aid.question)
  return (
    <section className="aid" aria-labelledby="aid">
      <h2 id="aid">{t('draft.aid.heading')}</h2>
      <p className="small">{t('draft.aid.lead')}</p>
      {begun && <AskedOfTheLaw question={aid.question} />}
      {aid.asks && <QuestionForm action={action} first={first} hidden={{ ...hidden, asked: aid.asks.part }} questions={[asQuestion(aid.asks)]} submit={t('draft.aid.next')} errors={errors} prefix="aid-" quiet />}
      {aid.verdict && (
        <>
          <p className="aid-verdict"><Sign name={signs[aid.verdict]} /> <b>{words(`verdict.${aid.verdict}.heading`)}</b> {words(`verdict.${aid.verdict}.says`)}</p>
          {aid.question.facts.witness === 'yes' && <p><b>{words('note.witness')}</b></p>}
          {(aid.verdict === 'mayNot' || aid.verdict === 'depends') && <p>{t('draft.aid.no')}</p>}
          <details>
            <summary>{words('rules.closed')}</summary>
            <ul>{aid.closed.map(({ code, title, law, initiative, reasons }) => <li key={code}><b>{title}.</b> {law}. {reasons.map((reason) => `${reasonInWords(reason, initiative)}${reason.law === law ? '' : ` (${reason.law})`}`).join(' ')}</li>)}</ul>
          </details>
        </>
      )}
      {begun && (
        <div className="row">
          <QuestionForm action={action} first={first} hidden={{ ...hidden, asked: 'again' }} questions={[]} submit={words('again')} errors={errors} prefix="again-" quiet />
          {other && <a href={`${guidePath}?${new URLSearchParams(other).toString()}`}>{words('reverse')}</a>}
        </div>
      )}
    </section>
  )
}

function asQuestion(asks: NonNullable<AidView['asks']>): Question {
  if (asks.part === 'facts') return {
    kind: 'checkbox', name: 'fact', label: words('questions.facts'),
    options: [...asks.options.map((value) => ({ value: value as string, label: words(`fact.${value}`) })), { value: 'unsure', label: words('unsure') }],
  }
  const label = { aim: (value: string) => words(`aim.${value as Aim}`), initiative: (value: string) => words(`initiative.${value as Initiative}`), age: (value: string) => words(`age.${value as AgeGroup}`) }[asks.part]
  return { kind: 'radio', name: asks.part, label: words(`questions.${asks.part}`), options: asks.options.map((value) => ({ value, label: label(value) })) }
}
