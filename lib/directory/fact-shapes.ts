/** What the files of prisma/data may hold. A word that is not here is a slip of the pen, and seeding stops. */
import { z } from 'zod'
import { audiences, authorityKinds, contactPointRow, openingHoursRow, unitKinds } from '@/lib/directory/rows'

const source = z.strictObject({ name: z.string(), url: z.url().optional(), publishedOn: z.iso.date().optional(), retrievedOn: z.iso.date() })
const opening = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['always', 'daytimeWeekdays', 'unknown']) }),
  z.strictObject({
    kind: z.literal('schedule'), onHolidays: z.enum(['asUsual', 'closed']), certain: z.boolean(),
    weekly: z.array(openingHoursRow.pick({ weekdays: true, opens: true, closes: true })).min(1),
  }),
])
const answers = contactPointRow.pick({
  shownOnBill: true, anonymous: true, interpreter: true, dutyToReport: true, languages: true,
}).extend({
  phone: z.strictObject({ dial: z.string(), shown: z.string() }),
  opening,
  cost: z.enum(['free', 'unknown']).default('unknown'),
  ages: z.union([z.literal('all'), z.literal('unknown'), z.strictObject({ from: z.number().nullable(), to: z.number().nullable() })]),
  audiences: z.array(z.enum(audiences)).min(1),
  source,
})
const contactFact = answers.extend({
  key: z.string(), unit: z.string(), name: z.string(), note: z.string().optional(),
  visibility: z.enum(['published', 'internal']).default('published'),
  onEveryPage: z.boolean().default(false),
  texts: z.strictObject({ sv: z.string(), en: z.string(), ar: z.string() }).optional(),
})
export type ContactFact = z.infer<typeof contactFact>

const provenance = z.record(z.string(), z.string())
export const factShapes = {
  policeRegions: z.strictObject({ source: provenance, policeRegions: z.array(z.strictObject({ id: z.string(), name: z.string() })) }),
  counties: z.strictObject({
    source: provenance,
    counties: z.array(z.strictObject({ code: z.string(), name: z.string(), slug: z.string(), policeRegion: z.string() })),
  }),
  municipalities: z.strictObject({
    source: provenance,
    municipalities: z.array(z.strictObject({
      code: z.string(), name: z.string(), officialName: z.string(), slug: z.string(), county: z.string(), latitude: z.number(), longitude: z.number(),
    })),
  }),
  places: z.strictObject({ source: provenance, places: z.array(z.strictObject({ name: z.string(), slugs: z.array(z.string()).min(1).max(6), from: z.enum(['geonames', 'project', 'both']) })) }),
  contacts: z.strictObject({
    note: z.string(),
    authorities: z.array(z.strictObject({ key: z.string(), kind: z.enum(authorityKinds), name: z.string(), county: z.string().optional() })),
    units: z.array(z.strictObject({
      key: z.string(), authority: z.string(), kind: z.enum(unitKinds), name: z.string(), nationwide: z.boolean().default(false),
      municipalities: z.array(z.string()).default([]), validFrom: z.iso.date().optional(),
    })),
    policeCoordination: answers,
    contacts: z.array(contactFact),
  }),
}
