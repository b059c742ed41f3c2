import { SignInTable } from '@/components/portal/sign-in-table'
import { Notice } from '@/components/ui/notice'
import { ownSignIns, requireActor } from '@/lib/auth/session'
import { signInsPath } from '@/lib/auth/sign-in-path'
import { portalText } from '@/lib/i18n/portal-messages'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { endOne, endOthers } from './actions'

export const metadata = titled(portalText('signIns')('title'))

/** "Dina inloggningar": where one is signed in now, and how to end it. */
export default async function SessionsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await requireActor()
  const ended = (await searchParams)['ended'] === '1'
  const signIns = await ownSignIns(actor)
  const t = portalText('signIns')
  return (
    <PortalPage actor={actor} current={signInsPath}>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <div className="stack mt-6">
        {ended && <Notice kind="done">{t('ended')}</Notice>}
        <SignInTable signIns={signIns} endOne={endOne} />
        {signIns.length > 1
          ? <form action={endOthers} className="mt-4"><button className="btn">{t('endOthers')}</button></form>
          : <p className="small mt-4">{t('onlyThis')}</p>}
        <p className="small mt-4">{t('unknown')}</p>
      </div>
    </PortalPage>
  )
}
