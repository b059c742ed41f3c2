import { ReviewForm } from '@/components/disclosure/review-form'
import { ReviewPage } from '@/components/disclosure/review-page'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { releasePath, releasesPath } from '@/lib/disclosure/paths'
import { readRelease } from '@/lib/disclosure/read'
import { firstState } from '@/lib/forms/kept-state'
import { portalText } from '@/lib/i18n/portal-messages'
import errors from '@/messages/sv/errors.json'
import referrals from '@/messages/sv/referrals.json'
import releases from '@/messages/sv/releases.json'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { decide } from '../actions'

export const metadata = titled(portalText('releases')('review.title'))

export default async function ReleasePage({ params }: { params: Promise<{ releaseId: string }> }) {
  const actor = await requireActor()
  const { releaseId } = await params
  const view = shown(await readRelease({ actor, now: systemNow() }, { releaseId }))
  return (
    <PortalPage actor={actor} current={releasesPath}>
      <ReviewPage view={view} form={
        <ReviewForm action={decide} first={await firstState(actor, releasePath(view.id))} view={view} authority={view.to?.authorityName ?? ''} text={releases} words={referrals} errors={errors} />
      } />
    </PortalPage>
  )
}
