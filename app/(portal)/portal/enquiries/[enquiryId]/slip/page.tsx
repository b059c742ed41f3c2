import { TextField } from '@/components/forms/text-field'
import { Slip } from '@/components/enquiries/slip'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { find } from '@/lib/directory/finder'
import { readFinderIndex, readMunicipality } from '@/lib/directory/read'
import { enquiriesPath, slipPath } from '@/lib/enquiries/paths'
import { readEnquiry } from '@/lib/enquiries/read'
import { portalText } from '@/lib/i18n/portal-messages'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'

export const metadata = titled(portalText('enquiries')('slip.title'))

interface Props { params: Promise<{ enquiryId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The finder's own ladder for a kommun, in the person's language. A kommun in the address is no more than on the public pages. */
export default async function SlipPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { enquiryId } = await params
  const now = systemNow()
  const { id, locale } = shown(await readEnquiry({ actor, now }, { enquiryId }))
  const asked = (await searchParams)['kommun']
  const typed = typeof asked === 'string' ? asked : ''
  const answer = find(await readFinderIndex(), typed)
  const page = answer.kind === 'found' ? await readMunicipality(answer.slug, now) : null
  const t = portalText('enquiries')
  return (
    <PortalPage actor={actor} current={enquiriesPath}>
      <h1>{t('slip.title')}</h1>
      <p className="lead">{t('slip.lead')}</p>
      <form action={slipPath(id)} className="grid gap-6 mt-6">
        <TextField id="kommun" name="kommun" label={t('slip.kommun')} hint={t('slip.kommunHint')} value={typed} error={typed !== '' && answer.kind === 'unknown' ? t('slip.none') : undefined} />
        <p><button className="btn quiet">{t('slip.show')}</button></p>
      </form>
      {answer.kind === 'choose' && (
        <section aria-labelledby="choose">
          <h2 id="choose">{t('slip.choose')}</h2>
          <ul>{answer.choices.map(({ slug, name, county }) => <li key={slug}><a href={slipPath(id, name)}>{name}, {county}</a></li>)}</ul>
        </section>
      )}
      {page && <><p className="mt-6">{t('slip.print')}</p><Slip page={page} locale={locale} /></>}
    </PortalPage>
  )
}
