import { notFound } from 'next/navigation'
import { PreviewBar } from '@/components/editorial/preview-bar'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { readPreview } from '@/lib/editorial/read-edition'
import { localeFrom } from '@/lib/i18n/locale'
import { EditionAsPage } from '@/app/(preview)/edition-as-page'
import { shown } from '@/app/(portal)/portal/outcome'

interface Props { params: Promise<{ locale: string; editionId: string }> }

/** An edition as its page would look, with a bar that says that nobody else sees it. */
export default async function PreviewPage({ params }: Props) {
  const actor = await requireActor()
  const locale = await localeFrom(params)
  const { editionId } = await params
  const edition = shown(await readPreview({ actor, now: systemNow() }, { editionId }))
  if (edition.locale !== locale) notFound()
  return (
    <>
      <PreviewBar edition={edition} />
      <EditionAsPage edition={edition} />
    </>
  )
}
