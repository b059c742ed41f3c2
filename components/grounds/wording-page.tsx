import { momentIn } from '@/components/editorial/days'
import { QuestionForm } from '@/components/forms/question-form'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { stateOf, type FormState } from '@/lib/forms/form-state'
import type { WordingView } from '@/lib/grounds/keeping/read'
import { groundPath, groundsPath, guidePath, keptSheetPath, writeWordingPath } from '@/lib/grounds/paths'
import { longDay } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'
import errors from '@/messages/sv/errors.json'
import { Differences } from './differences'
import { faultInWords } from './fault'
import { InForce } from './ground-list'

type Send = (before: FormState, form: FormData) => Promise<FormState>
interface Props { view: WordingView; actions: { move: Send; takeBack: Send; answer: Send }; first: FormState }

/** A wording on its way: where it stands, what it changes, what tries it, and what this person can do with it. */
export function WordingPage({ view, actions, first }: Props) {
  const t = portalText('grounds')
  const hidden = { wordingId: view.id, version: String(view.version) }
  const { may, checked, before, approved, kind, sheet } = view
  const home = kind === 'sheet' ? keptSheetPath(view.code) : groundPath(view.code)
  return (
    <>
      <p className="small">{view.isKnown ? <a href={home}>{t('wording.back', { kind })}</a> : <a href={groundsPath}>{t('wording.toAll')}</a>}</p>
      <h1>{t('wording.heading', { kind, title: view.title, n: view.n })}</h1>
      <p className="lead"><b>{t(`state.${view.state}`)}.</b> {kind === 'ending' ? t('wording.ends', { day: longDay(view.validFrom, 'sv') }) : <>{t('inForce')} <InForce from={view.validFrom} until={view.validUntil} />.</>}</p>
      <p>{t('wording.writers', { names: view.writers.join('; ') })}{approved && <> {t('wording.approved', { who: approved.by ?? approved.for ?? '', at: momentIn(approved.at) })}</>}</p>
      <div className="stack mt-4">
        {view.state === 'submitted' && view.isOwn && <Notice kind="know">{t('wording.own')}</Notice>}
        {view.state === 'changesRequested' && view.words !== null && <Notice kind="do">{t('wording.asked')} {view.words}</Notice>}
        {checked && <Standing checked={checked} />}
      </div>
      {may.takeBack && <QuestionForm action={actions.takeBack} first={stateOf(first, [])} hidden={hidden} errors={errors} submit={t('wording.takeBack')} questions={[]} prefix="back-" quiet />}
      {may.edit && <p className="mt-4"><a className="btn" href={writeWordingPath(view.id)}>{t('wording.edit')}</a></p>}
      <section className="mt-6">
        <h2>{t('wording.changes')}</h2>
        {view.note !== null && <p className="said">{view.note}</p>}
        {before === null ? kind !== 'ending' && <p>{t('wording.first', { kind })}</p> : before.differences.length === 0 ? <p>{t('wording.noChanges', { n: before.n })}</p>
          : <><p>{t('wording.against', { n: before.n })}.</p><Differences differences={before.differences} /></>}
      </section>
      {sheet ? (
        <section className="mt-6">
          <h2>{t('wording.sheetSays')}</h2>
          {sheet.says.map((each) => <p key={each}>{each}</p>)}
          <p className="small">{sheet.since !== null && `${t('write.since')} ${longDay(sheet.since, 'sv')}. `}{sheet.amendedBy !== null && `${t('write.amendedBy')} ${sheet.amendedBy}. `}<a href={sheet.statute.url} rel="noreferrer">{sheet.statute.name} ({sheet.statute.sfs})</a></p>
        </section>
      ) : (
        <section className="mt-6">
          <h2>{t('wording.cases')}</h2>
          <Table caption={t('wording.casesLead')} head={[{ label: t('says') }, { label: t('becomes') }, { label: t('law') }]}
            rows={view.cases.map(({ says, ask, is, law }) => ({ key: `${says}${ask}`, cells: [<a key="a" href={`${guidePath}?${ask}`}>{says}</a>, t(`is.${is}`), law] }))} />
        </section>
      )}
      {may.answer && (
        <section className="panel mt-6" aria-labelledby="answer">
          <h2 id="answer">{t('wording.answer')}</h2>
          <p>{t('wording.answerLead')}</p>
          <QuestionForm action={actions.answer} first={stateOf(first, ['answer', 'words'])} hidden={hidden} errors={errors} submit={t('wording.answerSubmit')} prefix="answer-" questions={[
            { kind: 'radio', name: 'answer', label: t('wording.answerLabel'), options: [{ value: 'approve', label: t('wording.answers.approve') }, { value: 'askForChanges', label: t('wording.answers.askForChanges') }] },
            { kind: 'text', name: 'words', label: t('wording.words'), hint: t('wording.wordsHint'), rows: 3 },
          ]} />
        </section>
      )}
      {may.move && (
        <div className="row mt-6">
          <QuestionForm action={actions.move} first={stateOf(first, [])} hidden={{ ...hidden, step: 'submit' }} errors={errors} submit={t('wording.submit')} questions={[]} prefix="submit-" />
          <QuestionForm action={actions.move} first={stateOf(first, [])} hidden={{ ...hidden, step: 'discard' }} errors={errors} submit={t('wording.discard')} questions={[]} prefix="discard-" quiet />
        </div>
      )}
    </>
  )
}

/** Whether anything keeps it from being published: the cases that do not come out as written, by paragraph. */
function Standing({ checked: { tried, faults, missing, withoutSheet, beginsTooSoon } }: { checked: NonNullable<WordingView['checked']> }) {
  const t = portalText('grounds')
  if (faults.length === 0 && missing.length === 0 && withoutSheet.length === 0 && !beginsTooSoon) return tried > 0 && <Notice kind="done">{t('tried', { count: tried, faults: 0 })}</Notice>
  return (
    <>
      {faults.length > 0 && (
        <div>
          <Notice kind="wrong">{t('tried', { count: tried, faults: faults.length })}</Notice>
          <ul>{faults.map((fault) => <li key={fault.says}>{faultInWords(fault)}</li>)}</ul>
        </div>
      )}
      {missing.map((side) => <Notice kind="wrong" key={side}>{t(`wording.missing.${side}`)}</Notice>)}
      {withoutSheet.map((cite) => <Notice kind="wrong" key={cite}>{t('wording.withoutSheet', { cite })}</Notice>)}
      {beginsTooSoon && <Notice kind="wrong">{errors.refusal.beginsTooSoon}</Notice>}
    </>
  )
}
