import { baseKeymap } from 'prosemirror-commands'
import { Selection, TextSelection, type Command } from 'prosemirror-state'
import { apart, become, chosen, commands, move, remove } from '@/components/editorial/blocks/commands'
import { addPart, movePart, partOf, removePart } from '@/components/editorial/blocks/parts'
import { blockSchema } from '@/lib/editorial/blocks/schema'

const { nodes } = blockSchema
const first = (...all: Command[]): Command => (state, dispatch, view) => all.some((one) => one(state, dispatch, view))

/** To the next place for words. */
const onward: Command = (state, dispatch) => {
  const { $to } = state.selection
  const next = Selection.findFrom(state.doc.resolve($to.after()), 1, true)
  if (!next) return false
  dispatch?.(state.tr.setSelection(next).scrollIntoView())
  return true
}

/** An empty paragraph after the block, and the cursor in it. `without` the part with the cursor, which nobody wrote in. */
const leave = (without: boolean): Command => (state, dispatch) => {
  const { end, blocks: [block], start } = chosen(state)
  const part = partOf(state.selection.$from)
  if (!block) return false
  const tr = state.tr.insert(end, nodes.paragraph.create())
  tr.setSelection(TextSelection.create(tr.doc, end + 1))
  if (block.textContent === '') tr.delete(start, end)
  else if (without && part && part.parent.canReplace(part.index, part.index + 1)) tr.delete(state.selection.$from.before(part.depth), state.selection.$from.after(part.depth))
  dispatch?.(tr.scrollIntoView())
  return true
}

/** Enter inside a block of several parts goes on to what comes next there; in an empty last part it leaves the block. */
const enterInParts: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection
  const part = partOf($from)
  const { type } = $from.parent
  if (type === nodes.typed) {
    dispatch?.(state.tr.insertText('\n').scrollIntoView())
    return true
  }
  if ($from.depth < 2) return false
  const isLast = part !== null && part.index === part.parent.childCount - 1
  if (part && isLast && part.node.textContent === '' && part.node.type !== nodes.field) return leave(true)(state, dispatch, view)
  if (type === nodes.item || type === nodes.line) {
    if (type === nodes.line && empty && $from.parent.content.size === 0) return first(dropLine, addPart)(state, dispatch, view)
    const tr = state.tr.deleteSelection()
    dispatch?.(tr.split(tr.selection.from).scrollIntoView())
    return true
  }
  const isAtEnd = part !== null && part.node.type !== nodes.field && (part.depth === $from.depth || $from.index(part.depth) === part.node.childCount - 1)
  const isRow = part?.node.type === nodes.row || part?.node.type === nodes.headRow
  // In a table a new row begins only after the last one.
  return first(...(isAtEnd && (isLast || !isRow) ? [addPart] : []), onward, leave(false))(state, dispatch, view)
}

/** Takes an empty line away and begins a new part after the one it stood in. */
const dropLine: Command = (state, dispatch) => {
  const { $from } = state.selection
  const part = partOf($from)
  const holder = $from.node($from.depth - 1)
  const at = $from.index($from.depth - 1)
  if (!part || !holder.canReplace(at, at + 1)) return false
  const made = part.node.type.createAndFill()
  if (!made || !part.parent.canReplaceWith(part.index + 1, part.index + 1, made.type)) return false
  const tr = state.tr.insert($from.after(part.depth), made).delete($from.before(), $from.after())
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(tr.mapping.map($from.after(part.depth), -1) + 1))).scrollIntoView())
  return true
}

/** Backspace at the start of an empty part takes it away; of an empty block, the block; of a list, makes its first item a paragraph. */
const backspace: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection
  if (!empty || $from.parentOffset > 0) return false
  const { blocks: [block] } = chosen(state)
  const part = partOf($from)
  if (block && block.type !== nodes.head && block.textContent === '' && $from.depth > 1) return remove(state, dispatch, view)
  if (part && part.node.textContent === '' && part.node.type !== nodes.field) return removePart(state, dispatch, view)
  if (part?.node.type === nodes.item && part.index === 0 && block) {
    const rest = block.content.cut(part.node.nodeSize)
    const start = $from.before(1)
    const tr = state.tr.replaceWith(start, $from.after(1), [nodes.paragraph.create(null, part.node.content), ...(rest.size === 0 ? [] : [block.type.create(null, rest)])])
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, start + 1)).scrollIntoView())
    return true
  }
  if (block && $from.depth === 1 && block.type !== nodes.paragraph && block.type !== nodes.typed) return become('paragraph')(state, dispatch, view)
  return false
}

/** A heading goes no further than its line: what comes after it is running text. */
const enterInHeading: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  if ($from.depth !== 1 || $from.parent.type === nodes.paragraph || !$from.parent.isTextblock || $to.parentOffset < $to.parent.content.size || $from.parent !== $to.parent) return false
  const tr = state.tr.deleteSelection()
  const after = tr.selection.$from.after()
  tr.insert(after, nodes.paragraph.create())
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView())
  return true
}

export const keys: Record<string, Command> = {
  'Enter': first(enterInParts, enterInHeading, baseKeymap.Enter ?? (() => false)), 'Backspace': first(backspace, baseKeymap.Backspace ?? (() => false)),
  'Mod-z': commands.undo, 'Mod-y': commands.redo, 'Shift-Mod-z': commands.redo, 'Mod-b': commands.strong,
  'Alt-ArrowUp': apart(move(-1)), 'Alt-ArrowDown': apart(move(1)), 'Alt-Shift-ArrowUp': apart(movePart(-1)), 'Alt-Shift-ArrowDown': apart(movePart(1)), 'Alt-Delete': apart(remove),
}
