import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { Notice } from '@/components/ui/notice'
import { returnPath } from '@/lib/auth/return-path'
import { currentActor } from '@/lib/auth/session'
import { signInCauses, signInPath, startAddress } from '@/lib/auth/sign-in-path'
import { env } from '@/lib/env'
import { portalText } from '@/lib/i18n/portal-messages'
import { publicPath } from '@/lib/routes'
import { Frame, titled } from './frame'

export const metadata = titled(portalText('signIn')('title'))

interface Props { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** One button to the identity provider; says why, when somebody has to identify themselves again. */
export default async function SignInPage({ searchParams }: Props) {
  const given = await searchParams
  const to = returnPath(typeof given['to'] === 'string' ? given['to'] : null)
  const cause = signInCauses.find((known) => known === given['cause']) ?? 'new'
  const { portalUrl, mode } = env()
  // The cookies of a sign-in belong to one host: another name of this machine leads to the right one.
  if ((await headers()).get('host') !== new URL(portalUrl).host) redirect(portalUrl + signInPath(to, cause))
  if (cause !== 'fresh' && cause !== 'anew' && await currentActor()) redirect(to)
  const t = portalText('signIn')
  const text = { new: ['title', 'lead', 'button'], ended: ['endedTitle', 'endedLead', 'button'], fresh: ['freshTitle', 'freshLead', 'freshButton'], anew: ['anewTitle', 'anewLead', 'button'] } as const
  const [heading, lead, button] = text[cause]
  return (
    <Frame heading={t(heading)}>
      <p className="lead">{t(lead)}</p>
      {mode === 'demo' && <Notice kind="know">{t('demoHow')}</Notice>}
      <form method="post" action={startAddress}>
        <input type="hidden" name="to" value={to} />
        <button className="btn">{t(button)}</button>
      </form>
      <p>{t('how')}</p>
      <p>{t('noAccount')}</p>
      <p className="way">
        {t('publicLine')} <a href={publicPath('start', 'sv')}>{t('publicLink')}</a>
      </p>
    </Frame>
  )
}
