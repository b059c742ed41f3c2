import type { Node } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { chosen } from '@/components/editorial/blocks/commands'
import type { ContactChoice } from '@/lib/directory/model'
import type { BlockName } from '@/lib/editorial/blocks/schema'

export interface Looks {
  contacts: readonly ContactChoice[]
  /** What a block is called, by its kind and what it says of itself. */
  nameOf: (name: BlockName, attrs: Readonly<Record<string, unknown>>) => string
  /** What stands in an empty place for words, until there are any. */
  hints: Record<string, string>
  /** Said where no contact is chosen. */
  nobody: string
}

/** Names that the reader of a screen needs to know where they are; a paragraph and a list say so themselves. */
const silent = new Set(['paragraph', 'section', 'bullets', 'numbers'])

/** A block that has no words of its own shows whom it stands for. */
function standIn({ nameOf, contacts, nobody }: Looks) {
  return (node: Node) => {
    const dom = document.createElement('div')
    dom.className = `b-${node.type.name} stand-in`
    const keys = 'keys' in node.attrs ? String(node.attrs.keys).split(',').map((key) => key.trim()).filter(Boolean) : null
    const lines = keys === null ? [nameOf(node.type.name as BlockName, node.attrs)] : keys.length === 0 ? [nobody] : keys.map((key) => {
      const found = contacts.find((contact) => contact.key === key)
      return found ? [found.name, found.number].filter(Boolean).join(', ') : key
    })
    for (const words of lines) {
      const line = document.createElement('p')
      line.textContent = words
      dom.append(line)
    }
    return { dom }
  }
}

/** How the blocks look and what they are called: nothing of it is part of the text. */
export function looks(wishes: Looks): Plugin {
  const { nameOf, hints } = wishes
  return new Plugin({
    props: {
      decorations(state) {
        const found: Decoration[] = []
        const { first, last } = chosen(state)
        state.doc.forEach((block, at, index) => {
          const name = nameOf(block.type.name as BlockName, block.attrs)
          found.push(Decoration.node(at, at + block.nodeSize, {
            'class': index >= first && index <= last ? 'piece here' : 'piece', 'data-block': name,
            ...(silent.has(block.type.name) ? {} : { 'role': 'group', 'aria-label': name }),
          }))
          block.descendants((node, within) => {
            if (node.isTextblock && node.content.size === 0) found.push(Decoration.node(at + 1 + within, at + 1 + within + node.nodeSize, { 'class': 'blank', 'data-hint': hints[node.type.name] ?? '' }))
            return !node.isTextblock
          })
          if (block.isTextblock && block.content.size === 0) found.push(Decoration.node(at, at + block.nodeSize, { 'class': 'blank', 'data-hint': hints[block.type.name] ?? '' }))
        })
        return DecorationSet.create(state.doc, found)
      },
      nodeViews: Object.fromEntries(['contacts', 'contact', 'finder', 'statement'].map((name) => [name, standIn(wishes)])),
    },
  })
}
