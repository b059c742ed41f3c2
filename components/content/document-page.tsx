import { Corner, GoalCorner } from '@/components/public/drawings'
import { PhoneLink } from '@/components/ui/phone-link'
import { Say } from '@/components/ui/say'
import type { Document } from '@/lib/content/model'
import type { Contact } from '@/lib/directory/model'
import { longDay } from '@/lib/i18n/dates'
import { translator } from '@/lib/i18n/translator'
import type { Locale } from '@/lib/routes'
import { BlockView } from './blocks'
import { InlineText } from './inline-text'

/** Blocks that need the whole width of the page; their section puts its heading above instead of beside. */
const wide = new Set(['boxes', 'contacts'])

interface Props {
  document: Document
  locale: Locale
  contacts: Contact[]
}

/** A document as a page: heading, call, sections with the heading beside the text from 62 rem. */
export function DocumentPage({ document, locale, contacts }: Props) {
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
          {document.call && document.call.dial !== '112' && <p className="sos">{c('danger')} <a href="tel:112">{c('dangerCall')}</a></p>}
        </div>
      </div>
      <div className="wrap doc">
        {document.sections.map((section, index) => (
          <section key={index} className={section.blocks.some((block) => wide.has(block.type)) ? 'whole' : undefined}>
            {section.heading && <h2>{section.heading}</h2>}
            <div>
              {section.blocks.map((block, at) => (
                <BlockView key={at} block={block} locale={locale} contacts={contacts} />
              ))}
            </div>
          </section>
        ))}
        <p className="small">
          {t('responsible', { owner: document.owner })}{' '}
          {document.reviewedOn && document.reviewedBy ? t('reviewed', { date: longDay(document.reviewedOn, locale) }) : t('notReviewed')}{' '}
          {document.sources.length > 0 && t('sources', { sources: document.sources.join(', ') })}
        </p>
      </div>
    </>
  )
}
