import { describe, expect, it } from 'vitest'
import { reviewDue } from './review'

describe('when a text is due to be read against its sources again', () => {
  it.each([
    ['half a year after the check, when it says nothing else', { checkedOn: '2026-11-26', reviewedOn: null }, '2027-05-26'],
    ['after as many months as it says', { checkedOn: '2026-11-26', reviewedOn: null, reviewMonths: 3 }, '2027-02-26'],
    ['on the last day of a shorter month', { checkedOn: '2026-08-31', reviewedOn: null }, '2027-02-28'],
    ['counted from a later review', { checkedOn: '2026-01-10', reviewedOn: '2026-11-20' }, '2027-05-20'],
    ['counted from a later check', { checkedOn: '2026-11-26', reviewedOn: '2026-01-10', reviewMonths: 12 }, '2027-11-26'],
    ['never, when nobody has read it', { reviewedOn: null }, null],
  ])('%s', (_, document, due) => expect(reviewDue(document)).toBe(due))
})
