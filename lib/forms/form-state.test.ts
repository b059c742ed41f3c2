import { expect, it } from 'vitest'
import { stateOf, untouched } from '@/lib/forms/form-state'

it('what was written in one form of a page fills no other', () => {
  const kept = { ...untouched, values: { draftId: 'x', version: '4', asked: 'facts', fact: ['witness'] } }
  expect(stateOf(kept, ['fact'])).toBe(kept)
  expect(stateOf(kept, ['isChild', 'groundCode', 'consentId'])).toBe(untouched)
  expect(stateOf(kept, [])).toBe(untouched)
})
