import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PublicPage, pageMetadata } from '@/components/layout/public-page'
import { MatrixView } from '@/components/measures/matrix-view'
import { localeFrom } from '@/lib/i18n/locale'
import { swedishText } from '@/lib/i18n/swedish-messages'
import { readMatrix, readMeasures } from '@/lib/measures/read'
import { existsIn } from '@/lib/routes'

interface Props { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return pageMetadata(await localeFrom(params), swedishText('measures')('matrixTitle'), 'whoDoesWhat')
}

export default async function WhoDoesWhatPage({ params }: Props) {
  const locale = await localeFrom(params)
  if (!existsIn('whoDoesWhat', locale)) notFound()
  const measures = await readMeasures()
  return (
    <PublicPage locale={locale} page="whoDoesWhat">
      <MatrixView matrix={readMatrix()} headings={Object.fromEntries(measures.map(({ slug, text }) => [slug, text.heading]))} />
    </PublicPage>
  )
}
