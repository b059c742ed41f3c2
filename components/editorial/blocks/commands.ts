import { toggleMark } from 'prosemirror-commands'
import { closeHistory, redo, undo } from 'prosemirror-history'
import type { Attrs, Node, NodeType } from 'prosemirror-model'
import { NodeSelection, Selection, TextSelection, type Command, type EditorState } from 'prosemirror-state'
import { blockSchema, type BlockName } from '@/lib/editorial/blocks/schema'

const { nodes, marks } = blockSchema

/** The blocks of the text that something is chosen in: their numbers, and where they begin and end. */
export function chosen({ doc, selection: { $from, $to } }: EditorState) {
  const first = Math.min($from.index(0), doc.childCount - 1)
  const last = Math.max(first, $to.depth === 0 ? $to.index(0) - 1 : $to.index(0))
  const blocks = Array.from({ length: last - first + 1 }, (_, at) => doc.child(first + at))
  const start = $from.posAtIndex(first, 0)
  return { first, last, blocks, start, end: start + blocks.reduce((size, { nodeSize }) => size + nodeSize, 0) }
}

/** Blocks that are one text, or a list of them: each can become any other of them. */
export const simpleBlocks = ['paragraph', 'section', 'bullets', 'numbers', 'lead', 'note', 'unknown'] as const satisfies readonly BlockName[]
export type SimpleBlock = (typeof simpleBlocks)[number]
const isSimple = ({ type }: Node): boolean => simpleBlocks.some((name) => nodes[name] === type)

/** Words without their links and emphasis, where the block can have none. */
const wordsFor = (type: NodeType, line: Node) => (type.markSet === null ? line.content : line.textContent === '' ? null : blockSchema.text(line.textContent))

/** The chosen blocks line by line: a list has one for each of its items, and only those that the choice reaches are chosen. */
function linesOf(state: EditorState): { line: Node; list: NodeType | null; isChosen: boolean }[] {
  const { blocks } = chosen(state)
  const { $from, $to } = state.selection
  return blocks.flatMap<{ line: Node; list: NodeType | null; isChosen: boolean }>((block, at) => (block.isTextblock ? [{ line: block, list: null, isChosen: true }] : block.content.content.map((line, item) => ({
    line, list: block.type, isChosen: (at > 0 || item >= $from.index(1)) && (at < blocks.length - 1 || item <= $to.index(1)),
  }))))
}

/** Each chosen line becomes a block of its own of this kind; items of a list that are not chosen stay one before and one after. */
const toText = (type: NodeType, attrs: Attrs | null): Command => (state, dispatch) => {
  const { blocks, start, end } = chosen(state)
  if (!blocks.every(isSimple)) return false
  const made: Node[] = []
  let cursor: number | null = null
  for (const { line, list, isChosen } of linesOf(state)) {
    const last = made.at(-1)
    if (isChosen) {
      cursor ??= start + made.reduce((size, { nodeSize }) => size + nodeSize, 0) + 1
      made.push(type.create(attrs, wordsFor(type, line)))
    } else if (list && last?.type === list) made[made.length - 1] = last.copy(last.content.addToEnd(line))
    else if (list) made.push(list.create(null, line))
  }
  const tr = state.tr.replaceWith(start, end, made)
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve((cursor ?? start) + state.selection.$from.parentOffset))).scrollIntoView())
  return true
}

/** Each line becomes an item of one list. */
const toList = (type: NodeType): Command => (state, dispatch) => {
  const { blocks, start, end } = chosen(state)
  if (!blocks.every(isSimple)) return false
  const { $from } = state.selection
  const before = linesOf(state).findIndex(({ isChosen }) => isChosen)
  const items = linesOf(state).map(({ line }) => nodes.item.create(null, line.content))
  const tr = state.tr.replaceWith(start, end, type.create(null, items))
  const cursor = start + 1 + items.slice(0, before).reduce((size, { nodeSize }) => size + nodeSize, 0) + 1 + $from.parentOffset
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(cursor))).scrollIntoView())
  return true
}

/** What is chosen becomes blocks of this kind; pressed again, paragraphs. */
export const become = (name: SimpleBlock): Command => (state, dispatch) => {
  const type = nodes[name]
  const isAlready = chosen(state).blocks.every((block) => block.type === type)
  return (isAlready ? toText(nodes.paragraph, null) : type === nodes.bullets || type === nodes.numbers ? toList(type) : toText(type, null))(state, dispatch)
}

function begin(name: BlockName): Node | null {
  if (name !== 'table') return nodes[name].createAndFill()
  const row = (type: NodeType, cell: NodeType) => type.create(null, [cell.create(), cell.create()])
  return nodes.table.create(null, [nodes.caption.create(), nodes.rows.create(null, [row(nodes.headRow, nodes.headCell), row(nodes.row, nodes.cell)])])
}

/** A new block after the one with the cursor, or in its place when nothing is in that. */
export const insert = (name: BlockName): Command => (state, dispatch) => {
  const block = begin(name)
  if (!block) return false
  const { last, blocks: [current], start, end } = chosen(state)
  const isFree = current?.type === nodes.paragraph && current.content.size === 0 && start + 2 === end
  const at = isFree ? start : end
  const tr = state.tr.replaceWith(at, end, block)
  const inside = block.isAtom ? NodeSelection.create(tr.doc, at) : Selection.findFrom(tr.doc.resolve(at + 1), 1, true)
  dispatch?.((inside ? tr.setSelection(inside) : tr).scrollIntoView())
  return last >= 0
}

const shifted = (selection: Selection, by: number, doc: Node): Selection =>
  selection instanceof NodeSelection ? NodeSelection.create(doc, selection.from + by) : TextSelection.between(doc.resolve(selection.anchor + by), doc.resolve(selection.head + by))

/** The chosen blocks change place with the one before or after them. The lines of the head stay first. */
export const move = (by: -1 | 1): Command => (state, dispatch) => {
  const { first, last, blocks, start, end } = chosen(state)
  const neighbour = state.doc.maybeChild(by < 0 ? first - 1 : last + 1)
  if (!neighbour || neighbour.type === nodes.head || blocks.some(({ type }) => type === nodes.head)) return false
  const tr = by < 0
    ? state.tr.replaceWith(start - neighbour.nodeSize, end, [...blocks, neighbour])
    : state.tr.replaceWith(start, end + neighbour.nodeSize, [neighbour, ...blocks])
  dispatch?.(tr.setSelection(shifted(state.selection, by * neighbour.nodeSize, tr.doc)).scrollIntoView())
  return true
}

/** Takes the chosen blocks away. */
export const remove: Command = (state, dispatch) => {
  const { blocks, start, end } = chosen(state)
  if (blocks.some(({ type }) => type === nodes.head)) return false
  const rest = state.doc.childCount - blocks.length - (state.doc.firstChild?.type === nodes.head ? 1 : 0)
  const tr = rest > 0 ? state.tr.delete(start, end) : state.tr.replaceWith(start, end, nodes.paragraph.create())
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(Math.min(start + 1, tr.doc.content.size)))).scrollIntoView())
  return true
}

/** What the block, or the part of it with the cursor, says of itself. */
export const setAttributes = (attrs: Attrs): Command => (state, dispatch) => {
  const { $from } = state.selection
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth)
    if (!Object.keys(attrs).every((name) => name in node.attrs)) continue
    dispatch?.(state.tr.setNodeMarkup($from.before(depth), null, { ...node.attrs, ...attrs }))
    return true
  }
  const { blocks: [block], start } = chosen(state)
  if (!block || !Object.keys(attrs).every((name) => name in block.attrs)) return false
  const tr = state.tr.setNodeMarkup(start, null, { ...block.attrs, ...attrs })
  dispatch?.(block.isAtom ? tr.setSelection(NodeSelection.create(tr.doc, start)) : tr)
  return true
}

/** The link or the words of another language that the cursor stands in, and how far they reach. */
export function markHere({ selection: { $from, empty } }: EditorState, name: 'link' | 'foreign'): { from: number; to: number; attrs: Attrs } | null {
  const child = $from.parent.maybeChild($from.index())
  const mark = child && marks[name].isInSet(child.marks)
  if (!empty || !mark) return null
  const from = $from.posAtIndex($from.index())
  return { from, to: from + child.nodeSize, attrs: mark.attrs }
}

/** Gives the chosen words a mark, or takes it away (`attrs` null); without a choice, the marked words that the cursor stands in. */
export const setMark = (name: 'link' | 'foreign', attrs: Attrs | null): Command => (state, dispatch) => {
  const { from, to } = markHere(state, name) ?? state.selection
  if (from === to || state.selection.$from.parent.type.markSet !== null) return false
  const tr = state.tr.removeMark(from, to)
  dispatch?.((attrs === null ? tr : tr.addMark(from, to, marks[name].create(attrs))).scrollIntoView())
  return true
}

/** The command as a step of its own when it is undone, however soon it came after another. */
export const apart = (command: Command): Command => (state, dispatch, view) => command(state, dispatch && ((transaction) => { dispatch(closeHistory(transaction)) }), view)

export const commands = { strong: toggleMark(marks.strong), up: move(-1), down: move(1), remove, undo, redo } satisfies Record<string, Command>
