import { describe, expect, it } from 'vitest'
import { everyAddress } from '@/tests/support/site'
import { topicWordsIn } from '@/lib/content/topic-words'

describe('an address over somebody’s shoulder', () => {
  it.each(everyAddress.map(({ path }) => path))('%s says nothing of why one is here', (path) => {
    expect(topicWordsIn(decodeURI(path))).toEqual([])
  })

  it('the words are found in every inflection, and ordinary words are left alone', () => {
    expect(topicWordsIn('Lämna ett gäng – Vidare')).toEqual(['gang'])
    expect(topicWordsIn('/avhoppare/malmo')).toEqual(['avhopp'])
    expect(topicWordsIn('Skyddade personuppgifter hos Polisen')).toEqual(['polis', 'skydd'])
    expect(topicWordsIn('Tillgänglighet – Vidare, första gången, tillganglighet')).toEqual([])
  })
})
