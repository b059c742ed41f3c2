/** Answers to begin from, per language, as data that a reviewer signs. Pure. */
import { z } from 'zod'
import { locales, type Locale } from '@/lib/routes'
import contactTemplates from '@/prisma/data/contact-templates.json'

export const templateKeys = ['received', 'where', 'police', 'socialServices', 'child', 'danger'] as const
export type TemplateKey = (typeof templateKeys)[number]

const Template = z.strictObject({ key: z.enum(templateKeys), reviewedBy: z.string().nullable(), texts: z.record(z.enum(locales), z.string().min(1)) })
const templates = new Map(z.array(Template).parse(contactTemplates.templates).map((template) => [template.key, template]))

/**
 * The text in the reader's language; null: no such template.
 * @param numbers telephone numbers by the key of their contact: none is typed into a text
 */
export function templateText(key: string, locale: Locale, numbers: ReadonlyMap<string, string>): string | null {
  const found = templateKeys.find((each) => each === key)
  const text = found === undefined ? undefined : templates.get(found)?.texts[locale]
  return text?.replace(/\{([a-z0-9-]+)\}/g, (whole, contact: string) => numbers.get(contact) ?? whole) ?? null
}

/** Whether somebody has signed it; until then the officer is told. */
export const isReviewed = (key: TemplateKey): boolean => (templates.get(key)?.reviewedBy ?? null) !== null
