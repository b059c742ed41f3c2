import { describe, expect, it } from 'vitest'
import { readsLikeAdvice } from './advice'
import { templateKeys, templateText } from './templates'
import { locales } from '@/lib/routes'

describe('an answer that an officer writes', () => {
  it.each(['I ditt fall skulle jag flytta.', 'Du bör anmäla det.', 'Mitt råd är att vänta.', 'Du har rätt till skyddat boende.', 'You should leave tonight.', 'أنصحك بأن تغادر.'])('reads like advice: %s', (text) => {
    expect(readsLikeAdvice(text)).toBe(true)
  })

  it.each(['Ring 114 14 och be om avhopparsamordningen.', 'Socialtjänsten svarar på vardagar.', 'Jag kan inte ge råd i ditt ärende.', 'Call 112 now.'])('refers: %s', (text) => {
    expect(readsLikeAdvice(text)).toBe(false)
  })
})

it('the texts to begin from refer, in every language, and have a number for each that they name', () => {
  const numbers = new Map([['bris', '116 111']])
  for (const key of templateKeys)
    for (const locale of locales) {
      const text = templateText(key, locale, numbers) ?? ''
      expect(text.length, `${key} ${locale}`).toBeGreaterThan(60)
      expect(readsLikeAdvice(text), `${key} ${locale}: ${text}`).toBe(false)
      expect(text, `${key} ${locale}`).not.toMatch(/[{}]/)
    }
  expect(templateText('child', 'sv', numbers)).toContain('116 111')
  expect(templateText('nothing', 'sv', numbers)).toBeNull()
})
