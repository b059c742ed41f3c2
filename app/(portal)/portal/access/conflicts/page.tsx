import { randomUUID } from 'node:crypto'
import { QuestionForm, type Question } from '@/components/forms/question-form'
import { atInWords } from '@/components/referrals/words'
import { Empty } from '@/components/ui/empty'
import { readConflicts } from '@/lib/access/conflicts/list'
import { conflictKinds } from '@/lib/access/model'
import { accessPath } from '@/lib/access/paths'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { untouched } from '@/lib/forms/form-state'
import { portalText } from '@/lib/i18n/portal-messages'
import access from '@/messages/sv/access.json'
import errors from '@/messages/sv/errors.json'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { declare, endDeclared, record } from '@/app/(portal)/portal/access/actions'

export const metadata = titled(access.conflict.title)

/** Conflicts: one's own, and those of the colleagues one leads. */
export default async function ConflictsPage() {
  const actor = await requireActor()
  const { lines, colleagues } = shown(await readConflicts({ actor, now: systemNow() }, {}))
  const t = portalText('access')
  const number: Question = { kind: 'text', name: 'number', label: t('conflict.number') }
  return (
    <PortalPage actor={actor} current={accessPath}>
      <h1>{t('conflict.title')}</h1>
      <p className="lead">{t('conflict.lead')}</p>
      <section aria-labelledby="list">
        <h2 id="list">{t('conflict.list')}</h2>
        {lines.length === 0 && <Empty heading={t('conflict.none')} level="h3">{t('conflict.noneLead')}</Empty>}
        <ul className="list-none p-0 stack">
          {lines.map((line) => (
            <li key={line.id} className="panel">
              <p><b>{t('conflict.line', { name: line.isOwn ? t('conflict.mine') : line.of, number: line.number, kind: t(line.isOwn ? `conflict.ownKinds.${line.kind}` : `conflict.kinds.${line.kind}`) })}</b></p>
              <p className="small">{t('conflict.by', { name: line.declaredBy, at: atInWords(line.declaredAt) })} {!line.mayEnd && t('conflict.takesAnother')}</p>
              {line.mayEnd && <QuestionForm action={endDeclared} first={untouched} hidden={{ conflictId: line.id }} questions={[]} submit={t('conflict.end')} quiet errors={errors} />}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="declare">
        <h2 id="declare">{t('conflict.declare')}</h2>
        <p>{t('conflict.declareLead')}</p>
        <QuestionForm action={declare} first={untouched} hidden={{ conflictId: randomUUID() }} submit={t('conflict.declareSubmit')} errors={errors} prefix="own-" questions={[
          number, { kind: 'radio', name: 'kind', label: t('conflict.kind'), options: conflictKinds.map((value) => ({ value, label: t(`conflict.ownKinds.${value}`) })) },
        ]} />
      </section>
      {colleagues.length > 0 && (
        <section aria-labelledby="record">
          <h2 id="record">{t('conflict.record')}</h2>
          <QuestionForm action={record} first={untouched} hidden={{ conflictId: randomUUID() }} submit={t('conflict.recordSubmit')} quiet errors={errors} prefix="their-" questions={[
            { kind: 'select', name: 'accountId', label: t('conflict.who'), options: [{ value: '', label: t('choose') }, ...colleagues.map(({ accountId, name }) => ({ value: accountId, label: name }))] },
            number, { kind: 'radio', name: 'kind', label: t('conflict.kind'), options: conflictKinds.map((value) => ({ value, label: t(`conflict.kinds.${value}`) })) },
          ]} />
        </section>
      )}
    </PortalPage>
  )
}
