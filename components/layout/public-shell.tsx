import type { ReactNode } from 'react'
import { Notice } from '@/components/ui/notice'
import { translator } from '@/lib/i18n/translator'
import { direction, existsIn, isComing, publicPath, type ComingPage, type Locale, type PageId } from '@/lib/routes'
import { ExitBar } from './exit-bar'
import { SiteFooter } from './site-footer'
import { SiteHeader } from './site-header'

const languageNames = { sv: 'Svenska', en: 'English', ar: 'العربية' } as const satisfies Record<Locale, string>

const headerPages = ['findSupport', 'wantToLeave', 'relative', 'under18'] as const satisfies readonly PageId[]
const footerPages = [
  'findSupport', 'wholeCountry', 'map', 'guide', 'contact', 'wantToLeave', 'relative', 'under18', 'professional',
  'process', 'questions', 'card', 'easyRead', 'signLanguage', 'languages',
  'measures', 'whoDoesWhat', 'knowledge', 'statistics', 'news', 'calendar',
  'safeBrowsing', 'privacy', 'accessibility', 'about', 'press',
] as const satisfies readonly PageId[]

interface Props {
  locale: Locale
  /** Set on pages of lib/routes.ts; null on kommun pages and 404. */
  page: PageId | null
  /** Where this same page is in every language; null where it does not exist. */
  alternates: Record<Locale, string | null>
  exitUrl: string
  /** Languages that visitors are led to. */
  open: readonly Locale[]
  /** Of news and calendar those that have something to read in this language. */
  listed: readonly ComingPage[]
  /** Whether somebody with a name has read what somebody's safety hangs on in this language. */
  isRead: boolean
  demo: boolean
  children: ReactNode
}

/** What every public page stands in. Help comes in the same order everywhere (WCAG 3.2.6): the page's call, then 112. */
export function PublicShell({ locale, page, alternates, exitUrl, open, listed, isRead, demo, children }: Props) {
  const t = translator(locale, 'layout')
  const label = (id: (typeof footerPages)[number]) => t(id === 'languages' ? 'languagesPage' : id)
  const link = (id: (typeof footerPages)[number]) => ({ href: publicPath(id, locale), label: label(id), current: id === page })
  return (
    <>
      <ExitBar t={t} exitUrl={exitUrl} safeBrowsing={publicPath('safeBrowsing', locale)} />
      <SiteHeader t={t} home={publicPath('start', locale)} links={headerPages.map(link)} />
      <main id="main">
        {children}
        {!isRead && (
          <div className="wrap mt-8">
            <Notice kind="know">{t('unreviewed')}</Notice>
          </div>
        )}
      </main>
      <SiteFooter
        t={t}
        links={footerPages.filter((id) => existsIn(id, locale) && (!isComing(id) || listed.includes(id))).map(link)}
        languages={open.map((code) => ({
          locale: code,
          dir: direction[code],
          name: alternates[code] === null ? `${languageNames[code]} – ${translator(code, 'layout')('start')}` : languageNames[code],
          // A page that does not exist in a language leads its readers to that language's first page, and says so.
          href: alternates[code] ?? publicPath('start', code),
          current: code === locale,
        }))}
        demo={demo}
      />
    </>
  )
}
