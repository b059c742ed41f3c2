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
        <svg viewBox="0 0 48 24" aria-hidden="true" className="flip">
          <path d="M2 20 10 5l8 15zM17 16l14-4" />
          <circle cx="39" cy="10" r="8" />
          <circle cx="39" cy="10" r="4" />
        </svg>
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
