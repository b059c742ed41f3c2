/**
 * "Stämmer något inte?": what a visitor can say is wrong with a contact. Codes only, so that nothing of the visitor can be in
 * them; counted by day (migration 0014). Pure: the front reads forms with it, without a database.
 */
import { locales, type Locale } from '@/lib/routes'

/** What is wrong, in the order of the buttons. The CHECK of portal.contact_report holds the same words. */
export const reportReasons = ['noAnswer', 'someoneElse', 'hours', 'otherFact'] as const
export type ReportReason = (typeof reportReasons)[number]

/** How it was when somebody looked into it. */
export const reportOutcomes = ['corrected', 'wasRight', 'unclear'] as const
export type ReportOutcome = (typeof reportOutcomes)[number]

/** A contact's stable name, as the database has it. */
const contactKey = /^(?=.{1,80}$)[a-z0-9]+(-[a-z0-9]+)*$/

/** Bytes of a report that are read; the longest is a third of it. */
export const largestReport = 512

export interface Report { contact: string; reason: ReportReason }

/** The language of the page a form came from; anything else is Swedish. */
export const reportLocale = (form: URLSearchParams): Locale => locales.find((locale) => locale === form.get('locale')) ?? 'sv'

/** The report in a form, or null when the form is none of ours. */
export function reportIn(form: URLSearchParams): Report | null {
  const contact = form.get('contact') ?? ''
  const reason = reportReasons.find((each) => each === form.get('reason'))
  return reason && contactKey.test(contact) ? { contact, reason } : null
}

/** What was reported about one contact for one reason, and what is known of the contact now. Days are `2026-11-26`. */
export interface ReportLine {
  contact: string
  reason: ReportReason
  /** How often the button was pressed, not by how many people. */
  times: number
  firstOn: string
  lastOn: string
}

export interface CheckLine extends ReportLine { outcome: ReportOutcome; checkedOn: string }

/** A contact as the list names it; null when it is no longer published. */
export interface Reported { name: string; phone: string | null; owner: string }
