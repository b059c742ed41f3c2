import { locales, type Locale } from '@/lib/routes'

/**
 * Languages visitors are led to. A demonstration shows them all; in live mode a language stays closed until a person with a name has
 * read its safety set and opened it (lib/editorial/locales/open.ts).
 */
export const openLocales = (mode: 'demo' | 'live', opened: readonly Locale[]): readonly Locale[] =>
  locales.filter((locale) => mode === 'demo' || locale === 'sv' || opened.includes(locale))
