import { ReferralPageView } from '@/components/referrals/referral-page'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { portalText } from '@/lib/i18n/portal-messages'
import { draftPath, referralsOfFilePath, referralsPath } from '@/lib/referrals/paths'
import { readReferral } from '@/lib/referrals/read'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { errorForms } from './error-forms'
import { formsFor } from './forms'

// The title names no referral: it lands in histories and window lists.
export const metadata = titled(portalText('referrals')('referral.title'))

export default async function ReferralPage({ params }: { params: Promise<{ referralId: string }> }) {
  const actor = await requireActor()
  const { referralId } = await params
  const view = shown(await readReferral({ actor, now: systemNow() }, { referralId }))
  const t = portalText('referrals')
  return (
    <PortalPage actor={actor} current={referralsPath}>
      <ReferralPageView view={view} forms={[...formsFor(view), ...errorForms(view)]} ownFile={view.ownFileId !== null && (
        <p className="row mt-4">
          <a className="btn quiet" href={referralsOfFilePath(view.ownFileId)}>{t('referral.ownFile')}</a>
          {view.state === 'draft' && <a className="btn" href={draftPath(view.id, 'check')}>{t('draft.check.change')}</a>}
        </p>
      )} />
    </PortalPage>
  )
}
