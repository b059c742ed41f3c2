import { exampleFor } from '@/lib/grounds/examples'
import { portalText } from '@/lib/i18n/portal-messages'

/** For each question of a ground that has one: a reasoning that holds and one that does not. Folded; the writer writes their own. */
export function Examples({ questions }: { questions: readonly { code: string; question: string }[] }) {
  const t = portalText('referrals')
  const shown = questions.flatMap(({ code, question }) => { const example = exampleFor(code); return example ? [{ code, question, example }] : [] })
  if (shown.length === 0) return null
  return (
    <details className="mt-4">
      <summary>{t('draft.weighing.examples')}</summary>
      <dl className="examples">
        {shown.map(({ code, question, example }) => (
          <div key={code}>
            <dt>{question}</dt>
            <dd><b>{t('draft.weighing.good')}</b> ”{example.good}”</dd>
            <dd><b>{t('draft.weighing.weak')}</b> ”{example.weak}” {example.why}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
