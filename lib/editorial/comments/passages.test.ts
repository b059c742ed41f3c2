import { describe, expect, it } from 'vitest'
import { passagesOf, placeComments } from './passages'

const text = (...passages: string[]) => passages.join('\n\n')
const said = (passage: string) => ({ passage })
const placed = (source: string, passage: string) => {
  const { passages, older } = placeComments(source, [said(passage)])
  return { at: passages.flatMap(({ at, comments }) => comments.map(({ since }) => ({ at, since }))), older: older.length }
}

describe('a comment on a passage', () => {
  const before = text('titel: Press\nrubrik: För dig', '== Innan', 'Ring 114 14 och säg vad du vill veta.', '- Visa inte ansikten.\n- Fråga först.')

  it('is on one of the pieces between empty lines', () => {
    expect(passagesOf(before)).toHaveLength(4)
    expect(passagesOf('\n\n a \n \t\n\n\nb\n')).toEqual(['a', 'b'])
    expect(passagesOf('')).toEqual([])
  })

  it('stands at its passage wherever that has gone', () => {
    expect(placed(before, 'Ring 114 14 och säg vad du vill veta.')).toEqual({ at: [{ at: 3, since: false }], older: 0 })
    expect(placed(text('Nytt först.', before), 'Ring 114 14 och säg vad du vill veta.')).toEqual({ at: [{ at: 4, since: false }], older: 0 })
  })

  it('follows a passage that was mended, and says so', () => {
    expect(placed(before.replace('vad du vill veta', 'vad du vill fråga om'), 'Ring 114 14 och säg vad du vill veta.')).toEqual({ at: [{ at: 3, since: true }], older: 0 })
    expect(placed(before.replace('- Fråga först.', '- Fråga först, alltid.'), '- Visa inte ansikten.\n- Fråga först.')).toEqual({ at: [{ at: 4, since: true }], older: 0 })
  })

  it('belongs to an older text when nothing like its passage is left', () => {
    expect(placed(text('titel: Press', 'Något helt annat.'), 'Ring 114 14 och säg vad du vill veta.')).toEqual({ at: [], older: 1 })
    expect(placed('', 'Ring.')).toEqual({ at: [], older: 1 })
    expect(placed(before, '!!')).toEqual({ at: [], older: 1 })
  })
})
