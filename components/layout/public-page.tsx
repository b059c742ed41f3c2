import type { Metadata } from 'next'
import { cache, type ReactNode } from 'react'
import { readOpenedLocales } from '@/lib/content/versions'
import { env } from '@/lib/env'
import { systemNow } from '@/lib/core/clock'
import { descriptions } from '@/lib/i18n/descriptions'
import { openLocales } from '@/lib/i18n/open-locales'
import { translator } from '@/lib/i18n/translator'
import { readListed } from '@/lib/news/read'
import { existsIn, locales, publicPath, type Locale, type PageId } from '@/lib/routes'
import { PublicShell } from './public-shell'

/** Asked once a page, which needs it in its head and its body. */
const openedOfPage = cache(readOpenedLocales)

/** Where the same page is in another language; null where there is none. */
type Alternates = Record<Locale, string | null>

const everyLocale = (path: (locale: Locale) => string | null): Alternates =>
  Object.fromEntries(locales.map((locale) => [locale, path(locale)])) as Alternates

const pathIn = (page: PageId) => (locale: Locale) => (existsIn(page, locale) ? publicPath(page, locale) : null)

interface Props {
  locale: Locale
  /** A page of lib/routes.ts, or how to find the same page in another language. */
  page: PageId | ((locale: Locale) => string | null)
  children: ReactNode
}

/** The shell with this installation's settings: where "Lämna sidan" leads, and whether the world is a demonstration. */
export async function PublicPage({ locale, page, children }: Props) {
  const { exitUrl, mode } = env()
  const opened = await openedOfPage()
  return (
    <PublicShell
      locale={locale}
      page={typeof page === 'string' ? page : null}
      alternates={everyLocale(typeof page === 'string' ? pathIn(page) : page)}
      exitUrl={exitUrl}
      open={openLocales(mode, opened)}
      listed={await readListed(locale, systemNow())}
      isRead={locale === 'sv' || opened.includes(locale)}
      demo={mode === 'demo'}
    >
      {children}
    </PublicShell>
  )
}

/** An address of this site as it can be written on paper. */
export function wholeAddress(path: string): string {
  const { publicHost } = env()
  return publicHost === null ? path : `https://${publicHost}${path}`
}

/**
 * `{page} – Vidare`; the start page is only `Vidare` (decisions 1 and 14). Pages that may be found have a sentence for search
 * engines, and tell them where the same page is in other languages: with the whole address, which is what they ask for.
 */
export async function pageMetadata(locale: Locale, title: string | null, page?: PageId, description?: string): Promise<Metadata> {
  const t = translator(locale, 'layout')
  const { mode, publicHost } = env()
  const open = openLocales(mode, await openedOfPage())
  const origin = publicHost === null ? '' : `https://${publicHost}`
  const sentence = description ?? (page && descriptions[locale][page])
  return {
    title: title === null ? t('siteName') : t('titlePattern', { page: title }),
    ...(sentence !== undefined && { description: sentence }),
    ...(page && { alternates: { languages: Object.fromEntries(open.filter((code) => existsIn(page, code)).map((code) => [code, origin + publicPath(page, code)])) } }),
  }
}
