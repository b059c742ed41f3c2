import { FactCheckFrame } from '@/components/editorial/fact-check-frame'
import { FactCheckGone } from '@/components/editorial/fact-check-gone'
import { readFactCheck } from '@/lib/editorial/fact-checks/outside'
import { localeFrom } from '@/lib/i18n/locale'
import { EditionAsPage } from '@/app/(preview)/edition-as-page'

interface Props { params: Promise<{ locale: string; token: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

/** One edition for somebody without an account who has a link to it. */
export default async function FactCheckPage({ params, searchParams }: Props) {
  const locale = await localeFrom(params)
  const { token } = await params
  const edition = await readFactCheck(token)
  if (edition?.locale !== locale) return <FactCheckGone />
  return (
    <FactCheckFrame edition={edition} token={token} sent={(await searchParams).sent === '1'}>
      <EditionAsPage edition={edition} />
    </FactCheckFrame>
  )
}
