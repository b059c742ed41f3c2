import type { Node, NodeType, ResolvedPos } from 'prosemirror-model'
import { Selection, TextSelection, type Command, type EditorState } from 'prosemirror-state'
import { blockSchema } from '@/lib/editorial/blocks/schema'

const { nodes } = blockSchema

/** What a block can have more or fewer of. */
const partTypes: readonly NodeType[] = [nodes.item, nodes.pair, nodes.saying, nodes.leg, nodes.group, nodes.way, nodes.law, nodes.target, nodes.row, nodes.headRow, nodes.field]

/** The part that the cursor stands in: how deep, and which of its block's it is. */
export function partOf($from: ResolvedPos): { node: Node; depth: number; index: number; parent: Node } | null {
  for (let depth = $from.depth; depth > 1; depth -= 1) {
    const node = $from.node(depth)
    if (partTypes.includes(node.type)) return { node, depth, index: $from.index(depth - 1), parent: $from.node(depth - 1) }
  }
  return null
}

/** An empty part like another. */
function like(part: Node): Node | null {
  if (part.type === nodes.row || part.type === nodes.headRow) return nodes.row.create(null, Array.from({ length: part.childCount }, () => nodes.cell.create()))
  return part.type.createAndFill(part.type === nodes.field ? part.attrs : null)
}

/** A new part after the one with the cursor, which goes there. */
export const addPart: Command = (state, dispatch) => {
  const { $from } = state.selection
  const part = partOf($from)
  const made = part && like(part.node)
  if (!part || !made || !part.parent.canReplaceWith(part.index + 1, part.index + 1, made.type)) return false
  const at = $from.after(part.depth)
  const tr = state.tr.insert(at, made)
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(at + 1))).scrollIntoView())
  return true
}

/** Takes the part away, when the block can do without it. */
export const removePart: Command = (state, dispatch) => {
  const { $from } = state.selection
  const part = partOf($from)
  if (!part?.parent.canReplace(part.index, part.index + 1)) return false
  const at = $from.before(part.depth)
  const tr = state.tr.delete(at, at + part.node.nodeSize)
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(Math.max(at - 1, 0)), -1)).scrollIntoView())
  return true
}

/** The part changes place with the one before or after it. */
export const movePart = (by: -1 | 1): Command => (state, dispatch) => {
  const { $from } = state.selection
  const part = partOf($from)
  const neighbour = part && part.parent.maybeChild(part.index + by)
  if (!part || !neighbour || neighbour.type !== part.node.type) return false
  const at = $from.before(part.depth)
  const from = by < 0 ? at - neighbour.nodeSize : at
  const both = by < 0 ? [part.node, neighbour] : [neighbour, part.node]
  const tr = state.tr.replaceWith(from, from + part.node.nodeSize + neighbour.nodeSize, both)
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve($from.pos + by * neighbour.nodeSize))).scrollIntoView())
  return true
}

/** A line of the head, after the one with the cursor. */
export const addField = (name: string): Command => (state, dispatch) => {
  const head = state.doc.firstChild
  if (head?.type !== nodes.head) return false
  const { $from } = state.selection
  const at = $from.depth > 1 && $from.parent.type === nodes.field ? $from.after(2) : head.nodeSize - 1
  const tr = state.tr.insert(at, nodes.field.create({ name }))
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, at + 1)).scrollIntoView())
  return true
}

/** Where the cursor stands in a table. */
function tableAt({ selection: { $from } }: EditorState): { rows: Node; start: number; column: number } | null {
  for (let depth = $from.depth; depth > 1; depth -= 1) if ($from.node(depth).type === nodes.rows) return { rows: $from.node(depth), start: $from.start(depth), column: $from.depth > depth ? $from.index(depth + 1) : 0 }
  return null
}

/** Each row with its cells changed; `cells` gets a row's and gives them back. */
const perRow = (change: (cells: Node[], column: number, cell: NodeType) => Node[]): Command => (state, dispatch) => {
  const table = tableAt(state)
  if (!table) return false
  const { rows, start, column } = table
  const made = rows.content.content.map((row) => row.type.create(null, change([...row.content.content], column, row.type === nodes.headRow ? nodes.headCell : nodes.cell)))
  if (made.some(({ childCount }) => childCount === 0)) return false
  const tr = state.tr.replaceWith(start, start + rows.content.size, made)
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(Math.min(state.selection.from, tr.doc.content.size)))).scrollIntoView())
  return true
}
export const addColumn = perRow((cells, column, cell) => cells.toSpliced(column + 1, 0, cell.create()))
export const removeColumn = perRow((cells, column) => cells.toSpliced(column, 1))
