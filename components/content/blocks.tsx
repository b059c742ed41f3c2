import { ContactCard } from '@/components/public/contact-card'
import { Contacts } from '@/components/public/contacts'
import { FinderForm } from '@/components/public/finder-form'
import { Boxes } from '@/components/ui/boxes'
import { Notice } from '@/components/ui/notice'
import { Say } from '@/components/ui/say'
import { Table } from '@/components/ui/table'
import { Unknown } from '@/components/ui/unknown'
import type { Block } from '@/lib/content/model'
import type { Contact } from '@/lib/directory/model'
import type { Pictures } from '@/lib/media/model'
import type { Locale } from '@/lib/routes'
import { CardToShow, Jump, Paragraphs, Path, Questions, Ways } from './drawn-blocks'
import { InlineText } from './inline-text'
import { PictureBlock } from './picture-block'
import { StatementPart } from './statement'

interface Props {
  block: Block
  locale: Locale
  /** The directory's contacts, for blocks that name them by key. */
  contacts: Contact[]
  /** The library's pictures, for blocks that name them by id. */
  pictures: Pictures
}

/** One typed block of a document. */
export function BlockView({ block, locale, contacts, pictures }: Props) {
  switch (block.type) {
    case 'paragraph':
      return <p><InlineText runs={block.text} locale={locale} /></p>
    case 'lead':
      return <p className="lead read"><InlineText runs={block.text} locale={locale} /></p>
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul'
      return (
        <List>
          {block.items.map((item, index) => (
            <li key={index}><InlineText runs={item} locale={locale} /></li>
          ))}
        </List>
      )
    }
    case 'note':
      return <Notice kind={block.kind}><InlineText runs={block.text} locale={locale} /></Notice>
    case 'unknown':
      return <Unknown><p><InlineText runs={block.text} locale={locale} /></p></Unknown>
    case 'facts':
      return (
        <dl className="facts">
          {block.items.map((item) => (
            <div key={item.term}><dt>{item.term}</dt><dd><InlineText runs={item.text} locale={locale} /></dd></div>
          ))}
        </dl>
      )
    case 'says':
      return (
        <ul className="said">
          {block.items.map((item) => (
            <li key={item.say}><Say words={item.say} sound={item.sound} /></li>
          ))}
        </ul>
      )
    case 'steps':
      return (
        <ol className="course">
          {block.items.map((item, index) => (
            <li key={item.heading} className={index === block.items.length - 1 ? 'goal' : undefined}>
              <h3>{item.heading}</h3>
              <p><InlineText runs={item.text} locale={locale} /></p>
            </li>
          ))}
        </ol>
      )
    case 'path':
      return <Path steps={block.steps} locale={locale} />
    case 'questions':
      return <Questions items={block.items} locale={locale} />
    case 'card':
      return <CardToShow heading={block.heading} lines={block.lines} />
    case 'ways':
      return <Ways items={block.items} locale={locale} />
    case 'boxes':
      return (
        <Boxes items={block.items.map((item) => ({ heading: item.heading, body: <Paragraphs text={item.text} locale={locale} /> }))} level="h3" />
      )
    case 'table':
      return (
        <Table
          caption={block.caption}
          head={block.head.map((label) => ({ label }))}
          rows={block.rows.map((row, index) => ({
            key: String(index),
            cells: row.map((cell, column) => <InlineText key={column} runs={cell} locale={locale} />),
          }))}
        />
      )
    case 'contacts':
      return <Contacts contacts={block.keys.flatMap((key) => contacts.filter((contact) => contact.key === key))} locale={locale} heading="h3" />
    case 'contact':
      return <ContactCard contact={contacts.find(({ key }) => key === block.key)} locale={locale} />
    case 'jump':
      return <Jump items={block.items} />
    case 'image':
      return <PictureBlock block={block} pictures={pictures} locale={locale} />
    case 'finder':
      return <FinderForm locale={locale} />
    case 'statement':
      return <StatementPart part={block.part} locale={locale} />
  }
}
