import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PublicPage, pageMetadata } from '@/components/layout/public-page'
import { FinderChoices } from '@/components/public/finder-answer'
import { FinderView } from '@/components/public/finder-view'
import { MunicipalityView } from '@/components/public/municipality-view'
import { systemNow } from '@/lib/core/clock'
import { readAmbiguous, readCounties, readMunicipality } from '@/lib/directory/read'
import { localeFrom } from '@/lib/i18n/locale'
import { translator } from '@/lib/i18n/translator'
import { municipalityPath } from '@/lib/routes'

interface Props { params: Promise<{ locale: string; municipality: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeFrom(params)
  const page = await readMunicipality((await params).municipality, systemNow())
  return pageMetadata(locale, page?.name ?? translator(locale, 'finder')('ambiguousTitle'))
}

export default async function MunicipalityPage({ params }: Props) {
  const locale = await localeFrom(params)
  const { municipality: slug } = await params
  const page = await readMunicipality(slug, systemNow())
  if (page) {
    return (
      <PublicPage locale={locale} page={(code) => municipalityPath(slug, code)}>
        <MunicipalityView page={page} locale={locale} />
      </PublicPage>
    )
  }
  const choices = await readAmbiguous(slug)
  if (choices.length === 0) notFound()
  const t = translator(locale, 'finder')
  return (
    <PublicPage locale={locale} page={(code) => municipalityPath(slug, code)}>
      <FinderView
        locale={locale} counties={await readCounties()} heading={t('choose')} lead={t('ambiguousLead')}
        answer={<FinderChoices choices={choices} locale={locale} />}
      />
    </PublicPage>
  )
}
