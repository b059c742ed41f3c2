import { standingInWords } from '@/components/grounds/words'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { releaseFields } from '@/lib/disclosure/model'
import { portalText } from '@/lib/i18n/portal-messages'
import { leavingFields, type DraftStep } from '@/lib/referrals/drafts/model'
import { draftPath } from '@/lib/referrals/paths'
import type { DraftView } from '@/lib/referrals/drafts/read'
import { unitInWords } from './words'

/** All answers on one page, each with the way back to its step, before anything is asked for. */
export function DraftCheck({ view }: { view: DraftView }) {
  const t = portalText('referrals')
  const { answers } = view
  const leaving = leavingFields(answers)
  const filled = releaseFields.filter((field) => answers.fields?.[field])
  const change = (step: DraftStep) => <a href={draftPath(view.id, step)}>{t('draft.check.change')}<span className="hide"> {t(`draft.steps.${step}`)}</span></a>
  const rows: { step: DraftStep; label: string; answer: string }[] = [
    { step: 'recipient', label: t('draft.check.to'), answer: unitInWords(view.to) },
    { step: 'purpose', label: t('draft.check.purpose'), answer: answers.purpose ? t(`purpose.${answers.purpose}`) : '' },
    { step: 'purpose', label: t('draft.check.why'), answer: answers.purposeText ?? '' },
    { step: 'purpose', label: t('draft.check.urgency'), answer: answers.urgency ? t(`urgency.${answers.urgency}`) : '' },
    { step: 'ground', label: t('draft.check.ground'), answer: view.ground ? `${view.ground.title}. ${view.ground.law.join(', ')}` : '' },
    ...(view.ground?.mustWeigh ?? []).map(({ code, question }) => ({ step: 'weighing' as const, label: question, answer: answers.weighing?.[code] ?? '' })),
  ]
  return (
    <>
      {view.chosen && <Notice kind={view.chosen.standing === 'closed' ? 'wrong' : 'know'}><b>{t('draft.check.standing')}</b> {portalText('releases')(`standing.${view.chosen.standing}`)} {standingInWords(view.chosen)}</Notice>}
      <Table caption={t('draft.steps.check')} head={[{ label: t('draft.check.fields') }, { label: '' }, { label: t('draft.check.change') }]}
        rows={rows.map(({ step, label, answer }) => ({ key: label, cells: [label, answer === '' ? <b key="a" className="err">{t('draft.check.missing')}</b> : answer, change(step)] }))} />
      <p className="mt-4"><b>{t('draft.check.leaves', { count: leaving.length, stays: filled.length - leaving.length })}</b> {change('fields')}</p>
      <Table caption={t('draft.check.fields')} head={[{ label: t('draft.check.fields') }, { label: t('draft.fields.what') }, { label: t('draft.fields.shortened') }]}
        rows={filled.map((field) => {
          const item = answers.fields?.[field]
          return { key: field, cells: [t(`field.${field}`), t(`choice.${item?.choice ?? 'stays'}`), item?.text ?? <i key="m" className="masked" />] }
        })} />
    </>
  )
}
