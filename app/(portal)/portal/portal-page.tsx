import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { PortalShell } from '@/components/portal/portal-shell'
import { StayNotice } from '@/components/portal/stay-notice'
import { idleMs, noticeMs } from '@/lib/auth/limits'
import type { Actor } from '@/lib/auth/model'
import { rolesInWords } from '@/lib/auth/roles-in-words'
import { stayAddress } from '@/lib/auth/sign-in-path'
import { systemNow } from '@/lib/core/clock'
import { env } from '@/lib/env'
import { portalText } from '@/lib/i18n/portal-messages'
import { readWaits } from '@/lib/my-day/waits'
import { leave } from './actions'
import { linksFor } from './links'

interface Props {
  actor: Actor
  /** Address of the page's own link in the rail. */
  current: string
  children: ReactNode
}

/** What every portal page stands in: as whom one acts, where one can go, and when the sign-in ends. */
export async function PortalPage({ actor, current, children }: Props) {
  const t = portalText('portal')
  const all = linksFor(actor, await readWaits({ actor, now: systemNow() }))
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
