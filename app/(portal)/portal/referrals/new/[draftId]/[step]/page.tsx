import { notFound } from 'next/navigation'
import { DraftCheck } from '@/components/referrals/draft-check'
import { Steps } from '@/components/ui/steps'
import { QuestionForm } from '@/components/forms/question-form'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { urgentCauses } from '@/lib/disclosure/model'
import { stateOf, untouched } from '@/lib/forms/form-state'
import { firstState } from '@/lib/forms/kept-state'
import { portalText } from '@/lib/i18n/portal-messages'
import { draftSteps } from '@/lib/referrals/drafts/model'
import { readDraft } from '@/lib/referrals/drafts/read'
import { draftPath, referralsOfFilePath, referralsPath } from '@/lib/referrals/paths'
import errors from '@/messages/sv/errors.json'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { alone, submit } from '@/app/(portal)/portal/referrals/actions'
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
            {view.mayDecideAlone && (
              <section className="decision mt-6" aria-labelledby="alone">
                <h2 id="alone">{t('draft.alone.heading')}</h2>
                <p>{t('draft.alone.lead')}</p>
                <QuestionForm action={alone} first={stateOf(await firstState(actor, draftPath(view.id, 'check')), ['cause', 'words'])} hidden={{ draftId: view.id, version: String(view.version) }} submit={t('draft.alone.submit')} errors={errors} quiet
                  questions={[
                    { kind: 'radio', name: 'cause', label: t('draft.alone.cause'), options: urgentCauses.map((value) => ({ value, label: portalText('releases')(`cause.${value}`) })) },
                    { kind: 'text', name: 'words', label: t('draft.alone.words'), hint: t('draft.alone.wordsHint'), rows: 4 },
                  ]} />
                <p className="small">{portalText('releases')('review.fresh')}</p>
              </section>
            )}
          </>
        )
        : <DraftStepForm step={step} view={view} actor={actor} />}
    </PortalPage>
  )
}
