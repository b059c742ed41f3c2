import type { Contact } from '@/lib/directory/model'
import { translator } from '@/lib/i18n/translator'
import type { Locale } from '@/lib/routes'
import { hoursInWords } from './opening-line'

/** A contact's known facts as running text: who it is for, when it answers, what it costs, what shows. */
export function contactInSentences(contact: Contact, locale: Locale): string {
  const t = translator(locale, 'contact')
  return [
    contact.description?.[locale],
    contact.audiences.length === 1 && contact.audiences[0] === 'professionals' && `${t('professionalsOnly')}.`,
    contact.opening.kind !== 'unknown' && endWithStop(hoursInWords(contact.opening, locale)),
    contact.cost === 'free' && t('short.free'),
    contact.shownOnBill === 'no' && t('short.notOnBill'),
    contact.anonymous === 'yes' && t('short.anonymous'),
    contact.interpreter === 'yes' && t('short.interpreter'),
  ]
    .filter(Boolean)
    .join(' ')
}

const endWithStop = (text: string) => (text.endsWith('.') ? text : `${text}.`)
