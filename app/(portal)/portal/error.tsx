'use client'

import { AloneFrame } from '@/components/portal/alone-frame'
import { portalHome } from '@/lib/auth/return-path'
import errors from '@/messages/sv/errors.json'
import portal from '@/messages/sv/portal.json'

interface Props { error: Error & { digest?: string }; reset: () => void }

/**
 * A fault of ours, not of what somebody did. Says nothing of what failed or about whom: the number is Next's digest, which
 * the server's log has beside the fault.
 */
export default function PortalError({ error: { digest }, reset }: Props) {
  return (
    <AloneFrame drill={null} home={portalHome} siteName={portal.siteName} heading={errors.brokenTitle}>
      <title>{portal.siteName}</title>
      <p className="lead">{errors.brokenLead}</p>
      {digest !== undefined && <p>{errors.brokenNumber} <b className="nums">{digest}</b></p>}
      <p className="row mt-4">
        <button className="btn" type="button" onClick={reset}>{errors.again}</button>
        <a className="btn quiet" href={portalHome}>{portal.myDay}</a>
      </p>
    </AloneFrame>
  )
}
