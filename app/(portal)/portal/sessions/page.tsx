import { SignInTable } from '@/components/portal/sign-in-table'
import { Notice } from '@/components/ui/notice'
import { ownSignIns, requireActor } from '@/lib/auth/session'
import { signInsPath } from '@/lib/auth/sign-in-path'
import { portalText } from '@/lib/i18n/portal-messages'
import errors from '@/messages/sv/errors.json'
import { toldIn } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { end } from './actions'

export const metadata = titled(portalText('signIns')('title'))

/** "Dina inloggningar": where one is signed in now, and how to end it. */
export default async function SessionsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await requireActor()
  const told = toldIn(await searchParams)
  const signIns = await ownSignIns(actor)
  const t = portalText('signIns')
  return (
    <PortalPage actor={actor} current={signInsPath}>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <div className="stack mt-6">
        {told && <Notice kind={told === 'done' ? 'done' : 'know'}>{told === 'done' ? t('ended') : errors.refusal[told]}</Notice>}
        <SignInTable signIns={signIns} end={end} />
        {signIns.length > 1
          ? <form action={end} className="mt-4"><input type="hidden" name="signIn" value="all" /><button className="btn">{t('endOthers')}</button></form>
          : <p className="small mt-4">{t('onlyThis')}</p>}
        <p className="small mt-4">{t('unknown')}</p>
      </div>
    </PortalPage>
  )
}
