import { FileTable } from '@/components/cases/file-table'
import { LookUpForm } from '@/components/cases/look-up-form'
import { Empty } from '@/components/ui/empty'
import { requireActor } from '@/lib/auth/session'
import { listFiles } from '@/lib/cases/list-files'
import { casesPath, newCasePath } from '@/lib/cases/paths'
import { purposes } from '@/lib/cases/schemas'
import { untouched } from '@/lib/forms/form-state'
import { portalText } from '@/lib/i18n/portal-messages'
import { systemNow } from '@/lib/core/clock'
import cases from '@/messages/sv/cases.json'
import errors from '@/messages/sv/errors.json'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { look } from './actions'

export const metadata = titled(cases.title)

/** The files that I may open, and the way to find one of them. */
export default async function CasesPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await requireActor()
  const { after } = await searchParams
  const { lines, next } = shown(await listFiles({ actor, now: systemNow() }, { after: typeof after === 'string' ? after.slice(0, 80) : null }))
  const t = portalText('cases')
  return (
    <PortalPage actor={actor} current={casesPath}>
      <h1>{t('title')}</h1>
      <p className="mt-4"><a className="btn" href={newCasePath}>{t('newFile')}</a></p>
      <section aria-labelledby="look-up">
        <h2 id="look-up">{t('lookUp.heading')}</h2>
        <LookUpForm action={look} first={{ ...untouched, found: null }} purposes={purposes} text={cases.lookUp} errors={errors} />
      </section>
      <section>
        {lines.length === 0 ? <Empty heading={t('empty')}>{t('emptyLead')}</Empty> : <FileTable caption={t('listCaption')} lines={lines} />}
        {next && <p><a href={`${casesPath}?after=${next}`} rel="next">{t('more')}</a></p>}
        {after !== undefined && <p><a href={casesPath}>{t('fromTop')}</a></p>}
      </section>
    </PortalPage>
  )
}
