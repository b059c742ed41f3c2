import { randomUUID } from 'node:crypto'
import type { ReactNode } from 'react'
import { QuestionForm } from '@/components/forms/question-form'
import { atInWords, reasonInWords } from '@/components/referrals/words'
import { untouched } from '@/lib/forms/form-state'
import { portalText } from '@/lib/i18n/portal-messages'
import { errorReasons } from '@/lib/referrals/model'
import type { ReferralView } from '@/lib/referrals/read'
import errors from '@/messages/sv/errors.json'
import { askWrong, confirmWrong, refuseWrong, takeBackWrong } from '../actions'

/** "This should never have been": one asks, another answers. */
export function errorForms({ id, mayAskError, errorRequest: asked }: ReferralView): { heading: string; lead: string; form: ReactNode }[] {
  const t = portalText('referrals')
  if (asked === null) return !mayAskError ? [] : [{
    heading: t('act.askError.heading'), lead: t('act.askError.lead'),
    form: <QuestionForm action={askWrong} first={untouched} errors={errors} hidden={{ referralId: id, requestId: randomUUID() }} quiet prefix="askError-" submit={t('act.askError.submit')}
      questions={[{ kind: 'radio', name: 'reason', label: t('act.askError.reason'), options: errorReasons.map((value) => ({ value, label: reasonInWords(value) })) }]} />,
  }]
  const about = { name: asked.askedBy ?? '', at: atInWords(asked.askedAt), reason: reasonInWords(asked.reason) }
  const button = (action: typeof confirmWrong, submit: string) => <QuestionForm action={action} first={untouched} errors={errors} hidden={{ requestId: asked.id }} questions={[]} submit={submit} quiet />
  return [
    ...(asked.mayAnswer ? [{ heading: t('act.answerError.heading'), lead: t('act.answerError.lead', about), form: <>{button(confirmWrong, t('act.answerError.yes'))}{button(refuseWrong, t('act.answerError.no'))}</> }] : []),
    ...(asked.mayAnswer ? [] : [{ heading: t('act.takeBackError.heading'), lead: t('act.takeBackError.lead', about), form: asked.mayTakeBack && button(takeBackWrong, t('act.takeBackError.submit')) }]),
  ]
}
