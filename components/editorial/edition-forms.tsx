import { QuestionForm } from '@/components/forms/question-form'
import type { EditionActions } from '@/components/editorial/actions'
import type { EditionView } from '@/lib/editorial/read-edition'
import { withdrawReasons } from '@/lib/content/model'
import { untouched } from '@/lib/forms/form-state'
import { portalText } from '@/lib/i18n/portal-messages'
import { translator } from '@/lib/i18n/translator'
import { documentPages, publicPath } from '@/lib/routes'
import errors from '@/messages/sv/errors.json'

/** What this person can do with the edition now, the likely thing first. Each is a form of its own. */
export function EditionForms({ view, actions }: { view: EditionView; actions: EditionActions }) {
  const t = portalText('editorial')
  // As the reader will be told.
  const told = translator('sv', 'content')
  const hidden = { editionId: view.id, version: String(view.version) }
  const form = { first: untouched, hidden, errors }
  const { may } = view
  return (
    <>
      {may.answer && (
        <section className="panel mt-6" aria-labelledby="answer">
          <h2 id="answer">{t('edition.answer')}</h2>
          <p>{t('edition.answerLead')}</p>
          <QuestionForm {...form} action={actions.answer} submit={t('edition.answerSubmit')} prefix="answer-" questions={[
            { kind: 'radio', name: 'answer', label: t('edition.answerLabel'), options: [{ value: 'approve', label: t('edition.answers.approve') }, { value: 'askForChanges', label: t('edition.answers.askForChanges') }] },
            { kind: 'text', name: 'words', label: t('edition.answerWords'), hint: t('edition.answerWordsHint'), rows: 3 },
          ]} />
        </section>
      )}
      {may.judge && (
        <section className="panel mt-6" aria-labelledby="judge">
          <h2 id="judge">{t('edition.judge')}</h2>
          <p>{t('edition.judgeLead')}</p>
          <QuestionForm {...form} action={actions.judge} submit={t('edition.judgeSubmit')} prefix="judge-" questions={[{ kind: 'text', name: 'words', label: t('edition.judgeWords'), rows: 3 }]} />
        </section>
      )}
      <div className="row mt-4">
        {may.submit && <QuestionForm {...form} action={actions.submit} submit={t('edition.submit')} questions={[]} prefix="submit-" />}
        {may.publish && <QuestionForm {...form} action={actions.publish} submit={t('edition.publish')} questions={[]} prefix="publish-" />}
        {may.callOff && <QuestionForm {...form} action={actions.callOff} submit={t('edition.callOff')} questions={[]} quiet prefix="call-off-" />}
        {may.takeBack && <QuestionForm {...form} action={actions.takeBack} submit={t('edition.takeBack')} questions={[]} quiet prefix="take-back-" />}
        {may.discard && <QuestionForm {...form} action={actions.discard} submit={t('edition.discard')} questions={[]} quiet prefix="discard-" />}
      </div>
      {may.schedule && (
        <details className="more">
          <summary>{t('edition.schedule')}</summary>
          <QuestionForm {...form} action={actions.schedule} submit={t('edition.scheduleSubmit')} prefix="schedule-" questions={[
            { kind: 'text', name: 'publishOn', label: t('edition.publishOn'), hint: t('edition.publishOnHint') },
            { kind: 'text', name: 'publishTime', label: t('edition.publishTime'), hint: t('edition.publishTimeHint') },
          ]} />
        </details>
      )}
      {may.publishAtOnce && (
        <details className="more">
          <summary>{t('edition.atOnce')}</summary>
          <p>{t('edition.atOnceLead')}</p>
          <QuestionForm {...form} action={actions.publishAtOnce} submit={t('edition.atOnceSubmit')} prefix="at-once-" questions={[{ kind: 'text', name: 'words', label: t('edition.atOnceWords'), rows: 3 }]} />
        </details>
      )}
      {may.withdraw && (
        <details className="more">
          <summary>{t('edition.withdraw')}</summary>
          <p>{t('edition.withdrawLead')}</p>
          <QuestionForm {...form} action={actions.withdraw} submit={t('edition.withdrawSubmit')} prefix="withdraw-" questions={[
            { kind: 'radio', name: 'reason', label: t('edition.withdrawReason'), options: withdrawReasons.map((value) => ({ value, label: told(`withdrawnReason.${value}`) })) },
            { kind: 'select', name: 'goTo', label: t('edition.goTo'), options: [{ value: 'none', label: t('edition.goToNone') }, ...documentPages.map((page) => ({ value: page, label: publicPath(page, 'sv') }))] },
          ]} />
        </details>
      )}
    </>
  )
}
