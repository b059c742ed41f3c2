import { randomUUID } from 'node:crypto'
import type { FactCheckActions } from '@/components/editorial/actions'
import { momentIn } from '@/components/editorial/days'
import { FactCheckForm } from '@/components/editorial/fact-check-form'
import { QuestionForm } from '@/components/forms/question-form'
import { mostDays } from '@/lib/editorial/fact-checks/schemas'
import type { EditionView } from '@/lib/editorial/read-edition'
import { untouched } from '@/lib/forms/form-state'
import { portalText } from '@/lib/i18n/portal-messages'
import errors from '@/messages/sv/errors.json'

/** The links by which somebody outside reads this edition, and a form for one more. */
export function FactCheckLinks({ view, actions }: { view: EditionView; actions: FactCheckActions }) {
  const t = portalText('editorial')
  const { links, mayMake } = view.factChecks
  if (!mayMake && links.length === 0) return null
  return (
    <section aria-labelledby="fact-checks">
      <h2 id="fact-checks">{t('factCheck.heading')}</h2>
      <p>{t('factCheck.lead')}</p>
      {links.length > 0 && (
        <ul className="grid gap-2 mt-4">
          {links.map(({ id, who, madeAt, expiresAt, opened, lastOpenedAt }) => (
            <li className="comment" key={id}>
              <p>{t('factCheck.madeBy', { who: who ?? t('edition.someone'), when: momentIn(madeAt), until: momentIn(expiresAt) })}</p>
              <p className="small">{lastOpenedAt === null ? t('factCheck.neverOpened') : t('factCheck.opened', { count: opened, when: momentIn(lastOpenedAt) })}</p>
              <QuestionForm action={actions.revoke} first={untouched} errors={errors} questions={[]} submit={t('factCheck.revoke')} quiet prefix={`revoke-${id}-`} hidden={{ factCheckId: id }} />
            </li>
          ))}
        </ul>
      )}
      {mayMake && (
        <FactCheckForm action={actions.make} errors={errors} hidden={{ factCheckId: randomUUID(), editionId: view.id }}
          options={Array.from({ length: mostDays }, (_, index) => ({ value: String(index + 1), label: t('factCheck.daysOption', { days: index + 1 }) }))}
          text={{ days: t('factCheck.days'), make: t('factCheck.make'), made: t('factCheck.made'), madeLead: t('factCheck.madeOnce') }} />
      )}
    </section>
  )
}
