'use client'

import './blocks.css'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { BlockPanel } from '@/components/editorial/blocks/block-panel'
import { become, commands, insert, simpleBlocks } from '@/components/editorial/blocks/commands'
import { LinkPanel } from '@/components/editorial/blocks/link-panel'
import type { ContactChoice } from '@/lib/directory/model'
import type { ToldFault } from '@/components/editorial/blocks/fault-marks'
import type { Blocks, Standing } from '@/components/editorial/blocks/mount'
import { SmallButton, SmallSelect } from '@/components/editorial/blocks/small-fields'
import { Toolbar } from '@/components/editorial/blocks/toolbar'
import { onLine } from '@/components/editorial/on-line'
import { fieldsOf, freeBlocks, isPlain, type ContentType } from '@/lib/editorial/blocks/kinds'
import type { BlockName } from '@/lib/editorial/blocks/schema'
import type { PictureChoice } from '@/lib/media/model'
import { direction, type Locale } from '@/lib/routes'
import type editorial from '@/messages/sv/editorial.json'

interface Props {
  field: RefObject<HTMLTextAreaElement | null>
  type: ContentType
  locale: Locale
  contacts: readonly ContactChoice[]
  pictures: readonly PictureChoice[]
  faults: readonly ToldFault[]
  describedBy: string | undefined
  isInvalid: boolean
  /** Whether the cursor goes there when it is ready. */
  takesFocus: boolean
  /** True when there is something to write in; false when it is gone. */
  onReady: (isReady: boolean) => void
  text: (typeof editorial)['edit']['blocks']
}

type Text = Props['text']
/** A box is called by what it is for, too, and a part of the statement by which it is. */
const blockName = (text: Text, pictures: readonly PictureChoice[]) => (name: BlockName, attrs: Readonly<Record<string, unknown>>): string => {
  if (name === 'note') return `${text.names.note}: ${text.noteKinds[attrs.kind as keyof Text['noteKinds']]}`
  const shows = name === 'image' ? pictures.find(({ id }) => id === attrs.id)?.shows : undefined
  if (shows !== undefined) return `${text.names.image}: ${shows}`
  return name === 'statement' ? text.statements[attrs.part as keyof Text['statements']] : text.names[name]
}

/**
 * The text of a field, to write in block by block. The field stays what is saved: each change is put there in the text form, and told as
 * if it had been typed. What it brings is loaded on this page alone; until it is there, and when it does not come, the field is written in.
 */
export function BlockField({ field, type, locale, contacts, pictures, faults, describedBy, isInvalid, takesFocus, onReady, text }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const around = useRef<HTMLDivElement>(null)
  const tools = useRef<HTMLDivElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [blocks, setBlocks] = useState<Blocks | null>(null)
  const [standing, setStanding] = useState<Standing | null>(null)
  const [isLinking, setLinking] = useState(false)
  const [next, setNext] = useState<BlockName>('contacts')
  const [said, setSaid] = useState('')
  // As they were when it came: a page that is read again brings the same words anew, and must not begin the writing over.
  const first = useRef({ takesFocus, contacts, pictures, faults, text, attributes: { describedBy, isInvalid } })
  useEffect(() => {
    let mounted: Blocks | null = null
    let isHere = true
    const { contacts: choices, pictures: library, faults: told, text: words, attributes, takesFocus: takes } = first.current
    void import('@/components/editorial/blocks/mount').then(({ mountBlocks }) => {
      const from = field.current
      if (!isHere || !place.current || !from) return
      mounted = mountBlocks(place.current, {
        source: from.value, isPlain: isPlain(type), faults: told, contacts: choices, nameOf: blockName(words, library), hints: words.hints, nobody: words.nobody,
        attributes: {
          'id': 'source', 'class': 'blocks', 'role': 'textbox', 'aria-multiline': 'true', 'aria-labelledby': 'source-label', 'aria-describedby': [attributes.describedBy, 'source-hint'].filter(Boolean).join(' '),
          'spellcheck': 'true', 'lang': locale, 'dir': direction[locale], ...(attributes.isInvalid ? { 'aria-invalid': 'true' } : {}),
        },
        onText(written) {
          from.value = written
          from.dispatchEvent(new Event('input', { bubbles: true }))
        },
        onStanding: setStanding,
        onTools() { around.current?.querySelector<HTMLElement>('[role=toolbar] [tabindex="0"]')?.focus() },
      })
      setBlocks(mounted)
      onReady(true)
      if (takes) mounted.focus()
    }).catch(() => { onReady(false) })
    // React sets the fields of a form back when it has been sent; what is shown here is what is meant.
    const form = field.current?.form
    const wasReset = () => { queueMicrotask(() => { if (mounted && field.current) field.current.value = mounted.text() }) }
    form?.addEventListener('reset', wasReset)
    return () => {
      form?.removeEventListener('reset', wasReset)
      isHere = false
      mounted?.remove()
      setBlocks(null)
      onReady(false)
    }
  }, [field, type, locale, onReady])
  // What the cursor stands in is never under the buttons.
  useEffect(() => {
    const bar = tools.current
    if (!blocks || !bar) return
    const watch = new ResizeObserver(() => { blocks.keepBelow(getComputedStyle(bar).position === 'sticky' ? bar.offsetHeight : 0) })
    watch.observe(bar)
    return () => { watch.disconnect() }
  }, [blocks])
  useEffect(() => (blocks ? onLine((line) => { blocks.goTo(line) }) : undefined), [blocks])

  const tell = (words: string, name: string) => {
    const now = blocks?.standing()
    setSaid(words.replace('{name}', name).replace('{at}', String(now?.at ?? '')).replace('{of}', String(now?.of ?? '')))
  }
  const nameOf = (name: BlockName) => text.names[name]
  const add = () => {
    if (!blocks?.run(insert(next))) return
    tell(text.said.added, nameOf(next))
    // What stands for somebody is chosen beside it: there is nothing to write.
    if (next === 'contacts' || next === 'contact' || next === 'image') requestAnimationFrame(() => { panel.current?.querySelector<HTMLElement>('select')?.focus() })
  }
  const done = (command: 'up' | 'down' | 'remove' | 'undo' | 'redo', words: string) => {
    const before = blocks?.standing().block ?? 'paragraph'
    if (blocks?.run(commands[command])) tell(words, nameOf(before))
  }
  const offered = freeBlocks(type)
  return (
    <div className="block-field" ref={around}>
      {blocks && standing && (
        <div className="block-tools" ref={tools} onKeyDown={({ key }) => { if (key === 'Escape') blocks.focus() }}>
          <Toolbar label={text.tools} groups={[
            simpleBlocks.filter((name) => offered.includes(name)).map((name) => ({ name, label: nameOf(name), pressed: standing.block === name, isOff: !blocks.can(become(name)), use: () => { blocks.run(become(name)) } })),
            isPlain(type) ? [] : [
              { name: 'strong', label: text.strong, pressed: standing.isStrong, isOff: !blocks.can(commands.strong), use: () => { blocks.run(commands.strong) } },
              { name: 'link', label: text.linkOrLanguage, expanded: isLinking, isOff: false, use: () => { setLinking(!isLinking) } },
            ],
            [
              { name: 'undo', label: text.undo, isOff: !blocks.can(commands.undo), use: () => { done('undo', text.said.undone) } },
              { name: 'redo', label: text.redo, isOff: !blocks.can(commands.redo), use: () => { done('redo', text.said.redone) } },
            ],
          ].filter(({ length }) => length > 0)} />
          {isLinking && <LinkPanel key={`${standing.link} ${standing.foreign}`} blocks={blocks} standing={standing} text={text} />}
          {offered.length > 1 && (
            <div className="tool-panel">
              <SmallSelect label={text.add} value={next} choices={offered.map((name) => ({ value: name, label: nameOf(name) }))} onChoose={(name) => { setNext(name as BlockName) }} />
              <SmallButton label={text.addSubmit} onUse={add} />
            </div>
          )}
          <div className="tool-panel" role="group" aria-label={`${text.here}: ${blockName(text, pictures)(standing.block, standing.attrs)}`} ref={panel}>
            <p className="here-name"><span>{text.here}</span> <b>{blockName(text, pictures)(standing.block, standing.attrs)}</b></p>
            <BlockPanel blocks={blocks} standing={standing} contacts={contacts} pictures={pictures} fields={fieldsOf(type)} text={text} />
            <div className="here-tools">
              <SmallButton label={text.up} isOff={!blocks.can(commands.up)} onUse={() => { done('up', text.said.moved) }} />
              <SmallButton label={text.down} isOff={!blocks.can(commands.down)} onUse={() => { done('down', text.said.moved) }} />
              <SmallButton label={text.remove} isOff={!blocks.can(commands.remove)} onUse={() => { done('remove', text.said.removed) }} />
            </div>
          </div>
        </div>
      )}
      <div ref={place} />
      {blocks && <p className="hint" id="source-hint">{text.hint}</p>}
      <p className="hide" role="status">{said}</p>
    </div>
  )
}
