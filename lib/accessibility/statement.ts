/**
 * The accessibility statement as facts: how far the site complies, what is lacking and why, how and when that was assessed
 * (lagen (2018:1937) om tillgänglighet till digital offentlig service 13 §; kommissionens beslut (EU) 2018/1523). Pure.
 */
import { z } from 'zod'
import { monthsAfter } from '@/lib/directory/days'
import data from '@/prisma/data/accessibility.json'

const inEveryLanguage = z.strictObject({ sv: z.string().min(1), en: z.string().min(1), ar: z.string().min(1) })

/** `lacking`: not done; `burden`: would be unreasonable (12 §); `exempt`: outside the act (9 §). */
const fault = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/), reason: z.enum(['lacking', 'burden', 'exempt']), what: inEveryLanguage, how: inEveryLanguage,
})

export const statementShape = z.strictObject({
  note: z.string(),
  degree: z.enum(['fully', 'partly', 'notAtAll']),
  standard: z.string(),
  level: z.string(),
  builtTo: z.string(),
  method: z.enum(['selfAssessment', 'outside']),
  assessedOn: z.iso.date(),
  updatedOn: z.iso.date(),
  assessEveryMonths: z.int().min(1).max(12),
  faults: z.array(fault),
  /** Where to say what does not work; null until the responsible authority has published it. */
  feedback: z.strictObject({ phone: z.string().nullable(), site: z.url().nullable() }).nullable(),
  supervisor: z.strictObject({ name: z.string(), site: z.url({ protocol: /^https$/ }) }),
})
  .refine(({ degree, faults }) => (degree === 'fully') === (faults.length === 0), 'a site that lacks something does not comply fully, and one that lacks nothing does')
  .refine(({ assessedOn, updatedOn }) => assessedOn <= updatedOn, 'a statement is not older than its assessment')
  .refine(({ faults }) => new Set(faults.map(({ id }) => id)).size === faults.length, 'a fault stands twice')

export const statement = statementShape.parse(data)

/** The last day before which the assessment must be made again. */
export const assessedUntil = monthsAfter(statement.assessedOn, statement.assessEveryMonths)
