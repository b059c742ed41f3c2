import './aid.css'
import { QuestionForm, type Question } from '@/components/forms/question-form'
import { Sign } from '@/components/ui/sign'
import { stateOf, untouched, type FormState } from '@/lib/forms/form-state'
import type { AidView } from '@/lib/grounds/aid-view'
import { guidePath } from '@/lib/grounds/paths'
import type { AgeGroup, Aim, Initiative } from '@/lib/grounds/model'
import { reversed } from '@/lib/grounds/guide'
import { portalText } from '@/lib/i18n/portal-messages'
import errors from '@/messages/sv/errors.json'
import { AskedOfTheLaw } from './asked'
import { standingInWords, words } from './words'

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
      {aid.asks && <QuestionForm action={action} first={stateOf(first, [nameOf(aid.asks)])} hidden={{ ...hidden, asked: aid.asks.part, ...(aid.asks.part === 'facts' && { shown: aid.asks.options.join(' ') }) }} questions={[asQuestion(aid.asks)]} submit={t('draft.aid.next')} errors={errors} prefix="aid-" quiet />}
      {aid.verdict && (
        <>
          <p className="aid-verdict"><Sign name={signs[aid.verdict]} /> <b>{words(`verdict.${aid.verdict}.heading`)}</b> {words(`verdict.${aid.verdict}.says`)}{aid.duty === 'asked' && ` ${words('verdict.may.asked')}`}</p>
          {aid.duty === 'ifAsked' && <p>{words('verdict.may.asked')}</p>}
          {aid.notes.map((note) => <p key={note}><b>{words(`note.${note}`)}</b></p>)}
          {aid.maybe.length > 0 && (
            <>
              <h3>{words('rules.maybe')}</h3>
              <ul>{aid.maybe.map((rule) => <li key={rule.code}><b>{rule.title}.</b> {rule.law}. {standingInWords(rule)}</li>)}</ul>
            </>
          )}
          {(aid.verdict === 'mayNot' || aid.verdict === 'depends') && <p>{t('draft.aid.no')}</p>}
          <details>
            <summary>{words('rules.closed')}</summary>
            <ul>{aid.closed.map((rule) => <li key={rule.code}><b>{rule.title}.</b> {rule.law}. {standingInWords(rule)}</li>)}</ul>
          </details>
        </>
      )}
      {begun && (
        <div className="row">
          <QuestionForm action={action} first={untouched} hidden={{ ...hidden, asked: 'again' }} questions={[]} submit={words('again')} errors={errors} prefix="again-" quiet />
          {other && <a href={`${guidePath}?${new URLSearchParams(other).toString()}`}>{words('reverse')}</a>}
        </div>
      )}
    </section>
  )
}

/** The name of what is asked in the form. */
const nameOf = ({ part }: NonNullable<AidView['asks']>) => (part === 'facts' ? 'fact' : part)

function asQuestion(asks: NonNullable<AidView['asks']>): Question {
  if (asks.part === 'facts') return {
    kind: 'checkbox', name: 'fact', label: words('questions.facts'),
    options: [...asks.options.map((value) => ({ value: value as string, label: words(`fact.${value}`) })), { value: 'unsure', label: words('unsure') }],
  }
  const label = { aim: (value: string) => words(`aim.${value as Aim}`), initiative: (value: string) => words(`initiative.${value as Initiative}`), age: (value: string) => words(`age.${value as AgeGroup}`) }[asks.part]
  return { kind: 'radio', name: asks.part, label: words(`questions.${asks.part}`), options: asks.options.map((value) => ({ value, label: label(value) })) }
}
