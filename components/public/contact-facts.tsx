import { Unknown } from '@/components/ui/unknown'
import type { Contact } from '@/lib/directory/model'
import { longDay } from '@/lib/i18n/dates'
import { translator, type Translator } from '@/lib/i18n/translator'
import type { Locale } from '@/lib/routes'
import { hoursInWords } from './opening-line'

type T = Translator<'contact'>
type Fact = 'answers' | 'cost' | 'bill' | 'anonymous' | 'report' | 'interpreter' | 'ages'

function ages(contact: Contact, t: T): string | null {
  if (contact.ages === 'unknown') return null
  if (contact.ages === 'all') return t('ages.all')
  const { from, to } = contact.ages
  if (from !== null && to !== null) return t('ages.range', { from, to })
  return from !== null ? t('ages.from', { from }) : t('ages.to', { to: to ?? 0 })
}

/** 114 14 is answered at all hours, avhopparsamordningen in the daytime (lib/README.md, decision 12). */
function answersBy({ kind, opening }: Contact, locale: Locale, t: T): string | null {
  if (kind === 'policeCoordination' && opening.kind === 'daytimeWeekdays') return t('policeHours')
  return opening.kind === 'unknown' ? null : hoursInWords(opening, locale)
}

/** A police officer reports crimes, whoever calls (polislagen 9 §): told before the call, not after (decisions 40). */
function reportBy(contact: Contact, t: T): string | null {
  if (contact.kind === 'policeCoordination' || contact.kind === 'nationalContactPoint') return t('report.police')
  return contact.dutyToReport === 'child' ? t('report.child') : null
}

/** Every fact about calling, in the order a frightened caller needs them; null = not known. */
function factsOf(contact: Contact, locale: Locale, t: T): [Fact, string | null][] {
  return [
    ['answers', answersBy(contact, locale, t)],
    ['cost', contact.cost === 'free' ? t('cost.free') : null],
    ['bill', contact.shownOnBill === 'unknown' ? null : t(`bill.${contact.shownOnBill}`)],
    ['anonymous', contact.anonymous === 'unknown' ? null : t(`anonymous.${contact.anonymous}`)],
    ['report', reportBy(contact, t)],
    ['ages', ages(contact, t)],
    ['interpreter', contact.interpreter === 'unknown' ? null : t(`interpreter.${contact.interpreter}`)],
  ]
}

/** Known facts in a grid; unknown ones gathered in one hatched block that says what to assume and what to do. */
export function ContactFacts({ contact, locale, after }: { contact: Contact; locale: Locale; after?: string }) {
  const t = translator(locale, 'contact')
  const facts = factsOf(contact, locale, t)
  const unknown = facts.filter(([, value]) => value === null).map(([fact]) => t(`unknownFacts.${fact}`))
  const list = new Intl.ListFormat(locale, { type: 'conjunction' }).format(unknown)
  return (
    <>
      <dl className="facts">
        {facts.map(([fact, value]) => value !== null && <div key={fact}><dt>{t(`facts.${fact}`)}</dt><dd>{value}</dd></div>)}
        {after && <div><dt>{t('facts.after')}</dt><dd>{after}</dd></div>}
      </dl>
      {unknown.length > 0 && (
        <Unknown>
          <p>{t('unknownLead')} {list}. {contact.shownOnBill === 'unknown' ? t('unknownAssume') : t('unknownAsk')}</p>
        </Unknown>
      )}
    </>
  )
}

/** Where the facts come from and whether the one who answers has confirmed them: unverified is shown as such. */
export function Checked({ contact, locale }: { contact: Contact; locale: Locale }) {
  const t = translator(locale, 'contact')
  const { state, verifiedOn, source } = contact.verification
  return (
    <p className="checked">
      {t('source', { source: source.name, date: longDay(source.retrievedOn, locale) })}{' '}
      {state === 'verified' && verifiedOn && t('confirmed', { date: longDay(verifiedOn, locale) })}
      {state === 'stale' && verifiedOn && t('stale', { date: longDay(verifiedOn, locale) })}
      {state === 'unverified' && t('notConfirmed')}
    </p>
  )
}
