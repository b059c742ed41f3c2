import { randomUUID } from 'node:crypto'
import { QuestionForm, type Question } from '@/components/forms/question-form'
import type { Actor } from '@/lib/auth/model'
import type { FormState } from '@/lib/forms/form-state'
import { firstState } from '@/lib/forms/kept-state'
import { groundsPath } from '@/lib/grounds/paths'
import { portalText } from '@/lib/i18n/portal-messages'
import errors from '@/messages/sv/errors.json'
import { PortalPage } from '@/app/(portal)/portal/portal-page'

interface Props {
  actor: Actor
  heading: string
  lead: string
  /** Address of the page itself. */
  path: string
  action: (before: FormState, form: FormData) => Promise<FormState>
  questions: Question[]
}

/** Something that the jurists have not written before, as one form without script. What a page reads stands in the page. */
export async function BeginPage({ actor, heading, lead, path, action, questions }: Props) {
  const t = portalText('grounds')
  return (
    <PortalPage actor={actor} current={groundsPath}>
      <p className="small"><a href={groundsPath}>{t('back')}</a></p>
      <h1>{heading}</h1>
      <p className="lead">{lead}</p>
      <QuestionForm action={action} first={await firstState(actor, path)} hidden={{ wordingId: randomUUID() }} questions={questions} submit={t('write.submit')} errors={errors} named />
    </PortalPage>
  )
}
