import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PublicPage, pageMetadata } from '@/components/layout/public-page'
import { KnowledgeView } from '@/components/knowledge/knowledge-view'
import { localeFrom } from '@/lib/i18n/locale'
import { swedishText } from '@/lib/i18n/swedish-messages'
import { readKnowledge } from '@/lib/knowledge/read'
import { existsIn } from '@/lib/routes'

interface Props { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return pageMetadata(await localeFrom(params), swedishText('knowledge')('title'), 'knowledge')
}

export default async function KnowledgePage({ params }: Props) {
  const locale = await localeFrom(params)
  if (!existsIn('knowledge', locale)) notFound()
  return (
    <PublicPage locale={locale} page="knowledge">
      <KnowledgeView groups={await readKnowledge()} />
    </PublicPage>
  )
}
