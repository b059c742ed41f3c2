import { randomUUID } from 'node:crypto'
import { QuestionForm } from '@/components/forms/question-form'
import { atInWords } from '@/components/referrals/words'
import { hasOwnPlace, suggestionFor } from '@/lib/disclosure/deliveries/target'
import type { ReleaseField } from '@/lib/disclosure/model'
import { untouched, type FormState } from '@/lib/forms/form-state'
import { portalText } from '@/lib/i18n/portal-messages'
import errors from '@/messages/sv/errors.json'
import './referrals.css'

interface Props {
  action: (before: FormState, form: FormData) => Promise<FormState>
  /** Ids the form needs; each field gets one more, for the note it may become. */
  hidden: { caseFileId: string; referralId: string; version: string }
  items: { field: ReleaseField; text: string; usedAt: number | null }[]
}

/** Each received field with the way to take it into the file: by a person, one at a time, in the words that person wants. */
export function UseReceived({ action, hidden, items }: Props) {
  const t = portalText('referrals')
  return (
    <>
      <h3>{t('use.heading')}</h3>
      <p className="small">{t('use.lead')}</p>
      {items.map(({ field, text, usedAt }) => (
        <details className="fold" key={field}>
          <summary><b>{t(`field.${field}`)}</b> <span>{usedAt === null ? t('use.not') : t('use.used', { at: atInWords(usedAt) })}</span></summary>
          <div>
            <QuestionForm action={action} first={untouched} errors={errors} quiet prefix={`${hidden.referralId}-${field}-`} submit={t('use.submit')} hidden={{ ...hidden, noteId: randomUUID(), field }}
              questions={[{ kind: 'text', name: 'words', label: hasOwnPlace(field) ? t('use.into', { field: t(`field.${field}`) }) : t('use.intoNote'), rows: 3, value: suggestionFor(field, text), ...(field === 'name' ? { hint: t('use.nameHint') } : {}) }]} />
          </div>
        </details>
      ))}
    </>
  )
}
