import type { Translator } from '@/lib/i18n/translator'
import type { MenuLink } from './site-header'

interface LanguageLink {
  locale: string
  dir: 'ltr' | 'rtl'
  name: string
  href: string
  current: boolean
}

interface Props {
  t: Translator<'layout'>
  links: MenuLink[]
  languages: LanguageLink[]
  demo: boolean
}

/** Every page of the site, the languages this page exists in, who stands behind it. */
export function SiteFooter({ t, links, languages, demo }: Props) {
  return (
    <footer className="foot">
      <div className="wrap">
        <nav id="menu" aria-label={t('allPages')}>
          <ul className="links">
            {links.map((link) => (
              <li key={link.href}>
                <a href={link.href} aria-current={link.current ? 'page' : undefined}>
                  {link.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <nav id="languages" aria-label={t('languages')}>
          <ul className="links">
            {languages.map((language) => (
              <li key={language.locale}>
                <a
                  href={language.href}
                  lang={language.locale}
                  hrefLang={language.locale}
                  dir={language.dir}
                  aria-current={language.current ? 'true' : undefined}
                >
                  {language.name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <p className="mt-6">{t('sender')}</p>
        {demo && (
          <p className="mt-3">
            <b>{t('demo')}</b>
          </p>
        )}
      </div>
    </footer>
  )
}
