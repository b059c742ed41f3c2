import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SheetView } from '@/components/grounds/sheet-view'
import { PublicPage, pageMetadata } from '@/components/layout/public-page'
import { rulesInForce } from '@/lib/grounds/live'
import { everHeld } from '@/lib/grounds/wordings'
import { localeFrom } from '@/lib/i18n/locale'
import { swedishText } from '@/lib/i18n/swedish-messages'
import { existsIn, paragraphPath } from '@/lib/routes'

interface Props { params: Promise<{ locale: string; paragraph: string }> }

async function load(params: Props['params']) {
  const locale = await localeFrom(params)
  const { paragraph } = await params
  const { table, sheets } = await rulesInForce()
  const wordings = sheets.filter(({ slug }) => slug === paragraph)
  const sheet = (existsIn('secrecyGuide', locale) ? wordings.at(-1) : null) ?? notFound()
  return { locale, sheet, wordings, grounds: everHeld(table) }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, sheet } = await load(params)
  return pageMetadata(locale, sheet.cite, undefined, swedishText('secrecy')('sheet.description', { cite: sheet.cite }))
}

export default async function ParagraphPage({ params }: Props) {
  const { locale, sheet, wordings, grounds } = await load(params)
  return (
    <PublicPage locale={locale} page={(code) => (existsIn('secrecyGuide', code) ? paragraphPath(sheet.slug) : null)}>
      <SheetView sheet={sheet} wordings={wordings} grounds={grounds} />
    </PublicPage>
  )
}
