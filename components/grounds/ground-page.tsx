import { QuestionForm } from '@/components/forms/question-form'
import { Table } from '@/components/ui/table'
import { untouched, type FormState } from '@/lib/forms/form-state'
import type { Ground } from '@/lib/grounds/model'
import { groundsPath, guidePath, wordingPath } from '@/lib/grounds/paths'
import type { GroundView } from '@/lib/grounds/read'
import { longDay } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'
import errors from '@/messages/sv/errors.json'
import { Differences } from './differences'
import { InForce } from './ground-list'
import { Cites } from './rule'
import { words } from './words'

type Send = (before: FormState, form: FormData) => Promise<FormState>
interface Props {
  view: GroundView
  actions: { begin: Send; end: Send }
  /** What a new wording would be called. */
  newId: string
}

/** One rule: what each of its wordings says and when, that of today first, what differs between them, the cases that try it. */
export function GroundPage({ view: { shown, wordings, changes, cases, inWork, mayWrite }, actions, newId }: Props) {
  const t = portalText('grounds')
  return (
    <>
      <p className="small"><a href={groundsPath}>{t('back')}</a></p>
      <h1>{shown.title}</h1>
      {inWork && <p><a href={wordingPath(inWork.id)}>{t('inWorkOf', { kind: inWork.kind, n: inWork.n })}</a> ({t(`state.${inWork.state}`)})</p>}
      <p className="lead"><Cites ground={shown} /></p>
      {mayWrite && !inWork && (
        <div className="row">
          <QuestionForm action={actions.begin} first={untouched} hidden={{ wordingId: newId, code: shown.code }} errors={errors} submit={t('begin')} questions={[]} quiet />
          {wordings.some(({ validUntil }) => validUntil === null) && <QuestionForm action={actions.end} first={untouched} hidden={{ wordingId: newId, code: shown.code }} errors={errors} submit={t('end')} questions={[]} prefix="end-" quiet />}
        </div>
      )}
      {[shown, ...wordings.filter(({ version }) => version !== shown.version)].map((ground) => (
        <section className="mt-6" key={ground.version}>
          <h2>{t('version', { version: ground.version })}: <InForce from={ground.validFrom} until={ground.validUntil} /></h2>
          <Table caption={t('facts')} head={[{ label: t('what') }, { label: t('facts') }]}
            rows={saidOf(ground).map(([label, lines]) => ({ key: label, cells: [label, lines.length === 0 ? t('none') : <ul key="v">{lines.map((line) => <li key={line}>{line}</li>)}</ul>] }))} />
        </section>
      ))}
      {changes.map(({ version, from, differences }) => (
        <section className="mt-6" key={version}>
          <h2>{t('diff')}: {t('version', { version })}, {t('from', { day: longDay(from, 'sv') })}</h2>
          <Differences differences={differences} />
        </section>
      ))}
      <section className="mt-6">
        <h2>{t('tries')}</h2>
        <Table caption={t('tries')} head={[{ label: t('says') }, { label: t('law') }, { label: t('on') }, { label: t('becomes') }, { label: t('holds') }]}
          rows={cases.map(({ says, law, on, is, ask, holds }) => ({
            key: `${says}-${on}`,
            cells: [<a key="s" href={`${guidePath}?${ask}`}>{says}</a>, law, longDay(on, 'sv'), t(`is.${is}`), holds ? t('yes') : <b key="n" className="err">{t('no')}</b>],
          }))} />
      </section>
    </>
  )
}

function saidOf(ground: Ground): [string, string[]][] {
  const t = portalText('grounds')
  return [
    [t('describes'), [ground.describes]],
    [t('effectLabel'), [t(`effect.${ground.effect}`)]],
    [t('who'), ground.from.map((each) => words(`from.${each}`))],
    [t('whom'), ground.to.map((each) => words(`to.${each}`))],
    [t('purposes'), ground.purposes.map((each) => words(`aim.${each}`))],
    [t('needs'), ground.needs.map((group) => group.map((need) => words(`need.${need}`)).join(` ${words('or')} `))],
    [t('weigh'), ground.mustWeigh.map(({ question }) => question)],
    [t('limits'), ground.limits],
    [t('doubt'), ground.doubt ? [ground.doubt.text] : []],
    [t('decides'), [t(`decidedBy.${ground.decidedBy}`)]],
    [t('source'), [`${ground.source.name}, ${t('readOn', { day: longDay(ground.source.retrievedOn, 'sv') })}`]],
    [t('reviewed'), [ground.reviewedBy ?? t('no')]],
  ]
}
