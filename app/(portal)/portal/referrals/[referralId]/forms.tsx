import { randomUUID } from 'node:crypto'
import type { ReactNode } from 'react'
import { QuestionForm, type Question } from '@/components/forms/question-form'
import { reasonInWords, nextStepInWords, unitInWords } from '@/components/referrals/words'
import { untouched } from '@/lib/forms/form-state'
import { portalText } from '@/lib/i18n/portal-messages'
import { declineReasons, nextSteps, outcomes, questions, stopReasons, withdrawReasons } from '@/lib/referrals/model'
import { joinPath } from '@/lib/referrals/paths'
import type { ReferralView } from '@/lib/referrals/read'
import errors from '@/messages/sv/errors.json'
import { accept, ask, complete, decline, feedBack, pause, recall, receive, resume, send, start, stop, supply, withdraw } from '../actions'

const actions = { accept, askForMore: ask, complete, decline, feedBack, pause, receive, resume, send, start, stop, supply, withdraw }

const radios = (name: string, label: string, codes: readonly string[], words: (code: string) => string): Question =>
  ({ kind: 'radio', name, label, options: codes.map((value) => ({ value, label: words(value) })) })

/** The forms a reader may use now, in the order of what is wished most: yes before a question before no. */
export function formsFor(view: ReferralView): { heading: string; lead: string; form: ReactNode }[] {
  const t = portalText('referrals')
  // What cannot succeed is not offered: sending waits for the decision.
  const may = view.may.filter((step) => step !== 'send' || view.release?.state === 'authorised')
  const asked: Partial<Record<keyof typeof actions, Question[]>> = {
    askForMore: [radios('reason', t('act.askForMore.reason'), questions, reasonInWords)],
    withdraw: [radios('reason', t('act.withdraw.reason'), withdrawReasons, reasonInWords)],
    complete: [radios('reason', t('act.complete.reason'), outcomes, reasonInWords)],
    stop: [radios('reason', t('act.stop.reason'), stopReasons, reasonInWords)],
    decline: [
      radios('reason', t('act.decline.reason'), declineReasons, reasonInWords),
      radios('nextStep', t('act.decline.nextStep'), nextSteps, nextStepInWords),
      {
        kind: 'select', name: 'nextUnitId', label: t('act.decline.nextUnit'),
        options: [{ value: '', label: t('act.decline.noUnit') }, ...view.otherUnits.map((unit) => ({ value: unit.unitId, label: unitInWords(unit) }))],
      },
    ],
  }
  const forms = order.filter((step) => may.includes(step)).map((step) => ({
    heading: t(`act.${step}.heading`),
    lead: t(`act.${step}.lead`),
    form: <><QuestionForm action={actions[step]} first={untouched} questions={asked[step] ?? []} submit={t(`act.${step}.submit`)} errors={errors}
      hidden={{ referralId: view.id, ...(step === 'accept' ? { caseFileId: randomUUID() } : {}) }} quiet={quiet.includes(step)} prefix={`${step}-`} />{step === 'accept' && <p className="mt-4"><a className="btn quiet" href={joinPath(view.id)}>{t('join.link')}</a></p>}</>,
  }))
  const recallable = view.side === 'sender' && view.state === 'underReview' && (view.release?.state === 'inReview' || view.release?.state === 'authorised')
  return recallable
    ? [...forms, {
        heading: t('act.recall.heading'), lead: t('act.recall.lead'),
        form: <QuestionForm action={recall} first={untouched} questions={[]} submit={t('act.recall.submit')} errors={errors} hidden={{ referralId: view.id }} quiet />,
      }]
    : forms
}

const order = ['send', 'receive', 'accept', 'askForMore', 'decline', 'supply', 'start', 'resume', 'complete', 'feedBack', 'pause', 'stop', 'withdraw'] as const
const quiet: readonly string[] = ['askForMore', 'decline', 'pause', 'stop', 'withdraw']
