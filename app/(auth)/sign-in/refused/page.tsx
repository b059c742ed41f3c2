import { Notice } from '@/components/ui/notice'
import { signInPath } from '@/lib/auth/sign-in-path'
import { portalHome } from '@/lib/auth/return-path'
import { portalText } from '@/lib/i18n/portal-messages'
import { Frame, titled } from '../frame'

export const metadata = titled(portalText('signIn')('refusedTitle'))

interface Props { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The same page whatever went wrong; it tells what the person can do and nothing about who has an account. */
export default async function RefusedPage({ searchParams }: Props) {
  const { why } = await searchParams
  const t = portalText('signIn')
  const known = (['level', 'account', 'failed'] as const).find((one) => one === why) ?? 'failed'
  return (
    <Frame heading={t('refusedTitle')}>
      <Notice kind="wrong">{t(`refused.${known}`)}</Notice>
      <p><a className="btn" href={signInPath(portalHome)}>{t('again')}</a></p>
    </Frame>
  )
}
