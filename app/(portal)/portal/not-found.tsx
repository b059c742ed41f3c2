import { AloneFrame } from '@/components/portal/alone-frame'
import { portalHome } from '@/lib/auth/return-path'
import { portalText } from '@/lib/i18n/portal-messages'

/** The same page for what is not there and what is not for this person. */
export default function NotFound() {
  return (
    <AloneFrame drill={null} home={portalHome} siteName={portalText('portal')('siteName')} heading={portalText('errors')('notFoundTitle')}>
      <title>{portalText('portal')('siteName')}</title>
      <p className="lead">{portalText('errors')('refusal.notFound')}</p>
      <p className="mt-4"><a className="btn quiet" href={portalHome}>{portalText('portal')('myDay')}</a></p>
    </AloneFrame>
  )
}
