import type { ReactNode } from 'react'
import { contactInSentences } from '@/components/public/contact-sentences'
import { Corner, GoalCorner } from '@/components/public/drawings'
import { police } from '@/components/public/national-numbers'
import { OpeningNow } from '@/components/public/opening-line'
import { PhoneLink } from '@/components/ui/phone-link'
import { Say } from '@/components/ui/say'
import type { Document } from '@/lib/content/model'
import type { Contact } from '@/lib/directory/model'
import { translator } from '@/lib/i18n/translator'
import type { Pictures } from '@/lib/media/model'
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
  /** Those that its blocks show (lib/media/pictures.ts). */
  pictures: Pictures
  /** The same said in easier words, or in full. */
  variant?: { kind: 'easy' | 'full'; page: PageId } | undefined
  /** The page that this one is found on, above the heading. */
  crumb?: { href: string; text: string }
  /** What stands under the call, before the sections. */
  after?: ReactNode
}

/** A document as a page: heading, call, sections with the heading beside the text from 62 rem. */
export function DocumentPage({ document, locale, contacts, pictures, variant, crumb, after }: Props) {
  const t = translator(locale, 'content')
  const c = translator(locale, 'contact')
  const asks = document.sections.some(({ blocks }) => blocks.some(({ type }) => type === 'questions'))
  return (
    <>
      <div className="top">
        {document.call ? <GoalCorner /> : <Corner />}
        <div className="wrap">
          {crumb && (
            <nav className="crumbs" aria-label={translator(locale, 'layout')('breadcrumb')}>
              <ol className="links"><li><a href={crumb.href}>{crumb.text}</a></li></ol>
            </nav>
          )}
          <h1 className={crumb && 'long'}>{document.heading}</h1>
          {document.lead && <p className="lead"><InlineText runs={document.lead} locale={locale} /></p>}
          {document.call && <Call call={document.call} locale={locale} contacts={contacts} />}
          {!(document.call && 'dial' in document.call && document.call.dial === '112') && (
            <p className="sos">
              <span>{c('danger')} <a href="tel:112">{c('dangerCall')}</a></span>
              {!document.call && <span>{c('talk')} <PhoneLink phone={police} size="inline" /></span>}
            </p>
          )}
          {variant && <p className="other"><a href={publicPath(variant.page, locale)}>{t(variant.kind)}</a></p>}
          {after}
        </div>
      </div>
      <div className={variant?.kind === 'full' ? 'wrap doc easy' : 'wrap doc'} {...(asks ? { itemScope: true, itemType: 'https://schema.org/FAQPage' } : {})}>
        {document.sections.map((section, index) => (
          <section key={index} id={section.id} className={section.blocks.some((block) => wide.has(block.type)) ? 'whole' : undefined}>
            {section.heading && <h2>{section.heading}</h2>}
            <div>
              {section.blocks.map((block, at) => (
                <BlockView key={at} block={block} locale={locale} contacts={contacts} pictures={pictures} />
              ))}
            </div>
          </section>
        ))}
        <Colophon document={document} locale={locale} />
      </div>
    </>
  )
}

/** The yellow block, for a number that is the same everywhere or for a line of the directory with its hours. */
function Call({ call, locale, contacts }: { call: NonNullable<Document['call']>; locale: Locale; contacts: Contact[] }) {
  const t = translator(locale, 'contact')
  const line = 'contact' in call ? contacts.find(({ key }) => key === call.contact) : undefined
  const phone = 'contact' in call ? line?.phone : call
  // A line that its owner has withdrawn leaves its sentence to the next ones on the page.
  if (!phone) return null
  return (
    <div className="call">
      <PhoneLink phone={phone} size="large" verb={'before' in call ? call.before : t('call')} />
      <p>{t('andSay')}</p>
      <Say words={call.say} sound={call.sound} />
      {'after' in call && call.after && <p className="when">{call.after}</p>}
      {line && <p className="when">{contactInSentences(line, locale)}</p>}
      {line && <OpeningNow opening={line.opening} locale={locale} />}
    </div>
  )
}
