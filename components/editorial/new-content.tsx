import { QuestionForm } from '@/components/forms/question-form'
import { comingTypes } from '@/lib/news/model'
import { untouched, type FormState } from '@/lib/forms/form-state'
import { portalText } from '@/lib/i18n/portal-messages'
import errors from '@/messages/sv/errors.json'

interface Props { action: (before: FormState, form: FormData) => Promise<FormState>; hidden: Record<string, string> }

/** Begins a piece of news or an event; every other kind of text is there from the start. */
export function NewContent({ action, hidden }: Props) {
  const t = portalText('editorial')
  return (
    <details className="more">
      <summary>{t('list.new')}</summary>
      <p>{t('list.newLead')}</p>
      <QuestionForm action={action} first={untouched} errors={errors} hidden={hidden} submit={t('list.newSubmit')} prefix="new-" questions={[
        { kind: 'radio', name: 'type', label: t('list.newType'), options: comingTypes.map((value) => ({ value, label: t(`type.${value}`) })) },
        { kind: 'text', name: 'title', label: t('list.newTitle'), hint: t('list.newTitleHint') },
      ]} />
    </details>
  )
}
