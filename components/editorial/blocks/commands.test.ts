import fc from 'fast-check'
import { history, undo } from 'prosemirror-history'
import { EditorState, TextSelection, type Command } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { readText } from '@/lib/content/text/text-form'
import { blocksOf } from '@/lib/editorial/blocks/from-text'
import { freeBlocks } from '@/lib/editorial/blocks/kinds'
import { blockSchema } from '@/lib/editorial/blocks/schema'
import { textOfBlocks } from '@/lib/editorial/blocks/to-text'
import { become, insert, move, remove, setAttributes, setMark, simpleBlocks } from './commands'
import { keys } from './keys'
import { addColumn, addPart, movePart, removeColumn, removePart } from './parts'

const source = [
  'titel: T\nrubrik: R\nägare: Ä\nkälla: [Polisen](https://polisen.se/a)\nkälla: Lag', '== Ett\nid: ett\nkällor: 1', 'Text **viktig** och [länk](sida:contact).', '- punkt ett\n- punkt två', '1. först\n2. sedan', '@ruta gör\nRing.',
  '@steg\n* Steg ett\nGör så\n* Steg två\nGör sedan så', '@frågor\n* Varför\n- Därför\n- Och därför\n* När\n- Nu', '@säg\n* Hej\n~ hej', '@tabell Namn\n| a | b |\n| c | d |', '== Två', '@kontakter bris, mind',
  '@väg\n* Början\nvem: Du\n- Gå\n> Vänster\n- Vänta\n> Höger\n- Vänta mer\n* Slutet\n- Stanna', '@rutor\n* En\n- a\n* Annan\n- b', '@fakta\n* Kostar\nInget', '@kort Visa\n* Hjälp', '@vidare\n* contact: Kontakt\nSkriv', '@hoppa\n* ett: Till ett\n* tva: Till två', '@bild 7c49cb37-379b-86fb-ac5b-a18bd87d1cb3\nalt: En skog', '@finns inte\nrad',
].join('\n\n')

/** A text with the cursor at a place for words, the n-th of them. */
function written(text = source): EditorState {
  return EditorState.create({ doc: blocksOf(text).doc, plugins: [history()] })
}
function at(state: EditorState, from: number, to = from): EditorState {
  const size = state.doc.content.size
  return state.apply(state.tr.setSelection(TextSelection.between(state.doc.resolve(from % size), state.doc.resolve(to % size))))
}
/** At the end of the first place whose words are these. */
function behind(state: EditorState, words: string): EditorState {
  let found = -1
  state.doc.descendants((node, pos) => { if (node.isTextblock && node.textContent === words && found < 0) found = pos + 1 + node.content.size })
  if (found < 0) throw new Error(`no ${words}`)
  return at(state, found)
}
function after(state: EditorState, command: Command | undefined): EditorState {
  let next = state
  command?.(state, (tr) => { next = state.apply(tr) })
  return next
}
const text = (state: EditorState) => textOfBlocks(state.doc)
const typed = (state: EditorState, words: string) => state.apply(state.tr.insertText(words))
const letters = (words: string) => [...words.replace(/[^a-zåäö]/gi, '')].sort().join('')
const enter = (state: EditorState) => after(state, keys.Enter)

const nobody = { reviewedOn: null, reviewedBy: null }

/** Those that take nothing away. */
const keeping: Record<string, Command | undefined> = {
  enter: keys.Enter, up: move(-1), down: move(1), partUp: movePart(-1), partDown: movePart(1), addPart, addColumn,
  ...Object.fromEntries(simpleBlocks.map((name) => [`become ${name}`, become(name)])), ...Object.fromEntries(freeBlocks('page').map((name) => [`insert ${name}`, insert(name)])),
}
const all: Record<string, Command | undefined> = {
  ...keeping, remove, removePart, removeColumn, backspace: keys.Backspace, strong: keys['Mod-b'], kind: setAttributes({ kind: 'done' }), link: setMark('link', { goal: 'tel:112' }), unlink: setMark('link', null), write: (state, dispatch) => { dispatch?.(state.tr.insertText('nytt')); return true },
}

describe('what is done to a text in blocks', () => {
  it('leaves a text that can be written in, is the same when it comes back, and can be undone', () => {
    const step = fc.record({ name: fc.constantFrom(...Object.keys(all)), from: fc.nat(), length: fc.oneof(fc.constant(0), fc.nat(400)) })
    fc.assert(fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
      let state = written()
      for (const { name, from, length } of steps) {
        state = at(state, from, from + (name === 'enter' || name === 'write' || name.startsWith('insert') ? 0 : length))
        const fresh = EditorState.create({ doc: state.doc, selection: state.selection, plugins: [history()] })
        const next = after(fresh, all[name])
        next.doc.check()
        // Lines with signs may have become something that can be read: then they say the same in fewer signs.
        const again = textOfBlocks(blocksOf(text(next)).doc)
        expect(textOfBlocks(blocksOf(again).doc), name).toBe(again)
        expect(readText('page', again, nobody), name).toEqual(readText('page', text(next), nobody))
        expect(text(after(next, undo)), `undo ${name}`).toBe(text(state))
        if (name in keeping) expect(letters(next.doc.textContent), name).toBe(letters(state.doc.textContent))
        state = next
      }
    }), { numRuns: 80 })
  })

  it('goes on in a block with Enter, and leaves it with Enter in an empty part', () => {
    let state = typed(enter(behind(written(), 'punkt två')), 'punkt tre')
    expect(text(state)).toContain('- punkt två\n- punkt tre\n\n1. först')
    state = typed(enter(enter(state)), 'efteråt')
    expect(text(state)).toContain('- punkt tre\n\nefteråt\n\n1. först')
    state = typed(enter(typed(enter(behind(written(), 'Gör sedan så')), 'Steg tre')), 'Sist')
    expect(text(state)).toContain('Gör sedan så\n* Steg tre\nSist\n\n@frågor')
    expect(text(typed(enter(enter(state)), 'efteråt'))).toContain('* Steg tre\nSist\n\nefteråt\n\n@frågor')
    state = typed(enter(typed(enter(enter(behind(written(), 'Nu'))), 'Var')), 'Här')
    expect(text(state)).toContain('* När\n- Nu\n* Var\n- Här\n\n@säg')
    state = typed(enter(typed(enter(behind(written(), 'd')), 'e')), 'f')
    expect(text(state)).toContain('| c | d |\n| e | f |\n\n==')
    expect(text(typed(enter(behind(written(), 'Ett')), 'Ny'))).toContain('källor: 1\n\nNy\n\nText')
  })

  it('takes an empty list, part or block away with Backspace', () => {
    const back = (state: EditorState) => after(state, keys.Backspace)
    expect(text(back(enter(behind(written(), 'punkt två'))))).toBe(source)
    expect(text(back(enter(behind(written(), 'Gör sedan så'))))).toBe(source)
    const start = behind(written(), 'punkt ett')
    expect(text(back(at(start, start.selection.from - 'punkt ett'.length)))).toContain('\n\npunkt ett\n\n- punkt två\n\n')
    expect(back(after(behind(written(), 'Ring.'), insert('questions'))).doc.eq(written().doc)).toBe(true)
  })

  it('makes one item of a list a block of its own, with the others before and after', () => {
    const state = typed(enter(behind(written(), 'punkt ett')), 'mitt i')
    expect(text(typed(after(state, become('note')), '!'))).toContain('- punkt ett\n\n@ruta vet\nmitt i!\n\n- punkt två')
    expect(text(typed(after(state, become('numbers')), '!'))).toContain('1. punkt ett\n2. mitt i!\n3. punkt två')
    expect(text(typed(after(behind(written(), 'Ring.'), become('bullets')), '!'))).toContain('\n\n- Ring.!\n\n')
    expect(text(typed(after(behind(written(), 'Två'), become('section')), '!'))).toContain('\n\nTvå!\n\n')
  })

  it('moves the chosen block and no word of the head', () => {
    const moved = after(behind(written(), 'Ring.'), move(-1))
    expect(text(moved)).toContain('@ruta gör\nRing.\n\n1. först')
    expect(text(typed(moved, ' Nu'))).toContain('Ring. Nu')
    expect(after(behind(written(), 'Ett'), move(-1)).doc.eq(written().doc)).toBe(true)
    expect(after(behind(written(), 'Ä'), remove).doc.eq(written().doc)).toBe(true)
    expect(text(after(behind(written(), 'Gör sedan så'), movePart(-1)))).toContain('@steg\n* Steg två\nGör sedan så\n* Steg ett\nGör så')
  })

  it('takes no mark where there are words alone', () => {
    const heading = behind(written(), 'Två')
    expect(setMark('link', { goal: 'tel:112' })(at(heading, heading.selection.from - 3, heading.selection.from))).toBe(false)
    expect(blockSchema.marks.strong.isInSet(after(heading, keys['Mod-b']).storedMarks ?? [])).toBeUndefined()
  })
})
