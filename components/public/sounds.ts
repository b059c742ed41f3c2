import type { Rung } from '@/lib/directory/model'
import type { Locale } from '@/lib/routes'
import arabic from '@/messages/ar/sounds.json'

export type Sentence = keyof typeof arabic

/** Languages whose readers may not read Latin letters: how the Swedish sentence sounds, in their own script. */
const sounds: Partial<Record<Locale, Record<Sentence, string>>> = { ar: arabic }

export const soundOf = (sentence: Sentence, locale: Locale, rung?: Rung): string | undefined =>
  sounds[locale]?.[sentence].replace('{region}', rung?.kind === 'policeCoordination' ? regionSounds[rung.region] ?? '' : '')

/** The seven police regions as they are said. */
const regionSounds: Record<string, string> = {
  Nord: 'نورد', Mitt: 'ميت', Bergslagen: 'بيريسلاغن', Stockholm: 'ستوكهولم', 'Öst': 'أوست', 'Väst': 'فيست', Syd: 'سيد',
}
