import { randomUUID } from 'node:crypto'
import { AssignForm } from '@/components/cases/assign-form'
import { CloseForm } from '@/components/cases/close-form'
import { FilePage } from '@/components/cases/file-page'
import { NoteForm } from '@/components/cases/note-form'
import { QuestionForm } from '@/components/forms/question-form'
import { requireActor } from '@/lib/auth/session'
import { reopenReasons } from '@/lib/cases/model'
import { casePath, casesPath } from '@/lib/cases/paths'
import { readFile } from '@/lib/cases/read-file'
import { systemNow } from '@/lib/core/clock'
import { dayOf } from '@/lib/directory/days'
import { untouched } from '@/lib/forms/form-state'
import { firstState } from '@/lib/forms/kept-state'
import cases from '@/messages/sv/cases.json'
import errors from '@/messages/sv/errors.json'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { assign, close, reopen, write } from '../actions'

// The title names no file: it lands in histories and window lists.
export const metadata = titled(cases.file.title)

export default async function CaseFilePage({ params }: { params: Promise<{ caseFileId: string }> }) {
  const actor = await requireActor()
  const { caseFileId } = await params
  const now = systemNow()
  const view = shown(await readFile({ actor, now }, { caseFileId }))
  const { writeNote, close: mayClose, assign: mayAssign, reopen: mayReopen } = view.may
  const forms = [
    ...(writeNote ? [{ heading: cases.note.heading, form: <NoteForm action={write} first={await firstState(actor, casePath(view.id))} caseFileId={view.id} newId={randomUUID()} today={dayOf(now)} text={cases} errors={errors} /> }] : []),
    ...(mayAssign && view.colleagues.length > 0 ? [{ heading: cases.assign.heading, form: <AssignForm action={assign} caseFileId={view.id} colleagues={view.colleagues} text={cases.assign} errors={errors} /> }] : []),
    ...(mayClose ? [{ heading: cases.close.heading, form: <CloseForm action={close} caseFileId={view.id} version={view.version} text={cases} errors={errors} /> }] : []),
    ...(mayReopen ? [{ heading: cases.reopen.heading, form: (
      <QuestionForm action={reopen} first={untouched} hidden={{ caseFileId: view.id, version: String(view.version) }} submit={cases.reopen.submit} errors={errors} quiet
        questions={[{ kind: 'radio', name: 'reason', label: cases.reopen.reason, options: reopenReasons.map((value) => ({ value, label: cases.reopen.reasons[value] })) }]} />
    ) }] : []),
  ]
  return (
    <PortalPage actor={actor} current={casesPath}>
      <FilePage view={view} forms={forms} />
    </PortalPage>
  )
}
