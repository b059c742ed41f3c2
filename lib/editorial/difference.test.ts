import { describe, expect, it } from 'vitest'
import { difference, type DifferenceLine } from './difference'

const sign = { same: ' ', removed: '-', added: '+' } as const
const shown = (lines: DifferenceLine[]) => lines.map((line) => (line.kind === 'gap' ? `…${line.lines}` : line.pieces.map(({ kind, text }) => `${sign[kind]}${text}`).join('|')))
/** Either text out of the difference. */
const side = (lines: DifferenceLine[], left: 'removed' | 'added') => lines.flatMap((line) => (line.kind === 'gap' ? [] : [line.pieces.filter(({ kind }) => kind !== left).map(({ text }) => text).join('')]))

describe('two texts as one', () => {
  it('says nothing when they are the same', () => expect(difference('a\nb', 'a\nb')).toEqual([]))
  it('marks words within a line, and leaves out what is far from a change', () => {
    expect(shown(difference('a\nb\nc\nEn röd båt\nd\ne\nf', 'a\nb\nc\nEn blå båt\nd\ne\nf'))).toEqual(['…2', ' c', ' En |-röd|+blå|  båt', ' d', '…2'])
  })
  it('reads as one phrase for another where words were changed in a row, and leaves alone what only came or only went', () => {
    expect(shown(difference('rubrik: För dig som skriver om det här', 'rubrik: Frågor från press och media'))).toEqual([' rubrik: |-För dig som skriver om det här|+Frågor från press och media'])
    expect(shown(difference('Ring nu', 'Ring oss redan nu'))).toEqual([' Ring |+oss redan | nu'])
    const [before, after] = ['Vi svarar på vardagar, inte på helger.', 'Ni svarar på alla dagar, också på helger.']
    expect(side(difference(before, after), 'added')).toEqual([before])
    expect(side(difference(before, after), 'removed')).toEqual([after])
  })
  it('marks lines that came and went', () => expect(shown(difference('a\nb', 'a\nx\ny\nb'))).toEqual([' a', '+x', '+y', ' b']))
  it('loses no line of either where all of it is shown', () => {
    const [before, after] = ['a\nb\nc', 'x\nb\ny\nz']
    expect(side(difference(before, after), 'added').filter((line) => line !== '').join()).toBe('a,b,c')
    expect(side(difference(before, after), 'removed').filter((line) => line !== '').join()).toBe('x,b,y,z')
  })
  it('compares a line of many thousand words whole, in no time to speak of', () => {
    const long = (word: string) => Array.from({ length: 5_000 }, (_, at) => `${word}${at % 7}`).join(' ')
    expect(shown(difference(long('a'), long('b')))).toHaveLength(1)
  })
})
