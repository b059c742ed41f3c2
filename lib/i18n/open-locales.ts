import { locales, type Locale } from '@/lib/routes'

/**
 * Languages visitors are led to. Decisions 20: in live mode a language stays closed until a named reviewer has signed
 * its safety set; no review is recorded yet, so live publishes Swedish alone.
 */
export const openLocales = (mode: 'demo' | 'live'): readonly Locale[] => (mode === 'demo' ? locales : ['sv'])
