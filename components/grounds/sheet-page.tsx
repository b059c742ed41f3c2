import { QuestionForm } from '@/components/forms/question-form'
import { untouched, type FormState } from '@/lib/forms/form-state'
import type { SheetView } from '@/lib/grounds/keeping/read'
import { groundsPath, sheetPath, wordingPath } from '@/lib/grounds/paths'
import { portalText } from '@/lib/i18n/portal-messages'
import errors from '@/messages/sv/errors.json'
import { InForce } from './ground-list'

interface Props {
  view: SheetView
  begin: (before: FormState, form: FormData) => Promise<FormState>
  /** What a new wording would be called. */
  newId: string
}

/** One sheet in all its wordings, as the jurist keeps it; the public reads it under the guide. */
export function SheetPage({ view: { newest, wordings, inWork }, begin, newId }: Props) {
  const t = portalText('grounds')
  return (
    <>
      <p className="small"><a href={groundsPath}>{t('back')}</a></p>
      <h1>{newest.cite}</h1>
      <p className="lead"><a href={sheetPath(newest.slug)}>{newest.heading}</a></p>
      {inWork ? <p><a href={wordingPath(inWork.id)}>{t('inWorkOf', { kind: 'sheet', n: inWork.n })}</a> ({t(`state.${inWork.state}`)})</p>
        : <QuestionForm action={begin} first={untouched} hidden={{ wordingId: newId, code: newest.slug }} errors={errors} submit={t('begin')} questions={[]} quiet />}
      {wordings.toReversed().map(({ version, validFrom, validUntil, says }) => (
        <section className="mt-6" key={version}>
          <h2>{t('version', { version })}: <InForce from={validFrom} until={validUntil} /></h2>
          {says.map((each) => <p key={each}>{each}</p>)}
        </section>
      ))}
    </>
  )
}
