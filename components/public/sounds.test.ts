import { describe, expect, it } from 'vitest'
import type { Rung } from '@/lib/directory/model'
import { messages } from '@/lib/i18n/messages'
import arabic from '@/messages/ar/sounds.json'
import english from '@/messages/en/sounds.json'
import { soundOf } from './sounds'

const police = (region: string) => ({ kind: 'policeCoordination', region }) as Rung

describe('words to say to the one who answers', () => {
  it('a reader of Swedish sees only the words', () => {
    expect(soundOf('startSay', 'sv')).toBeUndefined()
  })

  it('a reader of English sees what they mean, with the region by name', () => {
    expect(soundOf('policeSay', 'en', police('Nord'))).toBe('I want to talk to the exit coordination in region Nord.')
  })

  it.each(['Nord', 'Mitt', 'Bergslagen', 'Stockholm', 'Öst', 'Väst', 'Syd'])('a reader of Arabic hears %s, and what is said, without a Latin letter', (region) => {
    const sound = soundOf('policeSay', 'ar', police(region)) ?? ''
    expect(sound).not.toMatch(/[\p{Script=Latin}{}]/u)
    expect(sound).toContain('المعنى')
  })

  it('every sentence of the kommun page has its sound in both languages', () => {
    const sentences = Object.keys(messages.sv.municipality).filter((key) => key.endsWith('Say'))
    expect(Object.keys(arabic)).toEqual(expect.arrayContaining(sentences))
    expect(Object.keys(english).sort()).toEqual(Object.keys(arabic).sort())
    for (const sound of Object.values(arabic)) expect(sound.replaceAll('{region}', '')).toMatch(/^[^\p{Script=Latin}]+ \(المعنى: [^\p{Script=Latin}]+\)$/u)
  })
})
