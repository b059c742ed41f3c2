import { Mark } from '@/components/ui/mark'
import type { Translator } from '@/lib/i18n/translator'

export interface MenuLink {
  href: string
  label: string
  current: boolean
}

/** The name, four ways in, the languages and the menu. The menu is the foot of the page: no script, nothing hidden. */
export function SiteHeader({ t, home, links }: { t: Translator<'layout'>; home: string; links: MenuLink[] }) {
  return (
    <header className="head">
      <a className="mark" href={home}>
        <Mark />
        <span lang="sv">{t('siteName')}</span>
      </a>
      <nav aria-label={t('mainMenu')}>
        {links.map((link) => (
          <a key={link.href} href={link.href} aria-current={link.current ? 'page' : undefined}>
            {link.label}
          </a>
        ))}
      </nav>
      <a href="#languages" lang={t('languageLink') === 'Språk' ? 'sv' : 'en'}>
        {t('languageLink')}
      </a>
      <a className="menu" href="#menu">
        {t('menu')}
      </a>
    </header>
  )
}
