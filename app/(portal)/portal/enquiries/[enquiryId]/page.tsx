import { Duties } from '@/components/enquiries/duties'
import { Thread } from '@/components/enquiries/thread'
import { Notice } from '@/components/ui/notice'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { readHelplines } from '@/lib/directory/read'
import { enquiriesPath, enquiryPath, slipPath } from '@/lib/enquiries/paths'
import { readEnquiry } from '@/lib/enquiries/read'
import { templateText } from '@/lib/enquiries/templates'
import { firstState } from '@/lib/forms/kept-state'
import { longDay } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { AnswerForms, IdentityForms, SideForms } from './forms'

export const metadata = titled(portalText('enquiries')('one.title'))

interface Props { params: Promise<{ enquiryId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function EnquiryPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { enquiryId } = await params
  const now = systemNow()
  const view = shown(await readEnquiry({ actor, now }, { enquiryId }))
  const asked = (await searchParams)['template']
  const numbers = new Map((await readHelplines(now)).flatMap(({ key, phone }) => (phone ? [[key, phone.shown]] : [])))
  const template = typeof asked === 'string' ? templateText(asked, view.locale, numbers) : null
  const first = await firstState(actor, enquiryPath(view.id))
  const t = portalText('enquiries')
  return (
    <PortalPage actor={actor} current={enquiriesPath}>
      <h1>{t('one.heading', { about: t(`about.${view.about}`), age: t(`age.${view.age}`) })}</h1>
      <p className="lead">{view.region === null ? t('one.whereUnsaid') : t('one.where', { region: t(`region.${view.region}`) })}</p>
      <div className="stack mt-4">
        {view.opinionWanted !== null && <Notice kind="do">{t(view.opinionWanted.isOwn ? 'one.opinionAsked' : 'one.opinionWanted', { name: view.opinionWanted.by })}</Notice>}
        {view.language !== 'sv' && <Notice kind="know">{t('one.writes', { language: t(`language.${view.language}`) })}</Notice>}
        {view.codeEnded && <Notice kind="do">{t('one.codeEnded')}</Notice>}
        {view.state === 'closed' && view.referredTo !== null && <Notice kind="done">{t('one.closedTo', { to: t(`referred.${view.referredTo}`) })}</Notice>}
        <p className="small">{t(`one.sealed.${view.sealedBy}`)} {t('one.erased', { day: longDay(view.erasedOn, 'sv') })}</p>
      </div>
      <div className="beside">
        <div className="stack">
          <section aria-labelledby="said"><h2 id="said">{t('one.said')}</h2><Thread messages={view.messages} language={view.language} /></section>
          <IdentityForms view={view} first={first} />
          <AnswerForms view={view} first={first} template={template} />
        </div>
        <div className="stack">
          <Duties open={view.urgency === 'danger' ? 'danger' : view.age === 'under18' ? 'child' : null} isForeign={view.language !== 'sv'} />
          <p className="mt-4"><a className="btn quiet" href={slipPath(view.id)}>{t('one.slip')}</a></p>
          <SideForms view={view} />
        </div>
      </div>
    </PortalPage>
  )
}
