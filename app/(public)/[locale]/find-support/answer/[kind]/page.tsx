import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PublicPage, pageMetadata } from '@/components/layout/public-page'
import { FinderAnswerTemplate, slots } from '@/components/public/finder-answer'
import { FinderView } from '@/components/public/finder-view'
import { ErrorSummary } from '@/components/forms/error-summary'
import { readCounties } from '@/lib/directory/read'
import type { CountyGroup } from '@/lib/directory/model'
import { localeFrom } from '@/lib/i18n/locale'
import { translator } from '@/lib/i18n/translator'
import { answerKinds, type AnswerKind } from '@/lib/publishing/addresses'
import type { Locale } from '@/lib/routes'

interface Props { params: Promise<{ locale: string; kind: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeFrom(params)
  const kind = await kindFrom(params)
  const t = translator(locale, 'finder')
  return pageMetadata(locale, kind === 'empty' || kind === 'tooLong' ? t('errorPageTitle', { title: t('title') }) : t('title'))
}

/** A template, not a page: published for the front to fill in, never under an address of its own. */
export default async function FinderAnswerPage({ params }: Props) {
  const locale = await localeFrom(params)
  const kind = await kindFrom(params)
  return (
    <PublicPage locale={locale} page="findSupport">
      <Answer kind={kind} locale={locale} counties={await readCounties()} />
    </PublicPage>
  )
}

async function kindFrom(params: Props['params']): Promise<AnswerKind> {
  const { kind } = await params
  return answerKinds.find((known) => known === kind) ?? notFound()
}

function Answer({ kind, locale, counties }: { kind: AnswerKind; locale: Locale; counties: CountyGroup[] }) {
  const t = translator(locale, 'finder')
  if (kind === 'empty' || kind === 'tooLong') {
    const error = t(kind === 'empty' ? 'emptyError' : 'tooLongError')
    return (
      <FinderView
        locale={locale} counties={counties} heading={t('heading')} error={error} typed={kind === 'empty' ? '' : slots.typed}
        answer={<ErrorSummary title={t('errorTitle')} kept={kind === 'empty' ? null : t('kept')} errors={[{ target: 'place', text: error }]} />}
      />
    )
  }
  if (kind === 'unknown') {
    return (
      <FinderView
        locale={locale} counties={counties} heading={t('unknown')} typed={slots.typed}
        lead={t('unknownText', { typed: slots.typed })}
      />
    )
  }
  return (
    <FinderView
      locale={locale} counties={counties} heading={t('choose')} typed={slots.typed}
      answer={<FinderAnswerTemplate kind={kind} locale={locale} />}
    />
  )
}
