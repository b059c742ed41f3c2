import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { GuideStart } from '@/components/grounds/guide-view'
import { PublicPage, pageMetadata } from '@/components/layout/public-page'
import { rulesInForce } from '@/lib/grounds/live'
import { everHeld } from '@/lib/grounds/wordings'
import { localeFrom } from '@/lib/i18n/locale'
import { swedishText } from '@/lib/i18n/swedish-messages'
import { existsIn } from '@/lib/routes'

interface Props { params: Promise<{ locale: string }> }

async function load(params: Props['params']) {
  const locale = await localeFrom(params)
  return existsIn('secrecyGuide', locale) ? locale : notFound()
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return pageMetadata(await load(params), swedishText('secrecy')('title'), 'secrecyGuide')
}

export default async function SecrecyGuidePage({ params }: Props) {
  const locale = await load(params)
  const { table, sheets } = await rulesInForce()
  return <PublicPage locale={locale} page="secrecyGuide"><GuideStart grounds={everHeld(table)} sheets={sheets} /></PublicPage>
}
