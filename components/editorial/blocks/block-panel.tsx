'use client'

import { useState } from 'react'
import { setAttributes } from '@/components/editorial/blocks/commands'
import type { ContactChoice } from '@/lib/directory/model'
import type { Blocks, Standing } from '@/components/editorial/blocks/mount'
import { addColumn, addField, addPart, movePart, removeColumn, removePart } from '@/components/editorial/blocks/parts'
import { SmallButton, SmallSelect, SmallText, type Choice } from '@/components/editorial/blocks/small-fields'
import { documentPages, publicPath } from '@/lib/routes'
import type { PictureChoice } from '@/lib/media/model'
import type editorial from '@/messages/sv/editorial.json'

type Text = (typeof editorial)['edit']['blocks']
interface Props { blocks: Blocks; standing: Standing; contacts: readonly ContactChoice[]; pictures: readonly PictureChoice[]; fields: readonly string[]; text: Text }

const choicesOf = <Key extends string>(words: Record<Key, string>): Choice[] => (Object.keys(words) as Key[]).map((value) => ({ value, label: words[value] }))
const pages = documentPages.map((page) => ({ value: page as string, label: publicPath(page, 'sv') }))

/** What can be said of the block with the cursor, and of the part of it. */
export function BlockPanel(props: Props) {
  const { blocks, standing: { block, attrs, part }, text } = props
  const set = (next: Record<string, string>) => { blocks.run(setAttributes(next), 'stay') }
  return (
    <>
      {block === 'note' && <SmallSelect label={text.noteKind} value={attrs.kind ?? ''} choices={choicesOf(text.noteKinds)} onChoose={(kind) => { set({ kind }) }} />}
      {block === 'statement' && <SmallSelect label={text.statement} value={attrs.part ?? ''} choices={choicesOf(text.statements)} onChoose={(next) => { set({ part: next }) }} />}
      {block === 'section' && <SectionLines lines={attrs.lines ?? ''} text={text} onChange={(lines) => { set({ lines }) }} />}
      {(block === 'contacts' || block === 'contact') && <ContactsOf {...props} keys={attrs.keys ?? ''} isOne={block === 'contact'} onChange={(keys) => { set({ keys }) }} />}
      {block === 'image' && <SmallSelect label={text.image} value={attrs.id ?? ''} choices={picturesOf(props, attrs.id ?? '')} onChoose={(id) => { set({ id }) }} />}
      {block === 'head' && <NewField {...props} />}
      {part?.name === 'way' && (
        <SmallSelect label={text.page} value={part.attrs.page ?? ''} choices={pages.some(({ value }) => value === part.attrs.page) ? pages : [{ value: part.attrs.page ?? '', label: part.attrs.page ?? '' }, ...pages]} onChoose={(page) => { set({ page }) }} />
      )}
      {part?.name === 'target' && <SmallText key={`${part.attrs.to}`} label={text.target} hint={text.anchorHint} value={part.attrs.to ?? ''} onDone={(to) => { set({ to }) }} />}
      {part && block !== 'head' && <PartButtons {...props} words={text.parts[block as keyof Text['parts']]} isRow={part.name === 'row' || part.name === 'headRow'} />}
      {part && block === 'head' && <SmallButton label={text.partRemove.replace('{part}', text.parts.head)} isOff={!blocks.can(removePart)} onUse={() => { blocks.run(removePart) }} />}
    </>
  )
}

/** The library's pictures by what they show; one that is not there any more, by its id. */
function picturesOf({ pictures, text }: Props, chosen: string): Choice[] {
  const all = pictures.map(({ id, shows }) => ({ value: id, label: shows }))
  return [{ value: '', label: text.imageNone }, ...(chosen === '' || pictures.some(({ id }) => id === chosen) ? [] : [{ value: chosen, label: chosen }]), ...all]
}

function PartButtons({ blocks, text, words, isRow }: Props & { words: string; isRow: boolean }) {
  const buttons = [[text.partAdd, addPart], [text.partUp, movePart(-1)], [text.partDown, movePart(1)], [text.partRemove, removePart], ...(isRow ? [[text.columnAdd, addColumn], [text.columnRemove, removeColumn]] as const : [])] as const
  return buttons.map(([label, command]) => <SmallButton key={label} label={label.replace('{part}', words)} isOff={!blocks.can(command)} onUse={() => { blocks.run(command) }} />)
}

const lineOf = (lines: string, key: string): string => lines.split('\n').find((line) => line.startsWith(`${key}:`))?.slice(key.length + 1).trim() ?? ''

/** What stands under a heading: its name, and where its facts are from. An empty list of sources says that it states none. */
function SectionLines({ lines, text, onChange }: { lines: string; text: Text; onChange: (lines: string) => void }) {
  const [id, sources] = [lineOf(lines, 'id'), lineOf(lines, 'källor')]
  const hadSources = /^källor:/m.test(lines)
  const write = (nextId: string, nextSources: string) => {
    onChange([...(nextId.trim() === '' ? [] : [`id: ${nextId.trim()}`]), ...(nextSources.trim() === '' && !hadSources ? [] : [`källor: ${nextSources.trim()}`])].join('\n'))
  }
  return (
    <>
      <SmallText key={`id ${lines}`} label={text.anchor} hint={text.anchorHint} value={id} onDone={(next) => { write(next, sources) }} />
      <SmallText key={`sources ${lines}`} label={text.sources} hint={text.sourcesHint} value={sources} onDone={(next) => { write(id, next) }} />
    </>
  )
}

/** Contacts of the directory: numbers are never typed into a text. */
function ContactsOf({ contacts, text, keys, isOne, onChange }: Props & { keys: string; isOne: boolean; onChange: (keys: string) => void }) {
  const chosen = keys.split(',').map((key) => key.trim()).filter(Boolean)
  const [next, setNext] = useState('')
  const nameOf = (key: string) => contacts.find((contact) => contact.key === key)?.name ?? key
  const free = contacts.filter(({ key }) => isOne || !chosen.includes(key)).map(({ key, name }) => ({ value: key, label: name }))
  const none = { value: '', label: text.contactNone }
  if (isOne) {
    const unknown = chosen.filter((key) => !free.some(({ value }) => value === key)).map((key) => ({ value: key, label: key }))
    return <SmallSelect label={text.contact} value={chosen[0] ?? ''} choices={[none, ...unknown, ...free]} onChoose={onChange} />
  }
  return (
    <>
      <SmallSelect label={text.contact} value={next} choices={[none, ...free]} onChoose={setNext} />
      <SmallButton label={text.contactAdd} isOff={next === ''} onUse={() => { onChange([...chosen, next].join(', ')); setNext('') }} />
      {chosen.map((key) => <SmallButton key={key} label={text.contactRemove.replace('{name}', nameOf(key))} onUse={() => { onChange(chosen.filter((each) => each !== key).join(', ')) }} />)}
    </>
  )
}

function NewField({ blocks, fields, text }: Props) {
  const [name, setName] = useState(fields[0] ?? '')
  return (
    <>
      <SmallSelect label={text.field} value={name} choices={fields.map((value) => ({ value, label: value }))} onChoose={setName} />
      <SmallButton label={text.fieldAdd} onUse={() => { blocks.run(addField(name)) }} />
    </>
  )
}
