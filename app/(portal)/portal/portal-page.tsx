import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { PortalShell } from '@/components/portal/portal-shell'
import { StayNotice } from '@/components/portal/stay-notice'
import { idleMs, noticeMs } from '@/lib/auth/limits'
import type { Actor } from '@/lib/auth/model'
import { portalHome } from '@/lib/auth/return-path'
import { rolesInWords } from '@/lib/auth/roles-in-words'
import { stayAddress } from '@/lib/auth/sign-in-path'
import { env } from '@/lib/env'
import { portalText } from '@/lib/i18n/portal-messages'
import { leave } from './actions'
import { linksFor } from './links'

interface Props {
  actor: Actor
  /** Address of the page's own link in the rail. */
  current: string
  children: ReactNode
}

/** What every portal page stands in: as whom one acts, where one can go, and when the sign-in ends. */
export function PortalPage({ actor, current, children }: Props) {
  const t = portalText('portal')
  const all = [{ href: portalHome, label: t('myDay'), waiting: 0, waitingLabel: null }, ...linksFor(actor)]
  return (
    <PortalShell
      actor={{ name: actor.name, authority: actor.authorityName, roles: rolesInWords(actor) }}
      links={all.map((link) => ({ ...link, current: link.href === current }))}
      text={{ skip: t('skip'), menu: t('menu'), note: t('note'), signOut: t('signOut'), demo: env().mode === 'demo' ? t('demo') : null }}
      signOut={leave}
    >
      {children}
      <StayNotice
        text={{ always: t('stayAlways'), notice: t('stayNotice'), stay: t('stay') }}
        afterMs={idleMs - noticeMs} address={stayAddress}
      />
    </PortalShell>
  )
}

/** `{page} – Vidare`. */
export const titled = (page: string): Metadata => ({ title: portalText('portal')('titlePattern', { page }) })
