import { Thread } from '@/components/enquiries/thread'
import { requireActor } from '@/lib/auth/session'
import { atInWords } from '@/components/referrals/words'
import { systemNow } from '@/lib/core/clock'
import { readIdentity } from '@/lib/enquiries/open-identity'
import { enquiriesPath } from '@/lib/enquiries/paths'
import { portalText } from '@/lib/i18n/portal-messages'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'

export const metadata = titled(portalText('enquiries')('identity.title'))

export default async function IdentityPage({ params }: { params: Promise<{ enquiryId: string }> }) {
  const actor = await requireActor()
  const { enquiryId } = await params
  const { said, openUntil } = shown(await readIdentity({ actor, now: systemNow() }, { enquiryId }))
  const t = portalText('enquiries')
  return (
    <PortalPage actor={actor} current={enquiriesPath}>
      <h1>{t('identity.title')}</h1>
      <p className="lead">{t('identity.until', { at: atInWords(openUntil) })}</p>
      <div className="mt-6"><Thread messages={said} language="other" /></div>
    </PortalPage>
  )
}
