import type { Rung } from '@/lib/directory/model'
import type { Locale } from '@/lib/routes'
import arabic from '@/messages/ar/sounds.json'
import english from '@/messages/en/sounds.json'

export type Sentence = keyof typeof arabic

/**
 * What stands under a Swedish sentence to say: in Arabic how it sounds, in the reader's script, and what it means;
 * in English, whose readers can read the letters aloud, only what it means.
 */
const sounds: Partial<Record<Locale, Record<Sentence, string>>> = { en: english, ar: arabic }

export const soundOf = (sentence: Sentence, locale: Locale, rung?: Rung): string | undefined =>
  sounds[locale]?.[sentence].replaceAll('{region}', rung?.kind === 'policeCoordination' ? regionIn(locale, rung.region) : '')

const regionIn = (locale: Locale, region: string): string => (locale === 'ar' ? regionSounds[region] ?? region : region)

/** The seven police regions as they are said. */
const regionSounds: Record<string, string> = {
  Nord: 'نورد', Mitt: 'ميت', Bergslagen: 'بيرسلاغن', Stockholm: 'ستوكهولم', 'Öst': 'أوست', 'Väst': 'ڤيست', Syd: 'سِيد',
}
