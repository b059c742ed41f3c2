import { requireActor, requireFreshSignIn } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { releaseNamePath, releasePath, releasesPath } from '@/lib/disclosure/paths'
import { revealReleaseName } from '@/lib/disclosure/read'
import { portalText } from '@/lib/i18n/portal-messages'
import releases from '@/messages/sv/releases.json'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'

export const metadata = titled(releases.review.nameTitle)

/** Who a release from a protected file is about, for a secrecy officer who has just identified themselves. */
export default async function ReleaseNamePage({ params }: { params: Promise<{ releaseId: string }> }) {
  const actor = await requireActor()
  const { releaseId } = await params
  const now = systemNow()
  const outcome = await revealReleaseName({ actor, now }, { releaseId })
  if (!outcome.ok && outcome.code === 'signInAgain') await requireFreshSignIn(actor, now, releaseNamePath(releaseId))
  const { id, items } = shown(outcome)
  const t = portalText('releases')
  return (
    <PortalPage actor={actor} current={releasesPath}>
      <p className="small"><a href={releasePath(id)}>{t('review.title')}</a></p>
      <h1>{t('review.nameTitle')}</h1>
      {items.length === 0 && <p>{t('review.nameNone')}</p>}
      {items.map(({ field, source, text }) => (
        <section key={field} aria-labelledby={field}>
          <h2 id={field}>{portalText('referrals')(`field.${field}`)}</h2>
          <p className="lead nums">{source}</p>
          <p className="small">{text === null ? t('review.nameStays') : t('review.nameLeaves', { text })}</p>
        </section>
      ))}
      <p className="small mt-4">{t('review.logged')}</p>
    </PortalPage>
  )
}
