import { Corner, GoalCorner } from '@/components/public/drawings'
import { police } from '@/components/public/national-numbers'
import { PhoneLink } from '@/components/ui/phone-link'
import { Say } from '@/components/ui/say'
import type { Document } from '@/lib/content/model'
import type { Contact } from '@/lib/directory/model'
import { translator } from '@/lib/i18n/translator'
import { publicPath, type Locale, type PageId } from '@/lib/routes'
import { BlockView } from './blocks'
import { Colophon } from './colophon'
import { InlineText } from './inline-text'

/** Blocks that need the whole width of the page; their section puts its heading above instead of beside. */
const wide = new Set(['boxes', 'contacts', 'path', 'card', 'jump'])

interface Props {
  document: Document
  locale: Locale
  contacts: Contact[]
  /** The same said in easier words, or in full. */
  variant?: { kind: 'easy' | 'full'; page: PageId } | undefined
}

/** A document as a page: heading, call, sections with the heading beside the text from 62 rem. */
export function DocumentPage({ document, locale, contacts, variant }: Props) {
  const t = translator(locale, 'content')
  const c = translator(locale, 'contact')
  return (
    <>
      <div className="top">
        {document.call ? <GoalCorner /> : <Corner />}
        <div className="wrap">
          <h1>{document.heading}</h1>
          {document.lead && <p className="lead"><InlineText runs={document.lead} locale={locale} /></p>}
          {document.call && (
            <div className="call">
              <PhoneLink phone={document.call} size="large" verb={document.call.before} />
              <p>{c('andSay')}</p>
              <Say words={document.call.say} sound={document.call.sound} />
              {document.call.after && <p className="when">{document.call.after}</p>}
            </div>
          )}
          {document.call?.dial !== '112' && (
            <p className="sos">
              <span>{c('danger')} <a href="tel:112">{c('dangerCall')}</a></span>
              {!document.call && <span>{c('talk')} <PhoneLink phone={police} size="inline" /></span>}
            </p>
          )}
          {variant && <p className="other"><a href={publicPath(variant.page, locale)}>{t(variant.kind)}</a></p>}
        </div>
      </div>
      <div className={variant?.kind === 'full' ? 'wrap doc easy' : 'wrap doc'}>
        {document.sections.map((section, index) => (
          <section key={index} id={section.id} className={section.blocks.some((block) => wide.has(block.type)) ? 'whole' : undefined}>
            {section.heading && <h2>{section.heading}</h2>}
            <div>
              {section.blocks.map((block, at) => (
                <BlockView key={at} block={block} locale={locale} contacts={contacts} />
              ))}
            </div>
          </section>
        ))}
        <Colophon document={document} locale={locale} />
      </div>
    </>
  )
}
