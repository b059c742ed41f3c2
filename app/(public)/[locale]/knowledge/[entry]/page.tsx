import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PublicPage, pageMetadata, wholeAddress } from '@/components/layout/public-page'
import { EntryView } from '@/components/knowledge/entry-view'
import { readToldVersions } from '@/lib/content/versions'
import { localeFrom } from '@/lib/i18n/locale'
import { swedishText } from '@/lib/i18n/swedish-messages'
import { readKnowledgeEntry } from '@/lib/knowledge/read'
import { readMeasures } from '@/lib/measures/read'
import { existsIn, knowledgePath } from '@/lib/routes'

interface Props { params: Promise<{ locale: string; entry: string }> }

async function load(params: Props['params']) {
  const locale = await localeFrom(params)
  const { entry } = await params
  return { locale, entry: (existsIn('knowledge', locale) ? await readKnowledgeEntry(entry) : null) ?? notFound() }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, entry } = await load(params)
  return pageMetadata(locale, entry.text.title, undefined, swedishText('knowledge')('description', { title: entry.text.title }))
}

export default async function KnowledgeEntryPage({ params }: Props) {
  const { locale, entry } = await load(params)
  const measures = await readMeasures()
  return (
    <PublicPage locale={locale} page={(code) => (existsIn('knowledge', code) ? knowledgePath(entry.slug) : null)}>
      <EntryView entry={entry} measureTitles={Object.fromEntries(measures.map(({ slug, text }) => [slug, text.title]))}
        versions={await readToldVersions('sv', 'knowledge', entry.slug)} address={wholeAddress(knowledgePath(entry.slug))} />
    </PublicPage>
  )
}
