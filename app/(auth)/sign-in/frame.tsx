import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { AloneFrame } from '@/components/portal/alone-frame'
import { env } from '@/lib/env'
import { portalText } from '@/lib/i18n/portal-messages'
import { publicPath } from '@/lib/routes'

/** The frame with this installation's words. */
export function Frame({ heading, children }: { heading: string; children: ReactNode }) {
  const t = portalText('portal')
  return (
    <AloneFrame drill={env().mode === 'demo' ? t('demo') : null} home={publicPath('start', 'sv')} siteName={t('siteName')} heading={heading}>
      {children}
    </AloneFrame>
  )
}

export const titled = (page: string): Metadata => ({ title: portalText('portal')('titlePattern', { page }) })
