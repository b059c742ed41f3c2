import { portalHome } from '@/lib/auth/return-path'
import { signInPath } from '@/lib/auth/sign-in-path'
import { portalText } from '@/lib/i18n/portal-messages'
import { Frame, titled } from '../frame'

export const metadata = titled(portalText('signIn')('signedOutTitle'))

export default function SignedOutPage() {
  const t = portalText('signIn')
  return (
    <Frame heading={t('signedOutTitle')}>
      <p className="lead">{t('signedOutLead')}</p>
      <p><a className="btn quiet" href={signInPath(portalHome)}>{t('signInAgain')}</a></p>
    </Frame>
  )
}
