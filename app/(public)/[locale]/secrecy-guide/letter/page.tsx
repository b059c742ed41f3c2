import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { GuideLetter } from '@/components/grounds/guide-view'
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
  return pageMetadata(await load(params), swedishText('secrecy')('title'))
}

/** Everything the guide can say: published for the front to take an answer from, never under an address of its own. */
export default async function SecrecyLetterPage({ params }: Props) {
  return <PublicPage locale={await load(params)} page="secrecyGuide"><GuideLetter grounds={everHeld((await rulesInForce()).table)} /></PublicPage>
}
