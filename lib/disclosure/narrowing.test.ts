import { describe, expect, it } from 'vitest'
import { isNarrowing, type ItemText } from '@/lib/disclosure/narrowing'

const leaves = (text: string): ItemText => ({ choice: 'leaves', text })
const shortened = (text: string): ItemText => ({ choice: 'shortened', text })
const stays: ItemText = { choice: 'stays', text: null }

describe('the secrecy officer, before Amira’s proposal', () => {
  const judgement = leaves('Stark motivation efter samtal om barndom, skulder och en relation som tagit slut.')

  it.each<[string, ItemText, ItemText]>([
    ['lets it leave as proposed', judgement, judgement],
    ['shortens it', judgement, shortened('Stark motivation.')],
    ['shortens a date to a year', leaves('14 mars 2004'), shortened('2004')],
    ['shortens further what was shortened', shortened('Stark motivation efter samtal'), shortened('stark motivation')],
    ['keeps it', judgement, stays],
    ['leaves a shortened text as it is', shortened('Stark motivation'), shortened('Stark motivation')],
    ['leaves what stays', stays, stays],
  ])('%s', (_what, proposed, decided) => { expect(isNarrowing(proposed, decided)).toBe(true) })

  it.each<[string, ItemText, ItemText]>([
    ['cannot let out what was to stay', stays, leaves('14 år')],
    ['cannot give back what was shortened', shortened('2004'), leaves('14 mars 2004')],
    ['cannot add a word', judgement, shortened('Stark motivation och en syster')],
    ['cannot use one word twice', leaves('Hotad av gruppen'), shortened('Hotad hotad')],
    ['cannot turn the words round', leaves('Hotad av gruppen'), shortened('gruppen hotad')],
    ['cannot write another text over it', judgement, leaves('Svag motivation')],
    ['cannot call it whole and send less', judgement, leaves('Stark motivation')],
    ['cannot let it leave as nothing', judgement, shortened(' – ')],
    ['cannot keep it and still send a text', judgement, { choice: 'stays', text: 'Stark' }],
    ['cannot let it leave without text', judgement, { choice: 'leaves', text: null }],
  ])('%s', (_what, proposed, decided) => { expect(isNarrowing(proposed, decided)).toBe(false) })
})
