import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PublicPage, pageMetadata } from '@/components/layout/public-page'
import { CodeView } from '@/components/public/desk/code-view'
import { OpenView } from '@/components/public/desk/open-view'
import { EndedView, SentView, WaitView } from '@/components/public/desk/short-views'
import { ThreadView } from '@/components/public/desk/thread-view'
import { WriteView } from '@/components/public/desk/write-view'
import { deskLetters, type DeskLetter } from '@/lib/enquiries/desk/reply'
import { localeFrom } from '@/lib/i18n/locale'
import { translator } from '@/lib/i18n/translator'

interface Props { params: Promise<{ locale: string; letter: string }> }

/** `page`: the address that the reader of another language is led to. */
const letters = {
  write: { View: WriteView, page: 'contactWrite' }, code: { View: CodeView, page: 'contactWrite' }, sent: { View: SentView, page: 'contactWrite' },
  open: { View: OpenView, page: 'contactOpen' }, thread: { View: ThreadView, page: 'contactOpen' }, ended: { View: EndedView, page: 'contactOpen' },
  wait: { View: WaitView, page: 'contactWrite' },
} as const satisfies Record<DeskLetter, unknown>

async function letterFrom(params: Props['params']): Promise<DeskLetter> {
  const { letter } = await params
  return deskLetters.find((each) => each === letter) ?? notFound()
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeFrom(params)
  return pageMetadata(locale, translator(locale, 'desk')(`${await letterFrom(params)}.title`))
}

/** A page of the desk: published for the front to fill in per visitor, never under an address of its own. */
export default async function DeskLetterPage({ params }: Props) {
  const locale = await localeFrom(params)
  const { View, page } = letters[await letterFrom(params)]
  return <PublicPage locale={locale} page={page}><View locale={locale} /></PublicPage>
}
