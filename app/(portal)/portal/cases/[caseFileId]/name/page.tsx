import { requireActor, requireFreshSignIn } from '@/lib/auth/session'
import { caseNamePath, casePath, casesPath } from '@/lib/cases/paths'
import { revealName } from '@/lib/cases/read-file'
import { caseFileId as idOf } from '@/lib/core/ids'
import { systemNow } from '@/lib/core/clock'
import { portalText } from '@/lib/i18n/portal-messages'
import cases from '@/messages/sv/cases.json'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { notFound } from 'next/navigation'

export const metadata = titled(cases.file.title)

/** The protected name, for whoever has just identified themselves; an act of its own in the log. */
export default async function NamePage({ params }: { params: Promise<{ caseFileId: string }> }) {
  const actor = await requireActor()
  const { data: id } = idOf.safeParse((await params).caseFileId)
  if (id === undefined) notFound()
  const now = systemNow()
  const outcome = await revealName({ actor, now }, { caseFileId: id })
  if (!outcome.ok && outcome.code === 'signInAgain') await requireFreshSignIn(actor, now, caseNamePath(id))
  const name = shown(outcome)
  const t = portalText('cases')
  return (
    <PortalPage actor={actor} current={casesPath}>
      <p className="small"><a href={casePath(id)}>{t('file.title')}</a></p>
      <h1>{name.kind === 'known' ? name.name || t('file.nameUnknown') : t('file.nameUnknown')}</h1>
      {name.kind === 'known' && name.personalNumber && <p className="lead nums">{name.personalNumber}</p>}
      <p className="small">{t('file.logged')}</p>
    </PortalPage>
  )
}
