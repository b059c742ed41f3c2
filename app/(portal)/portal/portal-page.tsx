import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { PortalShell } from '@/components/portal/portal-shell'
import { Notice } from '@/components/ui/notice'
import { StayNotice } from '@/components/portal/stay-notice'
import { EndNotice } from '@/components/portal/end-notice'
import { absoluteMs, endNoticeAfter, noticeAfter } from '@/lib/auth/limits'
import type { Actor } from '@/lib/auth/model'
import { rolesInWords } from '@/lib/auth/roles-in-words'
import { stayAddress } from '@/lib/auth/sign-in-path'
import { systemNow } from '@/lib/core/clock'
import { env } from '@/lib/env'
import { signInsPath } from '@/lib/auth/sign-in-path'
import { ownSession, signInAnewPath } from '@/lib/auth/session'
import { clockTime } from '@/lib/i18n/dates'
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
  const signIns = portalText('signIns')
  const now = systemNow()
  const session = await ownSession(actor)
  // On the list itself it has been seen.
  const elsewhere = current !== signInsPath && session?.hasNewElsewhere === true
  const all = linksFor(actor, await readWaits({ actor, now }))
  return (
    <PortalShell
      actor={{ name: actor.name, authority: actor.authorityName, roles: rolesInWords(actor) }}
      links={all.map((link) => ({ ...link, current: link.href === current }))}
      text={{ skip: t('skip'), menu: t('menu'), note: t('note'), signOut: t('signOut'), demo: env().mode === 'demo' ? t('demo') : null }}
      signOut={leave}
      signIns={{ href: signInsPath, label: signIns('title'), current: current === signInsPath }}
    >
      {elsewhere && <Notice kind="do">{signIns('elsewhere')} <a href={signInsPath}>{signIns('elsewhereLink')}</a></Notice>}
      {session && (
        <EndNotice
          text={{ notice: t('endNotice', { time: clockTime(session.endsAt, 'sv'), hours: absoluteMs / 3_600_000 }), link: t('endLink') }}
          afterMs={endNoticeAfter(session.endsAt, now)} href={await signInAnewPath()}
        />
      )}
      {children}
      <StayNotice
        text={{ always: t('stayAlways', { minutes: env().idleMs / 60_000 }), notice: t('stayNotice'), stay: t('stay') }}
        afterMs={noticeAfter(env().idleMs)} address={stayAddress}
      />
    </PortalShell>
  )
}

/** `{page} – Vidare`. */
export const titled = (page: string): Metadata => ({ title: portalText('portal')('titlePattern', { page }) })
