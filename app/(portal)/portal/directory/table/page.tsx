import { TableForm } from '@/components/keeping/table-form'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { firstState } from '@/lib/forms/kept-state'
import { portalText } from '@/lib/i18n/portal-messages'
import { contactTablePath, directoryPath } from '@/lib/keeping/paths'
import { readOwnTable } from '@/lib/keeping/table/import'
import errors from '@/messages/sv/errors.json'
import keeping from '@/messages/sv/keeping.json'
import { table } from '@/app/(portal)/portal/directory/actions'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'

export const metadata = titled(keeping.table.title)

/** All contacts of one's own authority as one table to write in, or to take to a spreadsheet and back. */
export default async function ContactTablePage() {
  const actor = await requireActor()
  const { csv } = shown(await readOwnTable({ actor, now: systemNow() }, {}))
  const t = portalText('keeping')
  return (
    <PortalPage actor={actor} current={directoryPath}>
      <p className="small"><a href={directoryPath}>{t('back')}</a></p>
      <h1>{t('table.title')}</h1>
      <p className="lead">{t('table.lead')}</p>
      <div className="mt-4"><TableForm action={table} first={{ ...await firstState(actor, contactTablePath), preview: null }} csv={csv} text={keeping.table} errors={errors} /></div>
    </PortalPage>
  )
}
