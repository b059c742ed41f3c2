import { notFound } from 'next/navigation'
import { DraftCheck } from '@/components/referrals/draft-check'
import { Steps } from '@/components/ui/steps'
import { QuestionForm } from '@/components/forms/question-form'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { untouched } from '@/lib/forms/form-state'
import { portalText } from '@/lib/i18n/portal-messages'
import { draftSteps } from '@/lib/referrals/drafts/model'
import { readDraft } from '@/lib/referrals/drafts/read'
import { referralsOfFilePath, referralsPath } from '@/lib/referrals/paths'
import errors from '@/messages/sv/errors.json'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { submit } from '@/app/(portal)/portal/referrals/actions'
import { DraftStepForm } from './step-form'

export const metadata = titled(portalText('referrals')('draft.title'))

/** One step of a referral being written. The draft's id stands in the address; every step is saved by itself. */
export default async function DraftPage({ params }: { params: Promise<{ draftId: string; step: string }> }) {
  const actor = await requireActor()
  const { draftId, step: asked } = await params
  const step = draftSteps.find((one) => one === asked)
  if (!step) notFound()
  const view = shown(await readDraft({ actor, now: systemNow() }, { draftId }))
  const t = portalText('referrals')
  return (
    <PortalPage actor={actor} current={referralsPath}>
      <p className="small"><a href={referralsOfFilePath(view.caseFileId)}>{t('draft.file', { number: view.caseNumber })}</a></p>
      <Steps labels={draftSteps.map((one) => t(`draft.steps.${one}`))} current={draftSteps.indexOf(step)} />
      <h1>{step === 'check' ? t('draft.check.heading') : t(`draft.${step}.heading`)}</h1>
      {step === 'check'
        ? (
          <>
            <p className="lead">{t('draft.check.lead')}</p>
            <DraftCheck view={view} />
            <QuestionForm action={submit} first={untouched} hidden={{ draftId: view.id, version: String(view.version) }} questions={[]} submit={t('draft.check.submit')} errors={errors} />
          </>
        )
        : <DraftStepForm step={step} view={view} actor={actor} />}
    </PortalPage>
  )
}
