import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey, type EditorState } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'

/** What is wrong with a text as it was saved, in words, by line. */
export interface ToldFault { line: number; words: string }

const marks = new PluginKey<DecorationSet>('faults')

/** The number of the block that a line stands in. @param lines where each block begins, from the first */
function blockAt(lines: readonly number[], line: number): number {
  const after = lines.findIndex((start) => start > line)
  return Math.max((after < 0 ? lines.length : after) - 1, 0)
}

/** Each block with what is wrong in it, as the text was when it was saved; the marks go along when it is written in. */
export function faultMarks(lines: readonly number[], faults: readonly ToldFault[]): Plugin {
  const begin = (doc: Node) => {
    const found: Decoration[] = []
    doc.forEach((block, at, index) => {
      const own = faults.filter(({ line }) => blockAt(lines, line) === index)
      if (own.length > 0) found.push(Decoration.node(at, at + block.nodeSize, { 'class': 'faulty', 'data-fault': own.map(({ words }) => words).join(' ') }, { lines: own.map(({ line }) => line) }))
    })
    return DecorationSet.create(doc, found)
  }
  return new Plugin<DecorationSet>({
    key: marks,
    state: { init: (_, { doc }) => begin(doc), apply: (transaction, set) => set.map(transaction.mapping, transaction.doc) },
    props: { decorations: (state) => marks.getState(state) },
  })
}

/** Where the block begins that had a fault on this line; null when it is gone. */
export const placeOfFault = (state: EditorState, line: number): number | null => marks.getState(state)?.find(undefined, undefined, ({ lines }: { lines: number[] }) => lines.includes(line))[0]?.from ?? null
