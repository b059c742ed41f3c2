import { ReviewForm } from '@/components/disclosure/review-form'
import { ReviewPage } from '@/components/disclosure/review-page'
import { QuestionForm } from '@/components/forms/question-form'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { releasePath, releasesPath } from '@/lib/disclosure/paths'
import { verdicts } from '@/lib/disclosure/model'
import { readRelease } from '@/lib/disclosure/read'
import { firstState } from '@/lib/forms/kept-state'
import { portalText } from '@/lib/i18n/portal-messages'
import errors from '@/messages/sv/errors.json'
import referrals from '@/messages/sv/referrals.json'
import releases from '@/messages/sv/releases.json'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { decide, judge } from '../actions'

export const metadata = titled(portalText('releases')('review.title'))

export default async function ReleasePage({ params }: { params: Promise<{ releaseId: string }> }) {
  const actor = await requireActor()
  const { releaseId } = await params
  const view = shown(await readRelease({ actor, now: systemNow() }, { releaseId }))
  const t = portalText('releases')
  return (
    <PortalPage actor={actor} current={releasesPath}>
      <ReviewPage view={view} form={
        <ReviewForm action={decide} first={await firstState(actor, releasePath(view.id))} view={view} authority={view.to?.authorityName ?? ''} text={releases} words={referrals} errors={errors} />
      } judge={view.mayJudge && (
        <section className="decision" aria-labelledby="judge">
          <h2 id="judge">{t('judge.heading')}</h2>
          <p>{t('judge.lead')}</p>
          <QuestionForm action={judge} first={await firstState(actor, releasePath(view.id))} hidden={{ releaseId: view.id }} submit={t('judge.submit')} errors={errors} prefix="judge-" questions={[
            { kind: 'radio', name: 'verdict', label: t('judge.legend'), options: verdicts.map((value) => ({ value, label: t(`judge.verdict.${value}`) })) },
            { kind: 'text', name: 'words', label: t('judge.words'), rows: 4 },
            ...(view.mayAskBack ? [{ kind: 'checkbox' as const, name: 'notice', label: t('judge.notice'), options: [{ value: 'yes', label: t('judge.noticeYes'), help: t('judge.noticeHelp') }] }] : []),
          ]} />
        </section>
      )} />
    </PortalPage>
  )
}
