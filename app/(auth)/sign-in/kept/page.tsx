import { redirect } from 'next/navigation'
import { portalHome } from '@/lib/auth/return-path'
import { keptForm, requireActor } from '@/lib/auth/session'
import { keptAddress } from '@/lib/auth/sign-in-path'
import { portalText } from '@/lib/i18n/portal-messages'
import { Frame, titled } from '../frame'
import { drop } from './actions'

export const metadata = titled(portalText('signIn')('keptTitle'))

/** After signing in again: what had been typed, and the way back to the form it was typed in (decisions 33). */
export default async function KeptPage() {
  const kept = await keptForm(await requireActor())
  if (!kept) redirect(portalHome)
  const t = portalText('signIn')
  const typed = Object.values(kept.values).flat().filter((text) => text.trim() !== '' && text.length > 3)
  return (
    <Frame heading={t('keptTitle')}>
      <p className="lead">{t('keptLead')}</p>
      <p><a className="btn" href={keptAddress(kept.path)}>{t('keptOpen')}</a></p>
      {typed.map((text, at) => <pre key={at}>{text}</pre>)}
      <form action={drop}><button className="btn quiet">{t('keptDrop')}</button></form>
    </Frame>
  )
}
