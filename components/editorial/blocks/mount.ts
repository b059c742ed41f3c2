import { baseKeymap } from 'prosemirror-commands'
import { history } from 'prosemirror-history'
import { keymap } from 'prosemirror-keymap'
import { EditorState, NodeSelection, Selection, type Command } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { apart, chosen, markHere } from '@/components/editorial/blocks/commands'
import { faultMarks, placeOfFault, type ToldFault } from '@/components/editorial/blocks/fault-marks'
import { keys } from '@/components/editorial/blocks/keys'
import { looks, type Looks } from '@/components/editorial/blocks/looks'
import { partOf } from '@/components/editorial/blocks/parts'
import { cleaned, fromPlainText, onlyOurs } from '@/components/editorial/blocks/paste'
import { blocksOf } from '@/lib/editorial/blocks/from-text'
import { blockSchema, type BlockName } from '@/lib/editorial/blocks/schema'
import { textOfBlocks } from '@/lib/editorial/blocks/to-text'

/** Where the cursor stands, and what is there. */
export interface Standing {
  block: BlockName
  attrs: Readonly<Record<string, string>>
  /** The part of the block, with its own attributes. */
  part: { name: string; attrs: Readonly<Record<string, string>> } | null
  /** The block's number among all of them, counted from 1, and how many there are. */
  at: number
  of: number
  isChosen: boolean
  isStrong: boolean
  takesMarks: boolean
  link: string | null
  foreign: string | null
}

interface Wishes extends Looks {
  source: string
  isPlain: boolean
  /** What is wrong with `source`. */
  faults: readonly ToldFault[]
  /** Attributes of what is written in: its name, language and direction. */
  attributes: Record<string, string>
  /** The text after each change, in the text form. */
  onText: (text: string) => void
  onStanding: (standing: Standing) => void
  /** Whoever writes wants the buttons. */
  onTools: () => void
}

export interface Blocks {
  /** Does it; false when it cannot be done here. The cursor goes back to the text, or whoever chooses goes on choosing. */
  run: (command: Command, then?: 'write' | 'stay') => boolean
  can: (command: Command) => boolean
  standing: () => Standing
  focus: () => void
  /** Puts the cursor into the block that had a fault on this line; at the start of the text when that is gone. */
  goTo: (line: number) => void
  text: () => string
  /** Scrolls so that the cursor is seen below what covers the top of the window. Pixels. */
  keepBelow: (covered: number) => void
  remove: () => void
}

const words = (attrs: Readonly<Record<string, unknown>>): Record<string, string> => Object.fromEntries(Object.entries(attrs).map(([name, value]) => [name, String(value)]))

function standingOf(state: EditorState): Standing {
  const { selection, doc } = state
  const { first, blocks: [block] } = chosen(state)
  const part = partOf(selection.$from)
  const strong = blockSchema.marks.strong
  return {
    block: (block?.type.name ?? 'paragraph') as BlockName, attrs: words(block?.attrs ?? {}), part: part && { name: part.node.type.name, attrs: words(part.node.attrs) },
    at: first + 1, of: doc.childCount, isChosen: !selection.empty && !(selection instanceof NodeSelection), takesMarks: selection.$from.parent.type.markSet === null && selection.$from.parent.isTextblock,
    isStrong: selection.empty ? strong.isInSet(state.storedMarks ?? selection.$from.marks()) !== undefined : doc.rangeHasMark(selection.from, selection.to, strong),
    link: (markHere(state, 'link')?.attrs.goal as string | undefined) ?? null, foreign: (markHere(state, 'foreign')?.attrs.lang as string | undefined) ?? null,
  }
}

/** A place to write in blocks. Tab leaves it, as it leaves any field. */
export function mountBlocks(place: HTMLElement, { source, isPlain, faults, attributes, onText, onStanding, onTools, ...look }: Wishes): Blocks {
  const { doc, lines } = blocksOf(source, isPlain)
  const view: EditorView = new EditorView(place, {
    attributes,
    state: EditorState.create({ doc, plugins: [history(), keymap({ ...keys, 'Alt-F10': () => { onTools(); return true } }), keymap(baseKeymap), looks(look), faultMarks(lines, faults)] }),
    transformPastedHTML: cleaned,
    transformPasted: onlyOurs,
    clipboardTextParser: (text) => fromPlainText(text, isPlain),
    dispatchTransaction(transaction) {
      const state = view.state.apply(transaction)
      view.updateState(state)
      if (transaction.docChanged) onText(textOfBlocks(state.doc, isPlain))
      onStanding(standingOf(state))
    },
  })
  onStanding(standingOf(view.state))
  return {
    run(command, then = 'write') {
      const isDone = apart(command)(view.state, (transaction) => { view.dispatch(transaction) }, view)
      if (then === 'write') view.focus()
      return isDone
    },
    can: (command) => command(view.state, undefined, view),
    standing: () => standingOf(view.state),
    focus() { view.focus() },
    goTo(line) {
      const place = placeOfFault(view.state, line) ?? 0
      view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(place + 1))).scrollIntoView())
      view.focus()
    },
    text: () => textOfBlocks(view.state.doc, isPlain),
    keepBelow(covered) {
      const room = { top: covered + 24, bottom: 24, left: 0, right: 0 }
      view.setProps({ scrollThreshold: room, scrollMargin: room })
    },
    remove() { view.destroy() },
  }
}
